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

it.each(['versions/leading-zero', 'replication/source-region-missing', 'replication/unknown-region'])('%s offers a fix', async (id) => {
  const bad = ALL_CARDS.find((card) => card.id === id)?.bad ?? '';
  const { findings } = await runRules([{ path: 'bad.yaml', text: bad }]);
  expect(findings.find(({ ruleId }) => ruleId === id)?.fix?.safe).toBe(false);
});
