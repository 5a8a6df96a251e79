import { describe, expect, it } from 'vitest';
import type { Edit, Finding } from '../../src/engine/finding.ts';
import { readSources } from '../../src/source/read-source.ts';
import { ALL_CARDS, runRules } from './run-rules.ts';

type Node = Record<string | number, unknown>;

/** The document after the edits, as plain data. */
function edited(document: unknown, edits: readonly Edit[]): unknown {
  const root: Node = { document: structuredClone(document) };
  for (const edit of edits) {
    const path = ['document', ...edit.at];
    const last = path.pop() ?? '';
    // The seam of a test: paths come from the engine, and lead to what was read.
    let parent = root;
    for (const key of path) parent = parent[key] as Node;
    if (edit.op === 'set') parent[last] = edit.value;
    else if (edit.op === 'append') (parent[last] as unknown[]).push(edit.value);
    else if (edit.op === 'remove') removeFrom(parent, last);
    else {
      parent[edit.key] = parent[last];
      Reflect.deleteProperty(parent, last);
    }
  }
  return root.document;
}

function removeFrom(parent: Node, key: string | number): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
}

const placeOf = ({ ruleId, pointer, message }: Finding) => `${ruleId} ${pointer} ${message}`;

describe.each(ALL_CARDS.map((card) => [card.id, card] as const))('%s', (id, card) => {
  it('no longer reports what its fix has mended, and mends without new errors', async () => {
    const [source] = await readSources([{ path: 'bad.yaml', text: card.bad }]);
    const document = source?.documents[0]?.value;
    const before = await runRules([{ path: 'bad.yaml', text: card.bad }], card.exampleSettings);
    for (const finding of before.findings) {
      if (finding.ruleId !== id || finding.fix === undefined) continue;
      expect(finding.fix.title).toMatch(/^[A-Z].*[^.]$/);
      // JSON is YAML.
      const text = JSON.stringify(edited(document, finding.fix.edits));
      const after = await runRules([{ path: 'bad.yaml', text }], card.exampleSettings);
      expect(after.findings.map(placeOf)).not.toContain(placeOf(finding));
      const known = new Set(before.findings.map(({ ruleId }) => ruleId));
      expect(after.findings.filter(({ ruleId, severity }) => severity === 'error' && !known.has(ruleId)).map(placeOf)).toEqual([]);
    }
  });
});

async function fixOf(id: string, text = ALL_CARDS.find((card) => card.id === id)?.bad ?? '') {
  const { findings } = await runRules([{ path: 'bad.yaml', text }]);
  return findings.find(({ ruleId }) => ruleId === id)?.fix;
}

it.each([
  ['versions/leading-zero', false],
  ['replication/source-region-missing', false],
  ['replication/unknown-region', false],
  ['cost/superseded-version-spread', false],
  ['schema/unknown-property', false],
  ['schema/enum', false],
  ['scaling/too-few-replicas', true],
  ['uniqueness/target-region', true],
])('%s offers a fix, safe: %s', async (id, safe) => {
  expect((await fixOf(id))?.safe).toBe(safe);
});

describe('a fix is safe only where nothing is guessed', () => {
  const bad = ALL_CARDS.find(({ id }) => id === 'replication/unknown-region')?.bad ?? '';

  it.each(['North-Europe', 'north_europe', 'NORTH.EUROPE'])('a region but for its signs: %s', async (name) => {
    const fix = await fixOf('replication/unknown-region', bad.replace('northeurpoe', name));
    expect(fix).toMatchObject({ safe: true, edits: [{ op: 'set', value: 'northeurope' }] });
  });

  it.each([
    ['osType: Linux', 'ostype: Linux', 'schema/unknown-property'],
    ['osType: Linux', 'osType: LINUX', 'schema/enum'],
    ['osState: Generalized', 'OSState: Generalized', 'schema/unknown-property'],
  ])('another case: %s written %s', async (right, wrong, id) => {
    expect((await fixOf(id, bad.replace(right, wrong)))?.safe).toBe(true);
  });
});

describe('a region that is listed twice', () => {
  const bad = ALL_CARDS.find(({ id }) => id === 'uniqueness/target-region')?.bad ?? '';

  it.each([
    ['[westeurope, { name: West Europe, regionalReplicaCount: 2 }]', false],
    ['[{ name: westeurope, regionalReplicaCount: 1 }, { name: West Europe, regionalReplicaCount: 2 }]', false],
    ['[{ name: westeurope, regionalReplicaCount: 2 }, { name: West Europe, regionalReplicaCount: 2 }]', true],
    ['[westeurope, { name: West Europe }]', true],
  ])('%s can lose one without a loss: %s', async (regions, isFixable) => {
    const text = bad.replace('[westeurope, northeurope, West Europe]', regions);
    expect((await fixOf('uniqueness/target-region', text)) !== undefined).toBe(isFixable);
  });
});

it('a source region is added as the other regions are written', async () => {
  const bad = ALL_CARDS.find(({ id }) => id === 'replication/source-region-missing')?.bad ?? '';
  const fix = await fixOf('replication/source-region-missing', bad.replace('[northeurope]', '[{ name: northeurope }]'));
  expect(fix?.edits).toEqual([
    { op: 'append', at: ['galleries', 0, 'images', 0, 'versions', 0, 'targetRegions'], value: { name: 'westeurope' } },
  ]);
});
