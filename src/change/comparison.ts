import type { Analysis } from '../engine/analyze.ts';
import type { ChangeAnalysis } from '../engine/analyze-change.ts';
import type { Finding } from '../engine/finding.ts';
import type { Decimal } from '../pricing/money.ts';
import type { Changes, Side } from './change.ts';
import { type ChangeMoney, moneyBetween } from './change-money.ts';
import { type FindingsBetween, findingsBetween } from './findings-between.ts';
import { type Replicas, replicasBetween } from './replicas.ts';
import { type RiseLimit, riseLimitOf } from './rise-limit.ts';
import { type Step, stepsOf } from './steps.ts';

/** What is asked about two states. */
export type Question = {
  /** The sides as they were asked for. */
  names: Readonly<Record<Side, string>>;
  /** What is to be known about the sides, a sentence each. */
  notes?: readonly string[];
  /** Findings of the sides from elsewhere; they are new. */
  findings?: readonly Finding[];
  /** By how much the monthly cost may rise, where that is limited. */
  failOver?: Decimal | undefined;
};

/** Two states, what lies between them, and what was asked about it. */
export type Comparison = Required<Pick<Question, 'names' | 'notes'>> & {
  base: Analysis;
  head: Analysis;
  changes: Changes;
  steps: Step[];
  replicas: Replicas;
  money: ChangeMoney;
  /** Those of the rules of the group `change` are among what is new. */
  findings: FindingsBetween;
  /** What is allowed for a rise of the cost, where something is. */
  limit: RiseLimit | undefined;
  /** Whether the base is what there is in Azure, of which a deployment of the head deletes nothing. */
  isLive: boolean;
};

/** Sets two estates that were judged alike against each other. */
export function compareAnalyses(base: Analysis, head: Analysis, judged: ChangeAnalysis, question: Question): Comparison {
  const { changes } = judged;
  const { names, notes = [], findings: more = [], failOver } = question;
  const findings = findingsBetween(base, head);
  const money = moneyBetween(changes, base.cost(), head.cost());
  return {
    base,
    head,
    names,
    notes,
    changes,
    steps: stepsOf(changes.changes),
    replicas: replicasBetween(changes),
    money,
    findings: { ...findings, added: [...more, ...judged.findings.map(({ finding }) => finding), ...findings.added] },
    limit: failOver === undefined ? undefined : riseLimitOf(money, failOver, isLive(base)),
    isLive: isLive(base),
  };
}

/** Sides in another format than manifests: whoever exports galleries says nothing of deployments by naming none. */
export function sidesWithoutDeployments(base: Analysis, head: Analysis): Side[] {
  const sides: [Side, Analysis][] = [
    ['base', base],
    ['head', head],
  ];
  return sides.filter(([, { importedFiles }]) => importedFiles.size > 0).map(([side]) => side);
}

/** Whether all of an estate is what Azure answered, and not what somebody wrote to be deployed. */
function isLive({ importedFiles, manifestFiles }: Analysis): boolean {
  return (
    importedFiles.size > 0 && importedFiles.size === manifestFiles && [...importedFiles.values()].every((format) => format === 'azure')
  );
}
