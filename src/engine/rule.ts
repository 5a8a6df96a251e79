import type { Change } from '../change/change.ts';
import type { Budget, Deployment, Estate, Gallery, Image, Grant, Subject, TargetRegion, Version } from '../estate/estate.ts';
import type { EditionId, Facts } from '../facts/facts.ts';
import type { Plan } from '../planning/plan.ts';
import type { Estimate } from '../pricing/cost.ts';
import type { Path, Severity } from './finding.ts';

/** What a rule may judge, by the name it uses in `on`. */
export type Subjects = {
  estate: Estate;
  gallery: Gallery;
  image: Image;
  version: Version;
  targetRegion: TargetRegion;
  deployment: Deployment;
  grant: Grant;
  budget: Budget;
  /** Of two states that are compared; nothing where there is one. */
  change: Change;
};
export type Level = keyof Subjects;

/** An edit as a rule words it: `at` is relative to the subject. */
export type ProblemEdit =
  | { op: 'set'; at: Path; value: unknown }
  | { op: 'append'; at: Path; value: unknown }
  | { op: 'rename'; at: Path; key: string }
  | { op: 'remove'; at: Path };

/**
 * What a rule reports. Every path is relative to the subject (or to the entity named beside it);
 * a path that is not written stands for its nearest written ancestor, and an entity without a path for its name.
 * The subject of a change is its entity in the head, or in the base where it is deleted.
 */
export type Problem = {
  message: string;
  /** The narrowest node that is wrong; without it, the subject's name. */
  at?: Path;
  /** `key` marks the key of the node instead of its value. */
  part?: 'key';
  /** The entity that the problem is about, where it is one within the subject: a grant of a gallery, anything of the estate. */
  subject?: Subject;
  /** Overrides the card's severity, where the edition or the case decides (a user's setting wins over both). */
  severity?: Severity;
  related?: { subject: Subject; at?: Path; message: string }[];
  /** What stands there is a secret: no report shows the source line. */
  isSecret?: true;
  fix?: { safe: boolean; title: string; edits: ProblemEdit[] };
};

/** What a rule may ask. All of it is pure, built once, and shared by the rules. */
export type Context = {
  estate: Estate;
  facts: Facts;
  /** Replica needs and configuration; computed at the first question. */
  readonly plan: Plan;
  /** Money; computed at the first question. */
  readonly cost: Estimate;
  /** yyyy-MM-dd in UTC. */
  today: string;
  /** Options of the rule being run, defaults filled in. */
  options: Readonly<Record<string, number>>;
  report(problem: Problem): void;
};

/** What a rule of changes may ask: `estate`, `plan` and `cost` are those of the head. */
export type ChangeContext = Context & { base: Estate };

type ContextOf<L extends Level> = L extends 'change' ? ChangeContext : Context;

/** A number that a user may set for a rule in the configuration. */
export type RuleOption = { default: number; minimum: number; maximum: number; description: string };

export type RuleGroup =
  | 'syntax'
  | 'schema'
  | 'suppressions'
  | 'import'
  | 'naming'
  | 'uniqueness'
  | 'limits'
  | 'versions'
  | 'replication'
  | 'scaling'
  | 'availability'
  | 'specialized'
  | 'consistency'
  | 'security'
  | 'access'
  | 'lifecycle'
  | 'change'
  | 'cost'
  | 'migration'
  | 'api'
  | 'deployments'
  | 'layout';

/** The card of a rule: everything its page shows. */
export type RuleCard = {
  /** `<group>/<name>`, also the path of its module. */
  id: `${RuleGroup}/${string}`;
  severity: Severity;
  /** What is wrong, as a headline; no full stop. */
  title: string;
  /** What happens if nobody acts. */
  why: string;
  /** What to do. */
  remedy: string;
  /** Statements of the service's documentation that the rule rests on: S (seed), N (newer), E (error), V (version), C (conflict). */
  sources: readonly string[];
  /** First edition in which the rule exists. */
  since?: EditionId;
  /** Where editions or sources disagree: what each says, and what decides. */
  notes?: string;
  options?: Readonly<Record<string, RuleOption>>;
  /** Settings for the examples, where the defaults do not show the rule. */
  exampleSettings?: {
    edition?: EditionId;
    today?: string;
    /** Rules that cannot but report on the examples too: a region without a listed price, a date that is past. */
    besides?: readonly RuleCard['id'][];
  };
  /** Of a rule of changes: the manifest before; `bad` and `good` are what becomes of it. */
  before?: string;
  /** A whole manifest on which this rule reports, and no other rule does. */
  bad: string;
  /** The same manifest put right: no rule reports. */
  good: string;
};

/** A card whose findings the engine makes while it reads: there is no check to run. */
export type EngineRule = RuleCard & { on: 'document' };

/** A rule judges one level of the estate. Its `check` runs once per subject and reports what is wrong with it. */
export type Rule<L extends Level = Level> = L extends Level
  ? RuleCard & {
      on: L;
      /** Pure and linear in the size of its subject. */
      check(subject: Subjects[L], context: ContextOf<L>): void;
    }
  : never;

/**
 * Types a rule by its level.
 *
 * `check` reports through the context rather than yielding: over 10,000 versions and 85 rules generators cost
 * 5 to 11 us a version, calls 0.5 to 2.5.
 */
export function defineRule<L extends Level>(rule: Extract<Rule, { on: L }> & { on: L }): Extract<Rule, { on: L }> {
  return rule;
}

/** Types the card of a rule that the engine itself applies. */
export function defineEngineRule(card: RuleCard): EngineRule {
  return { ...card, on: 'document' };
}
