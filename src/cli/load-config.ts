import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Config, EMPTY_CONFIG, mergePolicy, mergeRules, type Override, ruleEntry, type RuleEntry } from '../config/config.ts';
import type { ConfigFile, UsedShare } from '../config/config-file.ts';
import { validateConfig } from '../config/validate-config.ts';
import type { OuterBudget } from '../engine/analyze.ts';
import type { CustomRule } from '../engine/custom-rule.ts';
import type { Path } from '../engine/finding.ts';
import type { SizingRule, SizingSettings } from '../planning/sizing.ts';
import { refuseLostWay } from './extends-chain.ts';
import { matcherOf } from './find-manifests.ts';
import type { Io } from './io.ts';
import { knownOption, knownRule } from './known-rule.ts';
import { shownPath } from './read-files.ts';
import { readYaml, refuseFaults, type YamlDocument } from './read-yaml.ts';
import { UsageError } from './usage-error.ts';

export const CONFIG_NAME = 'gallerist.config.yaml';

export type LoadedConfig = {
  config: Config;
  /** The files it came from, the widest first. */
  files: string[];
  /** The sizing with its expressions compiled; mathjs is loaded only where there is one. */
  sizing: SizingSettings;
  /** The user's own rules, compiled; what compiles them is loaded only where there are any. */
  customRules: CustomRule[];
  /** Budgets beside those of the manifests. */
  budgets: OuterBudget[];
  /** The files as they were read. */
  chain: readonly ReadConfig[];
};

/** Loads the configuration that was named, or the nearest one upward from the working directory. */
export async function loadConfig(named: string | undefined, io: Io): Promise<LoadedConfig> {
  const path = named === undefined ? findUpward(io.cwd) : resolve(io.cwd, named);
  if (path === undefined) return { config: EMPTY_CONFIG, files: [], sizing: {}, customRules: [], budgets: [], chain: [] };
  const chain = await readChain(path, io, []);
  const customRules = await customRulesOf(chain);
  const customIds = customRules.map(({ id }) => id);
  let config = EMPTY_CONFIG;
  let sizing: SizingSettings = {};
  for (const file of chain) {
    config = await withFile(config, file, customIds, io);
    sizing = { ...sizing, ...(await compiledSizing(file)) };
  }
  return { config, files: chain.map((file) => shownPath(file.path, io)), sizing, customRules, budgets: budgetsOf(chain), chain };
}

/** A configuration file that fits its schema, and where in it things are written. */
export type ReadConfig = YamlDocument & { content: ConfigFile };

function findUpward(from: string): string | undefined {
  for (let directory = from; ; directory = dirname(directory)) {
    const path = join(directory, CONFIG_NAME);
    if (existsSync(path)) return path;
    if (directory === dirname(directory)) return undefined;
  }
}

/** What a file extends comes before it, so that it wins. */
async function readChain(path: string, io: Io, above: readonly string[]): Promise<ReadConfig[]> {
  refuseLostWay(path, above, 'configurations', io);
  const file = await readYaml(path, 'configuration', io);
  refuseFaults(file, validateConfig(file.value), 'config');
  // The seam: what the schema accepted is a ConfigFile.
  const content = file.value as ConfigFile;
  const chain: ReadConfig[] = [];
  for (const [index, written] of (content.extends ?? []).entries()) {
    const base = resolve(dirname(path), written);
    if (!existsSync(base))
      throw new UsageError(
        `${file.placeOf(['extends', index])} "${written}" does not exist`,
        'Write its path relative to the file that extends it.',
      );
    chain.push(...(await readChain(base, io, [...above, path])));
  }
  return [...chain, { ...file, content }];
}

async function customRulesOf(chain: readonly ReadConfig[]): Promise<CustomRule[]> {
  if (chain.every(({ content }) => content.customRules === undefined)) return [];
  return (await import('./custom-rules.ts')).compileCustomRules(chain);
}

async function withFile(config: Config, file: ReadConfig, customIds: readonly string[], io: Io): Promise<Config> {
  const { content, path } = file;
  const base = dirname(path);
  const overrides: Override[] = [];
  for (const [index, { files, rules = {} }] of (content.overrides ?? []).entries()) {
    const matches = await matcherOf({ patterns: files, base });
    const entries = rulesOf(rules, file, ['overrides', index, 'rules'], customIds);
    refuseOptions(entries, (id, name) => file.placeOf(['overrides', index, 'rules', id, name], 'key'));
    overrides.push({ matches: (shown) => matches(resolve(io.cwd, shown)), rules: entries });
  }
  return {
    edition: content.edition ?? config.edition,
    include: content.include === undefined ? config.include : { patterns: content.include, base },
    ignore: content.ignore === undefined ? config.ignore : [...config.ignore, { patterns: content.ignore, base }],
    rules: mergeRules(config.rules, rulesOf(content.rules ?? {}, file, ['rules'], customIds)),
    overrides: [...config.overrides, ...overrides],
    sizing: { ...config.sizing, ...content.sizing },
    prices: content.prices === undefined ? config.prices : relative(io.cwd, resolve(base, content.prices)),
    currency: content.currency ?? config.currency,
    rates: [...(content.rates ?? []), ...config.rates],
    policy: mergePolicy(config.policy, content),
    usedShare: content.usedShare === undefined ? config.usedShare : orderedShare(content.usedShare, file),
    lang: content.lang ?? config.lang,
    failOn: content.failOn ?? config.failOn,
  };
}

/** The schema holds each share between 0 and 1; that they are in order it cannot say. */
function orderedShare(share: UsedShare, { placeOf }: ReadConfig): UsedShare {
  for (const [low, high] of [
    ['low', 'likely'],
    ['likely', 'high'],
  ] as const) {
    if (share[low] > share[high])
      throw new UsageError(
        `${placeOf(['usedShare', low])} ${low} is ${share[low]}, more than ${high}, ${share[high]}`,
        'Write shares in order: 0 < low <= likely <= high <= 1.',
      );
  }
  return share;
}

/** The budgets of all files; a later one takes the place of an earlier one with its name. */
function budgetsOf(chain: readonly ReadConfig[]): OuterBudget[] {
  const budgets = new Map<string, OuterBudget>();
  for (const { content, source } of chain) {
    for (const [index, spec] of (content.budgets ?? []).entries()) budgets.set(spec.name, { source, index, spec });
  }
  return [...budgets.values()];
}

function rulesOf(
  rules: NonNullable<ConfigFile['rules']>,
  { placeOf }: ReadConfig,
  at: Path,
  customIds: readonly string[],
): Map<string, RuleEntry> {
  const entries = new Map<string, RuleEntry>();
  for (const [id, written] of Object.entries(rules)) {
    const entry = ruleEntry(written);
    knownRule(id, placeOf([...at, id], 'key'), customIds);
    for (const [name, value] of Object.entries(entry.options)) knownOption(id, name, value, placeOf([...at, id, name], 'key'));
    entries.set(id, entry);
  }
  return entries;
}

/** A rule has its options once for the estate, which many files make up. */
function refuseOptions(entries: ReadonlyMap<string, RuleEntry>, placeOf: (id: string, name: string) => string): void {
  for (const [id, { options }] of entries) {
    const [name] = Object.keys(options);
    if (name !== undefined)
      throw new UsageError(
        `${placeOf(id, name)} sets "${name}" for some files only, an override changes severities`,
        'Set the option under "rules", for all files.',
      );
  }
}

async function compiledSizing({ content: { sizing = {} }, placeOf }: ReadConfig): Promise<SizingSettings> {
  const compiled: SizingSettings = {};
  if (sizing.headroom !== undefined) compiled.headroom = sizing.headroom;
  for (const [key, variable] of [
    ['virtualMachines', 'vms'],
    ['scaleSet', 'instances'],
  ] as const) {
    const written = sizing[key];
    if (written === undefined) continue;
    if (typeof written === 'number') {
      compiled[key] = written;
      continue;
    }
    compiled[key] = await compiledExpression(written, variable, placeOf(['sizing', key]));
  }
  return compiled;
}

/** A formula may fail when it is read, and for a number that a demand brings later. */
async function compiledExpression(written: string, variable: 'vms' | 'instances', place: string): Promise<SizingRule> {
  const { compileSizingExpression, ExpressionError } = await import('../planning/expression.ts');
  const guarded = <T>(run: () => T): T => {
    try {
      return run();
    } catch (cause) {
      if (!(cause instanceof ExpressionError)) throw cause;
      const hint = `Write a formula in ${variable}, for example "max(1, ceil(${variable} / 20))".`;
      throw new UsageError(`${place} ${cause.message}`, hint, { cause });
    }
  };
  const rule = guarded(() => compileSizingExpression(written, variable));
  return { ...rule, replicas: (count) => guarded(() => rule.replicas(count)) };
}
