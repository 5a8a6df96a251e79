import { describe, expect, it } from 'vitest';
import { analyze, type AnalyzeOptions } from '../../src/engine/analyze.ts';
import { defineRule, type Rule } from '../../src/engine/rule.ts';
import { DEFAULT_SETTINGS } from '../../src/engine/settings.ts';

const CARD = { severity: 'warning', title: 'T', why: 'w', remedy: 'r', sources: [], bad: '', good: '' } as const;

const MANIFEST = `gallerist: 1
galleries:
  - name: one
    location: westeurope
    images:
      - name: web
        identifier: { publisher: P, offer: O, sku: S }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { id: /x }
            targetRegions: &regions
              - name: westeurope
          - name: 1.1.0
            source: { id: /x }
            targetRegions: *regions
`;

function judged(rules: readonly Rule[], options: Partial<AnalyzeOptions> = {}, text = MANIFEST) {
  return analyze([{ path: 'a.yaml', text }], rules, { today: '2026-01-15', ...options });
}

const onVersions = defineRule({
  ...CARD,
  id: 'naming/on-versions',
  on: 'version',
  check: (version, { report }) => report({ message: `judged ${version.name}` }),
});

describe('the walk', () => {
  it('shows each subject to the rules of its level, once', async () => {
    const seen: string[] = [];
    const levels = ['estate', 'gallery', 'image', 'version', 'targetRegion', 'deployment', 'grant', 'budget'] as const;
    const rules = levels.map((on) => ({ ...CARD, id: `naming/${on.toLowerCase()}`, on, check: () => void seen.push(on) }) as Rule);
    await judged(
      rules,
      {},
      `${MANIFEST}deployments:\n  - { name: d, image: one/web/latest, region: westeurope }\nbudgets:\n  - { name: b, monthly: 1 }\n`,
    );
    expect(seen).toEqual(['estate', 'gallery', 'image', 'version', 'targetRegion', 'version', 'targetRegion', 'deployment', 'budget']);
  });

  it('marks the name of the subject where a problem names no place, with the severity of the card', async () => {
    const { findings } = await judged([onVersions]);
    expect(findings).toMatchObject([
      {
        ruleId: 'naming/on-versions',
        severity: 'warning',
        line: 11,
        column: 19,
        endColumn: 24,
        pointer: '/galleries/0/images/0/versions/0/name',
        message: 'judged 1.0.0',
      },
      { line: 15, message: 'judged 1.1.0' },
    ]);
  });

  it('says once what an alias repeats, where it is written', async () => {
    const rule = defineRule({
      ...CARD,
      id: 'naming/on-regions',
      on: 'targetRegion',
      check: (_, { report }) => report({ message: 'same' }),
    });
    const { findings } = await judged([rule]);
    expect(findings.map(({ line, column }) => `${line}:${column}`)).toEqual(['14:23']);
  });

  it('names rule, file and place when a rule breaks, with the cause', async () => {
    const broken = defineRule({
      ...CARD,
      id: 'naming/broken',
      on: 'version',
      check() {
        throw new TypeError('slip');
      },
    });
    await expect(judged([onVersions, broken])).rejects.toMatchObject({
      message: 'rule naming/broken failed at a.yaml /galleries/0/images/0/versions/0',
      cause: expect.objectContaining({ message: 'slip' }),
    });
  });

  it('does not let a rule report on the estate without an entity', async () => {
    const rule = defineRule({ ...CARD, id: 'naming/on-estate', on: 'estate', check: (_, { report }) => report({ message: 'where?' }) });
    await expect(judged([rule])).rejects.toThrow('rule naming/on-estate failed at the estate');
  });

  it('passes over rules of later editions, and those that are off', async () => {
    expect((await judged([{ ...onVersions, since: '2023-04' }])).findings).toEqual([]);
    expect((await judged([{ ...onVersions, since: '2023-04' }], { edition: '2025-07' })).findings).toHaveLength(2);
    expect((await judged([onVersions], { settings: { ...DEFAULT_SETTINGS, isOffEverywhere: () => true } })).findings).toEqual([]);
    expect((await judged([onVersions], { settings: { ...DEFAULT_SETTINGS, severityIn: () => 'off' } })).findings).toEqual([]);
    expect((await judged([onVersions], { settings: { ...DEFAULT_SETTINGS, severityIn: () => 'error' } })).findings).toMatchObject([
      { severity: 'error' },
      { severity: 'error' },
    ]);
  });

  it('has each check timed where that is asked for', async () => {
    const timed: string[] = [];
    const { findings } = await judged([onVersions], {
      stopwatch(id, check) {
        timed.push(id);
        check();
      },
    });
    expect(timed).toEqual(['plan, for the rules', 'naming/on-versions', 'naming/on-versions']);
    expect(findings).toHaveLength(2);
  });
});

describe('documents of others', () => {
  it('are passed over', async () => {
    const { findings, manifestFiles, estate } = await judged([], {}, `kind: Deployment\nspec: { osTyp: x }\n---\n${MANIFEST}`);
    expect({ findings, manifestFiles, galleries: estate.galleries.length }).toEqual({ findings: [], manifestFiles: 1, galleries: 1 });
  });

  it('are counted as no manifest', async () => {
    expect((await judged([], {}, 'kind: Deployment\n')).manifestFiles).toBe(0);
  });
});
