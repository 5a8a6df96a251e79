import type { Severity } from './finding.ts';
import type { Context, Rule, RuleGroup, Subjects } from './rule.ts';

/** Levels that a rule of a configuration can judge. */
export const CUSTOM_LEVELS = ['gallery', 'image', 'version', 'targetRegion', 'deployment'] as const;
export type CustomLevel = (typeof CUSTOM_LEVELS)[number];

/** A rule of a user's configuration: judged like those of the catalogue, with what the user wrote in the place of a card. */
export type CustomRule<L extends CustomLevel = CustomLevel> = L extends CustomLevel
  ? {
      /** `<organization>/<name>`; the first part is no group of the catalogue. */
      id: string;
      severity: Severity;
      on: L;
      /** Condition under which the subject is judged; always where it is undefined. */
      when: string | undefined;
      /** Condition that the subject must meet. */
      require: string;
      /** Handlebars text of the finding. */
      message: string;
      /** Where the rule is written: `gallerist.config.yaml:12:5`. */
      place: string;
      since?: undefined;
      options?: undefined;
      check(subject: Subjects[L], context: Context): void;
    }
  : never;

/** Whatever may report on an estate. */
export type JudgedRule = Rule | CustomRule;

/** Every group of the catalogue; the record's type keeps the list whole. */
const GROUPS: Readonly<Record<RuleGroup, true>> = {
  syntax: true,
  schema: true,
  suppressions: true,
  import: true,
  naming: true,
  uniqueness: true,
  limits: true,
  versions: true,
  replication: true,
  scaling: true,
  availability: true,
  specialized: true,
  consistency: true,
  security: true,
  access: true,
  lifecycle: true,
  change: true,
  cost: true,
  migration: true,
  api: true,
  deployments: true,
  layout: true,
};

/** Whether an id is in a group of the catalogue, which rules of a configuration leave alone. */
export function isInCatalogue(ruleId: string): boolean {
  return Object.hasOwn(GROUPS, ruleId.slice(0, Math.max(0, ruleId.indexOf('/'))));
}
