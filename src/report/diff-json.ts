import type { Amount } from '../change/change-money.ts';
import { type Change, type ChangedEntity, type PropertyChange, type Side, type Unknown } from '../change/change.ts';
import type { ReplicaCounts } from '../change/replicas.ts';
import type { Step } from '../change/steps.ts';
import type { Analysis } from '../engine/analyze.ts';
import { compareFindings, pointerOf } from '../engine/finding.ts';
import { nameAt, pathOf } from '../estate/estate.ts';
import type { EditionId } from '../facts/facts.ts';
import { type CostOutput, JSON_DECIMALS, sheetOutput } from '../pricing/cost-output.ts';
import { toNumber } from '../pricing/money.ts';
import { type RoundedMoney, roundMoney } from './diff-money.ts';
import { countGroups, type DiffGroup, groupOf } from './diff-groups.ts';
import type { Comparison } from '../change/comparison.ts';
import { lintFinding, type LintOutputFinding } from './lint-json.ts';
import { safeJson } from './safe-json.ts';
import { TOOL } from './tool.ts';

/** `diff -f json`, as schemas/diff-output.schema.json has it. Null is unknown, or not there. */
export type DiffOutput = {
  tool: { name: string; version: string };
  today: string;
  edition: EditionId;
  base: DiffOutputSide;
  head: DiffOutputSide;
  /** How many resources and deployments become what. */
  summary: Record<DiffGroup, number> & { newFindings: number; fixedFindings: number; keptFindings: number };
  /** Galleries in the order of the base, then new ones, what stands in them after each; deployments last. */
  changes: DiffOutputChange[];
  /** What is to be done in Azure, in an order that it accepts; a replacement is a deletion and a creation. */
  steps: { action: Step['action']; /** Index into `changes`. */ change: number }[];
  replicas: ReplicaCounts & { regions: (ReplicaCounts & { region: string })[] };
  cost: {
    currency: string;
    prices: CostOutput['prices'];
    /** Storage a month. */
    before: DiffOutputAmount;
    after: DiffOutputAmount;
    difference: DiffOutputAmount;
    egressOnce: DiffOutputAmount;
    /** Parts of the difference that no change accounts for. */
    unchanged: DiffOutputAmount;
    unknown: DiffOutputAmount;
    /** What is allowed for a rise, and whether it is kept to; null where nothing is asked. */
    limit: { amount: number; state: 'over' | 'within' | 'unknown' } | null;
  };
  findings: { new: LintOutputFinding[]; fixed: LintOutputFinding[] };
  /** What cannot be compared, and why. */
  unknown: DiffOutputUnknown[];
  notes: string[];
};

export type DiffOutputSide = {
  name: string;
  files: number;
  galleries: number;
  images: number;
  versions: number;
  deployments: number;
  /** Whether it is an export of what there is in Azure. */
  live: boolean;
  /** Whether all of it was read: of a side that was not, what is absent counts neither as created nor as deleted. */
  complete: boolean;
};

/** `complete` is false where a price or a size is missing: then it is what is known. */
export type DiffOutputAmount = { amount: number; complete: boolean };

export type DiffOutputPlace = { file: string; document?: number; line: number; column: number; pointer: string };

export type DiffOutputChange = {
  action: Change['action'];
  group: DiffGroup;
  kind: Change['kind'];
  /** From the gallery down, as the head has them; of a deployment, its name. */
  names: string[];
  renamedFrom: string | null;
  /** Index into `changes`: what takes this one with it. */
  because: number | null;
  properties: DiffOutputProperty[];
  /** Of versions: their part of the difference a month, and of the egress. */
  monthly: DiffOutputAmount | null;
  egressOnce: DiffOutputAmount | null;
  before: DiffOutputPlace | null;
  after: DiffOutputPlace | null;
};

export type DiffOutputProperty = {
  name: string;
  /** Which of several: a region, a tag; null where there is one only. */
  of: string | null;
  region: string | null;
  before: string | number | boolean | null;
  after: string | number | boolean | null;
  /** Whether Azure can change it in place; null for what a manifest alone knows. */
  mutability: 'immutable' | 'updatable' | 'undocumented' | null;
};

export type DiffOutputUnknown = DiffOutputPlace & { side: Side; kind: Change['kind']; names: string[]; claimed: Unknown['claimed'] };

export function diffJson(result: Comparison): string {
  return safeJson(diffOutput(result));
}

/** Amounts are rounded once, so that they add up. */
export function diffOutput(result: Comparison): DiffOutput {
  const { base, head, changes, steps, replicas, money: exact, findings, names, notes, limit, isLive } = result;
  const money = roundMoney(exact, JSON_DECIMALS);
  const indexes = new Map(changes.changes.map((change, index) => [change, index]));
  return {
    tool: TOOL,
    today: head.today,
    edition: head.facts.edition,
    base: { ...sideOf(names.base, base), live: isLive, complete: !changes.incomplete.includes('base') },
    head: { ...sideOf(names.head, head), live: false, complete: !changes.incomplete.includes('head') },
    summary: {
      ...countGroups(result),
      newFindings: findings.added.length,
      fixedFindings: findings.fixed.length,
      keptFindings: findings.kept.length,
    },
    changes: changes.changes.map((change) => changeOf(change, indexes, money, isLive)),
    steps: steps
      .filter(({ change }) => groupOf(change, isLive) !== 'onlyThere')
      .map(({ action, change }) => ({ action, change: indexes.get(change) ?? -1 })),
    replicas: { ...replicas.total, regions: replicas.regions.map(({ region, ...counts }) => ({ region, ...counts })) },
    cost: {
      currency: exact.currency,
      prices: sheetOutput(exact.prices),
      before: amountOf(money.before),
      after: amountOf(money.after),
      difference: amountOf(money.difference),
      egressOnce: amountOf(money.egressOnce),
      unchanged: amountOf(money.unchanged),
      unknown: amountOf(money.unknown),
      limit: limit === undefined ? null : { amount: toNumber(limit.most), state: limit.state },
    },
    findings: {
      new: findings.added.toSorted(compareFindings).map(lintFinding),
      fixed: findings.fixed.toSorted(compareFindings).map(lintFinding),
    },
    unknown: changes.unknown.map(({ side, kind, names: own, document, path, claimed }) => ({
      side,
      kind,
      names: [...own],
      claimed,
      ...placeOf(document.source, path),
    })),
    notes: [...notes],
  };
}

function sideOf(name: string, { estate, manifestFiles }: Analysis): Omit<DiffOutputSide, 'live' | 'complete'> {
  const images = estate.galleries.flatMap((gallery) => gallery.images);
  return {
    name,
    files: manifestFiles,
    galleries: estate.galleries.length,
    images: images.length,
    versions: images.reduce((sum, { versions }) => sum + versions.length, 0),
    deployments: estate.deployments.length,
  };
}

function changeOf(change: Change, indexes: ReadonlyMap<Change, number>, { byChange }: RoundedMoney, isLive: boolean): DiffOutputChange {
  const money = byChange.get(change);
  return {
    action: change.action,
    group: groupOf(change, isLive),
    kind: change.kind,
    names: namesOf(change.after ?? change.before),
    renamedFrom: change.renamedFrom ?? null,
    because: (change.because && indexes.get(change.because)) ?? null,
    properties: change.properties.map(propertyOf),
    monthly: money === undefined ? null : amountOf(money.difference),
    egressOnce: money === undefined ? null : amountOf(money.egressOnce),
    before: entityPlace(change.before),
    after: entityPlace(change.after),
  };
}

/** From the gallery down. */
export function namesOf(entity: ChangedEntity | undefined): string[] {
  if (entity === undefined) return [];
  if (entity.kind === 'image') return [entity.gallery.name, entity.name];
  if (entity.kind === 'version') return [entity.gallery.name, entity.image.name, entity.name];
  return [entity.name];
}

function propertyOf({ name, of, region, before, after, mutability }: PropertyChange): DiffOutputProperty {
  return { name, of: of ?? null, region: region ?? null, before: before ?? null, after: after ?? null, mutability: mutability ?? null };
}

function entityPlace(entity: ChangedEntity | undefined): DiffOutputPlace | null {
  return entity === undefined ? null : placeOf(entity.document.source, [...pathOf(entity), ...nameAt(entity)]);
}

function placeOf(source: ChangedEntity['document']['source'], path: ReturnType<typeof pathOf>): DiffOutputPlace {
  const { line, column } = source.rangeOf(path);
  return {
    file: source.file,
    ...(source.isOneOfMany ? { document: source.index } : undefined),
    line,
    column,
    pointer: pointerOf(source.pathInFile?.(path) ?? path),
  };
}

function amountOf({ value, isComplete }: Amount): DiffOutputAmount {
  return { amount: toNumber(value), complete: isComplete };
}
