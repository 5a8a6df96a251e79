import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/engine/analyze.ts';
import type { Edit, Finding, Severity } from '../../src/engine/finding.ts';
import { fixFiles } from '../../src/fix/fix-files.ts';
import { readEvents } from '../../src/source/events.ts';
import { readSource } from '../../src/source/read-source.ts';
import type { SourceFile } from '../../src/source/source.ts';
import { CLEAN } from '../cli/call.ts';
import { runRules } from '../rules/run-rules.ts';

type Found = { ruleId: string; severity?: Severity; edits?: Edit[]; safe?: boolean };
type Values = Record<string, Record<string, unknown>>;

/** Judges files by a function of their values, and counts how often it was asked. */
function judgeBy(find: (values: Values) => Record<string, Found[]>) {
  const judge = (files: readonly SourceFile[]): Promise<Analysis> => {
    judge.count++;
    const sources = files.map((file) => readSource(file, undefined, readEvents));
    // The values are what a test wrote: maps.
    const found = find(Object.fromEntries(sources.map(({ file, documents }) => [file, documents[0]?.value as Record<string, unknown>])));
    const findings = Object.entries(found).flatMap(([file, ofFile]) => ofFile.map((one, index) => findingOf(file, one, index)));
    // Fixing reads nothing else of an analysis.
    return Promise.resolve({ findings, sources } as unknown as Analysis);
  };
  judge.count = 0;
  return judge;
}

function findingOf(file: string, { ruleId, severity = 'warning', edits, safe = true }: Found, line: number): Finding {
  const range = { line, column: 1, endLine: line, endColumn: 2 };
  const finding: Finding = { ruleId, severity, message: ruleId, file, ...range, pointer: '', related: [] };
  if (edits !== undefined) finding.fix = { safe, title: 'Mend it', edits };
  return finding;
}

const set = (key: string, value: unknown): Edit => ({ op: 'set', at: [key], value });
const filesOf = (texts: Record<string, string>) => Object.entries(texts).map(([path, text]): SourceFile => ({ path, text }));
const textsOf = (files: readonly SourceFile[]) => files.map(({ text }) => text);

describe('passes', () => {
  it('put off what is in the way of an earlier fix, and make it then', async () => {
    const judge = judgeBy(({ a = {} }) => ({
      a: [
        ...(a['x'] === 0 ? [{ ruleId: 'r/one', edits: [set('x', 1)] }] : []),
        ...(Number(a['x']) < 2 ? [{ ruleId: 'r/two', edits: [set('x', 2)] }] : []),
        ...(a['y'] === undefined ? [{ ruleId: 'r/add', edits: [set('y', 1)] }] : []),
        ...(a['z'] === undefined ? [{ ruleId: 'r/add-too', edits: [set('z', 1)] }] : []),
      ],
    }));
    const result = await fixFiles(filesOf({ a: 'x: 0\n' }), judge, { isUnsafe: false });
    expect(textsOf(result.files)).toEqual(['x: 2\ny: 1\nz: 1\n']);
    expect(result.fixed.map(({ ruleId }) => ruleId)).toEqual(['r/one', 'r/add', 'r/two', 'r/add-too']);
    expect(result.changed).toEqual([{ path: 'a', before: 'x: 0\n', after: 'x: 2\ny: 1\nz: 1\n' }]);
  });

  it('end, whatever the rules ask for', async () => {
    const judge = judgeBy(({ a = {} }) => ({ a: [{ ruleId: 'r/more', severity: 'error', edits: [set('x', Number(a['x']) + 1)] }] }));
    const result = await fixFiles(filesOf({ a: 'x: 0\n' }), judge, { isUnsafe: false });
    expect(textsOf(result.files)).toEqual(['x: 0\n']);
    expect(result.refused.map(({ reason }) => reason)).toEqual(['r/more would report as before']);
  });

  it('make safe fixes only, unless told otherwise', async () => {
    const judge = judgeBy(({ a = {} }) => ({ a: a['x'] === 0 ? [{ ruleId: 'r/one', edits: [set('x', 1)], safe: false }] : [] }));
    expect((await fixFiles(filesOf({ a: 'x: 0\n' }), judge, { isUnsafe: false })).changed).toEqual([]);
    expect((await fixFiles(filesOf({ a: 'x: 0\n' }), judge, { isUnsafe: true })).fixed).toHaveLength(1);
  });
});

describe('a fix that brings an error', () => {
  it('is found among many, and refused alone', async () => {
    const count = 40;
    const judge = judgeBy(({ a = {} }) => ({
      a: [
        ...Object.entries(a).flatMap(([key, value]) => (value === 0 ? [{ ruleId: 'r/zero', edits: [set(key, 1)] }] : [])),
        ...(['k13', 'k27'].some((key) => a[key] === 1) ? [{ ruleId: 'r/broken', severity: 'error' as const }] : []),
      ],
    }));
    const text = Array.from({ length: count }, (_, index) => `k${index}: 0\n`).join('');
    const result = await fixFiles(filesOf({ a: text }), judge, { isUnsafe: false });
    expect(result.files[0]?.text).toBe(text.replaceAll(': 0', ': 1').replace('k13: 1', 'k13: 0').replace('k27: 1', 'k27: 0'));
    expect(result.refused.map(({ finding, reason }) => [finding.fix?.edits[0]?.at, reason])).toEqual([
      [['k13'], 'r/broken would report an error'],
      [['k27'], 'r/broken would report an error'],
    ]);
    // By halves, twice: once while there is more to do, once to see that it stays so.
    expect(judge.count).toBeLessThan(60);
  });

  it('is refused in its file, and the other files are fixed', async () => {
    const judge = judgeBy((values) =>
      Object.fromEntries(
        Object.entries(values).map(([file, value]) => [
          file,
          value['x'] === 0
            ? [{ ruleId: 'r/zero', edits: [set('x', 1)] }]
            : file.startsWith('bad')
              ? [{ ruleId: 'r/broken', severity: 'error' as const }]
              : [],
        ]),
      ),
    );
    const texts: Record<string, string> = {};
    for (let index = 0; index < 50; index++) texts[`${index % 2 === 0 ? 'bad' : 'good'}${index}`] = 'x: 0\n';
    const result = await fixFiles(filesOf(texts), judge, { isUnsafe: false });
    expect(result.changed.map(({ path }) => path)).toEqual(Object.keys(texts).filter((file) => file.startsWith('good')));
    expect(result.refused).toHaveLength(25);
    // All bad files show at once.
    expect(judge.count).toBeLessThan(10);
  });

  it('is refused where the error shows in another file', async () => {
    const judge = judgeBy(({ a = {}, b = {}, c = {} }) => ({
      a: a['x'] === 0 ? [{ ruleId: 'r/zero', edits: [set('x', 1)] }] : [],
      b: b['x'] === 0 ? [{ ruleId: 'r/zero', edits: [set('x', 1)] }] : [],
      c: b['x'] === 1 && c['x'] === 5 ? [{ ruleId: 'r/elsewhere', severity: 'error' }] : [],
    }));
    const result = await fixFiles(filesOf({ a: 'x: 0\n', b: 'x: 0\n', c: 'x: 5\n' }), judge, { isUnsafe: false });
    expect(textsOf(result.files)).toEqual(['x: 1\n', 'x: 0\n', 'x: 5\n']);
    expect(result.refused.map(({ finding, reason }) => [finding.file, reason])).toEqual([['b', 'r/elsewhere would report an error']]);
  });

  it('is made where that error is mended in turn', async () => {
    const judge = judgeBy(({ a = {} }) => ({
      a:
        a['x'] === 0
          ? [{ ruleId: 'r/zero', edits: [set('x', 1)] }]
          : a['y'] === 0
            ? [{ ruleId: 'r/hidden', severity: 'error', edits: [set('y', 1)] }]
            : [],
    }));
    const result = await fixFiles(filesOf({ a: 'x: 0\ny: 0\n' }), judge, { isUnsafe: false });
    expect(textsOf(result.files)).toEqual(['x: 1\ny: 1\n']);
  });

  it('is not made where that error could be mended but for another', async () => {
    const judge = judgeBy(({ a = {} }) => ({
      a: [
        ...(a['other'] === 0 ? [{ ruleId: 'r/other', edits: [set('other', 1)] }] : []),
        ...(a['x'] === 0 ? [{ ruleId: 'r/zero', edits: [set('x', 1)] }] : []),
        ...(a['x'] === 1 && a['y'] === 0 ? [{ ruleId: 'r/hidden', severity: 'error' as const, edits: [set('y', 1)] }] : []),
        ...(a['x'] === 1 && a['y'] === 1 ? [{ ruleId: 'r/last', severity: 'error' as const }] : []),
      ],
    }));
    const result = await fixFiles(filesOf({ a: 'x: 0\ny: 0\nother: 0\n' }), judge, { isUnsafe: false });
    expect(textsOf(result.files)).toEqual(['x: 0\ny: 0\nother: 1\n']);
    expect((await fixFiles(result.files, judge, { isUnsafe: false })).changed).toEqual([]);
  });

  it('is refused where it goes round in a circle', async () => {
    const judge = judgeBy(({ a = {} }) => ({
      a: [a['x'] === 0 ? { ruleId: 'r/zero', edits: [set('x', 1)] } : { ruleId: 'r/one', edits: [set('x', 0)] }],
    }));
    const result = await fixFiles(filesOf({ a: 'x: 0\n' }), judge, { isUnsafe: false });
    expect(textsOf(result.files)).toEqual(['x: 0\n']);
    expect(result.refused).toHaveLength(1);
  });

  it('is made where one warning gives way to another: as many replicas as needed are near the limit', async () => {
    const text = CLEAN.replace('[westeurope, northeurope]', '[{ name: westeurope, regionalReplicaCount: 7 }]');
    const demand = 'deployments:\n  - { name: d, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 200 }\n';
    const result = await fixFiles(filesOf({ a: text + demand }), (files) => runRules(files), {});
    expect(textsOf(result.files)).toEqual([text.replace('regionalReplicaCount: 7', 'regionalReplicaCount: 10') + demand]);
    expect(result.analysis.findings.map(({ ruleId }) => ruleId)).toEqual(['limits/headroom', 'scaling/no-headroom']);
  });

  it('is refused where it trades one problem for worse', async () => {
    const judge = judgeBy(({ a = {} }) => ({
      a: a['x'] === 0 ? [{ ruleId: 'r/hint', severity: 'info', edits: [set('x', 1)] }] : [{ ruleId: 'r/warns', severity: 'warning' }],
    }));
    const result = await fixFiles(filesOf({ a: 'x: 0\n' }), judge, { isUnsafe: false });
    expect(result.refused.map(({ reason }) => reason)).toEqual(['it would mend nothing']);
  });
});

it('never changes a file that reads otherwise than meant afterwards', async () => {
  // A merge key: to remove the own one brings the other up.
  const text = 'd: &d { y: 1 }\na: { <<: *d, y: 2 }\n';
  const judge = judgeBy(() => ({ a: [{ ruleId: 'r/y', edits: [{ op: 'remove', at: ['a', 'y'] }] }] }));
  const result = await fixFiles(filesOf({ a: text }), judge, { isUnsafe: false });
  expect(textsOf(result.files)).toEqual([text]);
  expect(result.refused.map(({ reason }) => reason)).toEqual(['it is written in a way that cannot be edited in place']);
});

it('leaves files in other encodings, and broken ones, as they are', async () => {
  const files: SourceFile[] = [
    { path: 'wide.yaml', text: new Uint8Array([0xff, 0xfe, 0x61, 0x00]) },
    { path: 'broken.yaml', text: 'gallerist: 1\ngalleries: [\n' },
    { path: 'good.yaml', text: new TextEncoder().encode(CLEAN.replace('Linux', 'linux')) },
  ];
  const result = await fixFiles(files, (some) => runRules(some), { isUnsafe: true });
  expect(result.changed).toEqual([{ path: 'good.yaml', before: CLEAN.replace('Linux', 'linux'), after: CLEAN }]);
  expect(result.files.slice(0, 2)).toEqual(files.slice(0, 2));
});
