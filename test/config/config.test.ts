import { describe, expect, it } from 'vitest';
import {
  type Config,
  EMPTY_CONFIG,
  mergePolicy,
  mergeRules,
  type Override,
  ruleEntry,
  type RuleEntry,
  settingsOf,
} from '../../src/config/config.ts';
import { validateConfig } from '../../src/config/validate-config.ts';

const RULE = 'limits/headroom';
const entry = (severity: RuleEntry['severity'], options: RuleEntry['options'] = {}): RuleEntry => ({ severity, options });
const rules = (severity: RuleEntry['severity'], options: RuleEntry['options'] = {}) => new Map([[RULE, entry(severity, options)]]);
const override = (prefix: string, severity: RuleEntry['severity']): Override => ({
  matches: (file) => file.startsWith(prefix),
  rules: rules(severity),
});
const config = (changes: Partial<Config>): Config => ({ ...EMPTY_CONFIG, ...changes });

describe('ruleEntry', () => {
  it('reads a severity', () => expect(ruleEntry('off')).toEqual(entry('off')));
  it('reads options, with or without a severity', () => {
    expect(ruleEntry({ share: 0.9 })).toEqual(entry(undefined, { share: 0.9 }));
    expect(ruleEntry({ severity: 'info', share: 0.9, factor: 3 })).toEqual(entry('info', { share: 0.9, factor: 3 }));
  });
});

describe('mergeRules', () => {
  it('lets the later severity win and adds options up', () => {
    const merged = mergeRules(rules('info', { share: 0.5, factor: 2 }), rules('error', { share: 0.7 }));
    expect(merged.get(RULE)).toEqual(entry('error', { share: 0.7, factor: 2 }));
  });

  it('keeps the severity where the later entry has none', () => {
    expect(mergeRules(rules('info'), rules(undefined, { share: 0.7 })).get(RULE)).toEqual(entry('info', { share: 0.7 }));
  });

  it('keeps what only one of them names, and changes neither', () => {
    const base = new Map([['a/a', entry('info')]]);
    const over = new Map([['b/b', entry('off')]]);
    expect([...mergeRules(base, over).keys()]).toEqual(['a/a', 'b/b']);
    expect([base.size, over.size]).toEqual([1, 1]);
  });
});

describe('mergePolicy', () => {
  it('takes each key from the later file that says it', () => {
    const base = { releases: { versionsPerMonth: 1, sizeGrowthPerMonth: 0.02 }, retention: { keepLast: 5 } };
    expect(mergePolicy(base, { releases: { versionsPerMonth: 2 } })).toEqual({
      releases: { versionsPerMonth: 2, sizeGrowthPerMonth: 0.02 },
      retention: { keepLast: 5 },
    });
    expect(mergePolicy({}, { retention: { keepDays: 30 } })).toEqual({ retention: { keepDays: 30 } });
  });
});

describe('settingsOf', () => {
  it('leaves a rule that nobody names to its card', () => {
    const settings = settingsOf(EMPTY_CONFIG);
    expect([settings.severityIn(RULE, 'a.yaml'), settings.isOffEverywhere(RULE), settings.optionsOf(RULE)]).toEqual([undefined, false, {}]);
  });

  it('asks the last override that matches the file and names a severity, then the rules', () => {
    const settings = settingsOf(
      config({
        rules: rules('info'),
        overrides: [override('test/', 'warning'), override('test/strict', 'error'), override('test/', undefined)],
      }),
    );
    expect(settings.severityIn(RULE, 'a.yaml')).toBe('info');
    expect(settings.severityIn(RULE, 'test/a.yaml')).toBe('warning');
    expect(settings.severityIn(RULE, 'test/strict.yaml')).toBe('error');
    expect(settings.severityIn('other/rule', 'test/a.yaml')).toBeUndefined();
  });

  // The rules, what an override for test/ says, and whether the rule may be skipped for all files.
  it.each<[RuleEntry['severity'], RuleEntry['severity'], boolean]>([
    ['off', undefined, true],
    ['off', 'off', true],
    ['off', 'info', false],
    [undefined, 'off', false],
    ['error', 'off', false],
  ])('with %s and an override of %s, the rule is off everywhere: %s', (severity, special, expected) => {
    expect(settingsOf(config({ rules: rules(severity), overrides: [override('test/', special)] })).isOffEverywhere(RULE)).toBe(expected);
  });

  it('takes a rule that a flag turns off for off, and one that a flag turns on for on', () => {
    const flag = (severity: RuleEntry['severity']): Override => ({ matches: () => true, isForAll: true, rules: rules(severity) });
    const isOff = (...overrides: Override[]) => settingsOf(config({ rules: rules('error'), overrides })).isOffEverywhere(RULE);
    expect(isOff(override('test/', 'info'), flag('off'))).toBe(true);
    expect(isOff(flag('off'), override('test/', 'info'))).toBe(false);
    expect(isOff(override('test/', 'off'), flag('info'))).toBe(false);
    expect(isOff(flag(undefined))).toBe(false);
    expect(settingsOf(config({ rules: rules('off'), overrides: [flag('info')] })).isOffEverywhere(RULE)).toBe(false);
  });

  it('hands options on', () => {
    expect(settingsOf(config({ rules: rules('info', { share: 0.9 }) })).optionsOf(RULE)).toEqual({ share: 0.9 });
  });
});

describe('validateConfig', () => {
  const messages = (value: unknown) =>
    validateConfig(value).problems.map(({ path, part, message }) => `${path.join('/')} ${part ?? ''} ${message}`);

  it('accepts everything that the schema describes', () => {
    const full = {
      edition: '2021-06',
      extends: ['./org.yaml'],
      include: ['manifests/**/*.yaml'],
      ignore: ['**/archive/**'],
      rules: { 'availability/lrs-in-production': 'error', 'limits/headroom': { severity: 'warning', share: 0.9 } },
      sizing: { virtualMachines: 50, scaleSet: 'max(1, ceil(instances / 300))', headroom: 0.2 },
      prices: './prices/ea.yaml',
      currency: 'USD',
      releases: { versionsPerMonth: 2, sizeGrowthPerMonth: 0.01 },
      retention: { keepLast: 3, keepDays: 180, supersededReplicas: 1, supersededRegions: 'source' },
      lang: 'ja',
      failOn: 'error',
      overrides: [{ files: ['manifests/test/**'], rules: { 'scaling/no-headroom': 'off' } }],
    };
    expect(messages(full)).toEqual([]);
    expect(messages({})).toEqual([]);
  });

  it('names the key that is unknown and the value that is wrong', () => {
    expect(messages({ failon: 'never' })).toEqual([expect.stringMatching(/^failon key unknown key "failon" .*did you mean "failOn"$/)]);
    expect(messages({ failOn: 'fatal' })).toEqual([expect.stringMatching(/^failOn {2}"fatal" is not a value of failOn/)]);
    expect(messages({ retention: { keepLast: 0 } })).toEqual([expect.stringContaining('keepLast is 0, expected at least 1')]);
    expect(messages({ sizing: { headroom: 11 } })).toEqual([expect.stringContaining('headroom is 11, expected at most 10')]);
    expect(messages(null)).toHaveLength(1);
    expect(messages([])).toHaveLength(1);
  });
});
