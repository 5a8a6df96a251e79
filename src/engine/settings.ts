import type { JudgedRule } from './custom-rule.ts';
import type { Finding, Severity } from './finding.ts';
import type { RuleOption } from './rule.ts';

/** A severity a user gives a rule, or `off`. */
export type Setting = Severity | 'off';

/** What the configuration says about the rules; without it, the cards decide. */
export type RuleSettings = {
  /** Severity of a rule in a file; undefined leaves it to the card. */
  severityIn(ruleId: string, file: string): Setting | undefined;
  /** Whether a rule is off wherever it could report. */
  isOffEverywhere(ruleId: string): boolean;
  /** Values the user gave a rule's options. */
  optionsOf(ruleId: string): Readonly<Record<string, number>>;
};

export const DEFAULT_SETTINGS: RuleSettings = {
  severityIn: () => undefined,
  isOffEverywhere: () => false,
  optionsOf: () => NO_OPTIONS,
};

const NO_OPTIONS: Readonly<Record<string, number>> = {};

/** The rule's options: the user's values over the card's defaults. */
export function optionsFor(rule: JudgedRule, settings: RuleSettings): Readonly<Record<string, number>> {
  if (rule.options === undefined) return NO_OPTIONS;
  const options: Record<string, number> = {};
  const given = settings.optionsOf(rule.id);
  for (const [name, option] of Object.entries<RuleOption>(rule.options)) options[name] = given[name] ?? option.default;
  return options;
}

/** A finding with the severity that a configuration gives it; undefined of one that it turns off. */
export function withSetting(finding: Finding, settings: RuleSettings): Finding | undefined {
  const setting = settings.severityIn(finding.ruleId, finding.file);
  if (setting === 'off') return undefined;
  return setting === undefined ? finding : { ...finding, severity: setting };
}
