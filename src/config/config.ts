import type { RuleSettings, Setting } from '../engine/settings.ts';
import type { PolicyDefaults } from '../estate/lifecycle-policy.ts';
import type { EditionId } from '../facts/facts.ts';
import type { ConfigFile, UsedShare } from './config-file.ts';

export type FailOn = 'error' | 'warning' | 'info' | 'never';

/** Severity and options a configuration gives one rule. */
export type RuleEntry = { severity: Setting | undefined; options: Readonly<Record<string, number>> };

/** Rules for some files only, or, from flags, for all; `matches` judges the path that findings show. */
export type Override = { matches: (file: string) => boolean; isForAll?: true; rules: ReadonlyMap<string, RuleEntry> };

/** Globs, and the folder that they are relative to: that of the file that says them. */
export type Patterns = { patterns: readonly string[]; base: string };

/** The effective configuration: what the files and the flags say together. */
export type Config = {
  edition: EditionId | undefined;
  /** What is read where no path is given; undefined is everything below the working directory. */
  include: Patterns | undefined;
  ignore: readonly Patterns[];
  rules: ReadonlyMap<string, RuleEntry>;
  overrides: readonly Override[];
  sizing: NonNullable<ConfigFile['sizing']>;
  /** Path of the price sheet, relative to the working directory or absolute. */
  prices: string | undefined;
  currency: string | undefined;
  /** Stated rates, those of the nearest file first. */
  rates: NonNullable<ConfigFile['rates']>;
  /** Releases and retention of images about which the manifests say nothing. */
  policy: PolicyDefaults;
  /** What share of a disk is used where the manifests do not say. */
  usedShare: UsedShare | undefined;
  /** Of what people read. */
  lang: NonNullable<ConfigFile['lang']>;
  failOn: FailOn;
};

export const EMPTY_CONFIG: Config = {
  edition: undefined,
  include: undefined,
  ignore: [],
  rules: new Map(),
  overrides: [],
  sizing: {},
  prices: undefined,
  currency: undefined,
  rates: [],
  policy: {},
  usedShare: undefined,
  lang: 'en',
  failOn: 'error',
};

/** One rule's setting as the file writes it: a severity, or an object with a severity and options. */
export function ruleEntry(written: NonNullable<ConfigFile['rules']>[string]): RuleEntry {
  if (typeof written === 'string') return { severity: written, options: {} };
  const { severity, ...rest } = written;
  const options: Record<string, number> = {};
  for (const [name, value] of Object.entries(rest)) if (typeof value === 'number') options[name] = value;
  return { severity, options };
}

/** Later entries win; options of one rule are added up. */
export function mergeRules(base: ReadonlyMap<string, RuleEntry>, over: ReadonlyMap<string, RuleEntry>): Map<string, RuleEntry> {
  const merged = new Map(base);
  for (const [id, entry] of over) {
    const before = merged.get(id);
    merged.set(id, { severity: entry.severity ?? before?.severity, options: { ...before?.options, ...entry.options } });
  }
  return merged;
}

/** Each key of releases and retention as the later file says. */
export function mergePolicy(base: PolicyDefaults, { releases, retention }: PolicyDefaults): PolicyDefaults {
  const merged = { ...base };
  if (releases !== undefined) merged.releases = { ...base.releases, ...releases };
  if (retention !== undefined) merged.retention = { ...base.retention, ...retention };
  return merged;
}

/** What the rules are told: an override that matches the file wins over the rest, a later one over an earlier one. */
export function settingsOf({ rules, overrides }: Config): RuleSettings {
  return {
    severityIn(ruleId, file) {
      for (const { matches, rules: special } of overrides.toReversed()) {
        const severity = special.get(ruleId)?.severity;
        if (severity !== undefined && matches(file)) return severity;
      }
      return rules.get(ruleId)?.severity;
    },
    isOffEverywhere(ruleId) {
      for (const { isForAll, rules: special } of overrides.toReversed()) {
        const severity = special.get(ruleId)?.severity;
        if (severity !== undefined && severity !== 'off') return false;
        if (severity === 'off' && isForAll === true) return true;
      }
      return rules.get(ruleId)?.severity === 'off';
    },
    optionsOf: (ruleId) => rules.get(ruleId)?.options ?? {},
  };
}
