import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { analyzeChange, type ChangeAnalysis, type ChangeAnalysisOptions } from '../../src/engine/analyze-change.ts';
import { defineRule } from '../../src/engine/rule.ts';
import type { RuleSettings } from '../../src/engine/settings.ts';
import { runRules } from '../rules/run-rules.ts';

const SOURCE = '{ id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Compute/images/web }';

/** A gallery of one image with versions, each with a text behind its name. */
function manifestOf(versions: string[], { location = 'westeurope', gallery = 'contosoImages' } = {}): string {
  return `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: ${gallery}
    location: ${location}
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:${versions.length === 0 ? ' []' : ''}
${versions.map((name) => `          - name: ${name}\n            source: ${SOURCE}\n            endOfLifeDate: 2027-06-30\n            targetRegions: [westeurope, northeurope]\n`).join('')}`;
}

async function change(base: string, head: string, options: ChangeAnalysisOptions = {}, rules = RULES): Promise<ChangeAnalysis> {
  const [before, after] = [await runRules([{ path: 'base.yaml', text: base }]), await runRules([{ path: 'head.yaml', text: head }])];
  return analyzeChange(before, after, rules, options);
}

function words({ findings }: ChangeAnalysis): string[] {
  return findings.map(({ finding: { file, line, column, severity, ruleId } }) => `${file}:${line}:${column} ${severity} ${ruleId}`);
}

describe('findings of a change', () => {
  it('stand on the changed key of the head, and point to the base', async () => {
    const { findings } = await change(manifestOf(['1.0.0']), manifestOf(['1.0.0'], { location: 'North Europe' }));
    expect(findings.map(({ finding }) => finding)).toMatchObject([
      {
        ruleId: 'change/location',
        file: 'head.yaml',
        line: 5,
        column: 15,
        pointer: '/galleries/0/location',
        message: 'location of gallery "contosoImages" changes from "westeurope" to "northeurope", "westeurope" is expected to stay',
        related: [{ file: 'base.yaml', line: 5, column: 15, message: '"westeurope" before' }],
      },
    ]);
    expect(findings[0]?.change.action).toBe('replace');
  });

  it('stand on what is deleted in the base, and on all that goes with it', async () => {
    const deployment = 'deployments:\n  - { name: web, image: contosoImages/web/1.1.0, region: westeurope, virtualMachines: 1 }\n';
    const head = `gallerist: 1\ngalleries: []\n${deployment}`;
    expect(words(await change(manifestOf(['1.0.0', '1.1.0']) + deployment, head))).toEqual([
      'base.yaml:16:19 warning change/delete-in-use',
      'base.yaml:16:19 warning change/delete-last-version',
    ]);
  });

  it('are silenced by comments of the file they stand in, of either side', async () => {
    const base = manifestOf(['1.0.0 # gallerist-disable-line change/delete-last-version -- it was never used']);
    expect((await change(base, manifestOf([]))).findings).toEqual([]);
    expect((await change(base, manifestOf([]))).suppressedFindings).toMatchObject([
      { ruleId: 'change/delete-last-version', suppression: { kind: 'inSource', reason: 'it was never used' } },
    ]);
    expect(words(await change(base, manifestOf([]), { isIgnoringSuppressions: true }))).toEqual([
      'base.yaml:12:19 warning change/delete-last-version',
    ]);
    const moved = manifestOf(['1.0.0'], { location: 'northeurope # gallerist-disable-line change/location -- made anew by hand' });
    expect(words(await change(manifestOf(['1.0.0']), moved))).toEqual([]);
  });

  it('follow the settings of their rules', async () => {
    const settings: RuleSettings = { severityIn: () => 'info', isOffEverywhere: () => false, optionsOf: () => ({}) };
    const moved = manifestOf(['1.0.0'], { location: 'northeurope' });
    expect(words(await change(manifestOf(['1.0.0']), moved, { settings }))).toEqual(['head.yaml:5:15 info change/location']);
    const off: RuleSettings = { ...settings, isOffEverywhere: (id: string) => id === 'change/location' };
    expect(words(await change(manifestOf(['1.0.0']), moved, { settings: off }))).toEqual([]);
  });

  it('are said of each thing that an alias repeats, where it is written', async () => {
    const gallery = (location: string) => `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - &one
    name: contosoImages
    location: ${location}
  - { <<: *one, name: contosoOther }
`;
    expect(words(await change(gallery('westeurope'), gallery('northeurope')))).toEqual([
      'head.yaml:6:15 error change/location',
      'head.yaml:6:15 error change/location',
    ]);
  });

  it('name rule and place where a rule fails', async () => {
    const failing = defineRule({
      ...RULES.find(({ id }) => id === 'change/location'),
      id: 'change/failing',
      severity: 'info',
      title: '',
      why: '',
      remedy: '',
      sources: [],
      bad: '',
      good: '',
      on: 'change',
      check: () => {
        throw new Error('broken');
      },
    });
    await expect(change(manifestOf(['1.0.0']), manifestOf([]), {}, [failing])).rejects.toThrow(
      'rule change/failing failed at base.yaml /galleries/0/images/0/versions/0',
    );
  });
});

describe('a side that cannot be read whole', () => {
  const [good, broken] = [manifestOf(['1.0.0']), 'gallerist: 1\ngalleries: [\n'];
  const future = good.replace('gallerist: 1', 'gallerist: 2');

  it.each([
    ['broken', broken],
    ['of a later format', future],
  ])('is not said to lack anything: %s', async (_, text) => {
    for (const [base, head, side] of [
      [good, text, 'head'],
      [text, good, 'base'],
    ] as const) {
      const { changes, findings } = await change(base, head);
      expect({ changes: changes.changes, findings, incomplete: changes.incomplete }).toEqual({
        changes: [],
        findings: [],
        incomplete: [side],
      });
    }
  });

  it('is compared as far as it was read', async () => {
    const before = await runRules([{ path: 'base.yaml', text: manifestOf(['1.0.0', '1.1.0']) }]);
    const after = await runRules([
      { path: 'head.yaml', text: manifestOf(['1.0.0'], { location: 'northeurope' }) },
      { path: 'broken.yaml', text: broken },
    ]);
    const { changes } = analyzeChange(before, after, RULES).changes;
    expect(changes.map(({ kind, action }) => `${action} ${kind}`)).toEqual(['replace gallery', 'replace image', 'replace version']);
  });
});

describe('one state alone', () => {
  it('is not judged by rules of changes, and their suppressions are not unused', async () => {
    const text = manifestOf(['1.0.0'], { location: 'northeurope # gallerist-disable-line change/location -- moving' });
    const { findings } = await runRules([{ path: 'a.yaml', text }]);
    expect(findings.map(({ ruleId }) => ruleId).filter((id) => /^(?:change|suppressions)\//.test(id))).toEqual([]);
  });
});
