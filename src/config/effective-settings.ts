import { type Config, type RuleEntry, ruleEntry } from './config.ts';
import type { ConfigFile } from './config-file.ts';

/** Where a setting comes from. Lines and columns count from 1. */
export type Origin = { kind: 'default' } | { kind: 'flag'; flag: string } | ({ kind: 'file' } & Place);
export type Place = { file: string; line: number; column: number };

/** A setting in force. `value` is as the configuration may write it. */
export type EffectiveSetting = { key: string; value: unknown; origin: Origin };

/** A configuration file with the places of its keys. */
export type ConfigLayer = { content: ConfigFile; keyAt(path: readonly (string | number)[]): Place };

export type EffectiveInput = {
  /** The files, the widest first. */
  layers: readonly ConfigLayer[];
  /** What they say together, and the flags. */
  config: Config;
  /** Flags that were given: `edition`, `fail-on`, … */
  flags: ReadonlySet<string>;
  /** Severities set by flags. */
  flagRules: ReadonlyMap<string, RuleEntry>;
  /** Rates stated by flags. */
  flagRates: readonly string[];
  /** What holds where nobody says anything. */
  defaults: { edition: string; prices: string; currency: string };
  /** Formulas, whoever states them, and the headroom. */
  sizing: { virtualMachines: string; scaleSet: string; headroom: number };
};

const DEFAULT: Origin = { kind: 'default' };

/** Every setting in force, in the order of the schema, with the place that had the last word on it. */
export function effectiveSettings({ layers, config, flags, flagRules, flagRates, defaults, sizing }: EffectiveInput): EffectiveSetting[] {
  const settings: EffectiveSetting[] = [];
  const add = (key: string, value: unknown, origin: Origin) => settings.push({ key, value, origin });
  const single = (key: keyof ConfigFile, value: unknown, flag?: string) =>
    add(key, value, flag !== undefined && flags.has(flag) ? { kind: 'flag', flag: `--${flag}` } : lastOf(layers, [key]));

  single('edition', config.edition ?? defaults.edition, 'edition');
  single('include', config.include?.patterns ?? ['.']);
  const ignoring = layers.filter(({ content }) => content.ignore !== undefined);
  for (const { content, keyAt } of ignoring) add('ignore', content.ignore, { kind: 'file', ...keyAt(['ignore']) });
  if (ignoring.length === 0) add('ignore', [], DEFAULT);
  settings.push(...ruleSettings(layers, config, flagRules));
  for (const key of ['virtualMachines', 'scaleSet', 'headroom'] as const)
    add(`sizing.${key}`, sizing[key], lastOf(layers, ['sizing', key]));
  single('prices', config.prices ?? defaults.prices, 'prices');
  single('currency', config.currency ?? defaults.currency, 'currency');
  for (const rate of flagRates) add('rates', rate, { kind: 'flag', flag: '--rate' });
  for (const { content, keyAt } of layers.toReversed())
    for (const [index, rate] of (content.rates ?? []).entries()) add('rates', rate, { kind: 'file', ...keyAt(['rates', index, 'from']) });
  for (const key of ['releases', 'retention'] as const)
    for (const [name, value] of Object.entries(config.policy[key] ?? {})) add(`${key}.${name}`, value, lastOf(layers, [key, name]));
  if (config.usedShare !== undefined) single('usedShare', config.usedShare);
  settings.push(...budgetSettings(layers));
  single('lang', config.lang);
  single('failOn', config.failOn, 'fail-on');
  for (const { content, keyAt } of layers)
    for (const [index, override] of (content.overrides ?? []).entries())
      add('overrides', override, { kind: 'file', ...keyAt(['overrides', index, 'files']) });
  settings.push(...customRuleSettings(layers));
  return settings;
}

function ruleSettings(layers: readonly ConfigLayer[], { rules }: Config, flagRules: ReadonlyMap<string, RuleEntry>): EffectiveSetting[] {
  const settings: EffectiveSetting[] = [];
  for (const [id, { severity, options }] of rules) {
    const saying = (isSaid: (entry: RuleEntry) => boolean) =>
      lastOf(
        layers.filter(({ content }) => content.rules?.[id] !== undefined && isSaid(ruleEntry(content.rules[id]))),
        ['rules', id],
      );
    if (severity !== undefined && !flagRules.has(id))
      settings.push({ key: `rules.${id}`, value: severity, origin: saying((entry) => entry.severity !== undefined) });
    for (const [name, value] of Object.entries(options))
      settings.push({ key: `rules.${id}.${name}`, value, origin: saying((entry) => Object.hasOwn(entry.options, name)) });
  }
  for (const [id, { severity }] of flagRules)
    settings.push({ key: `rules.${id}`, value: severity, origin: { kind: 'flag', flag: '--rule' } });
  return settings;
}

/** A later budget takes the place of an earlier one with its name. */
function budgetSettings(layers: readonly ConfigLayer[]): EffectiveSetting[] {
  const settings = new Map<string, EffectiveSetting>();
  for (const { content, keyAt } of layers) {
    for (const [index, { name, ...rest }] of (content.budgets ?? []).entries())
      settings.set(name, { key: `budgets.${name}`, value: rest, origin: { kind: 'file', ...keyAt(['budgets', index, 'name']) } });
  }
  return [...settings.values()];
}

/** A later rule takes the place of an earlier one with its id. */
function customRuleSettings(layers: readonly ConfigLayer[]): EffectiveSetting[] {
  const settings = new Map<string, EffectiveSetting>();
  for (const { content, keyAt } of layers) {
    for (const [index, { id, ...rest }] of (content.customRules ?? []).entries())
      settings.set(id, { key: `customRules.${id}`, value: rest, origin: { kind: 'file', ...keyAt(['customRules', index, 'id']) } });
  }
  return [...settings.values()];
}

/** The last file that writes something under the path. */
function lastOf(layers: readonly ConfigLayer[], path: readonly string[]): Origin {
  const layer = layers.findLast(({ content }) => isWritten(content, path));
  return layer === undefined ? DEFAULT : { kind: 'file', ...layer.keyAt(path) };
}

function isWritten(content: ConfigFile, path: readonly string[]): boolean {
  let node: unknown = content;
  for (const key of path) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return false;
    node = (node as Record<string, unknown>)[key];
  }
  return true;
}
