import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LintFormat } from '../../../src/cli/lint-formats.ts';
import type { LintOutput } from '../../../src/report/lint-json.ts';
import { HOSTILE, UNSEEN } from './hostile.ts';
import { elements, island, readCsv, readHtml, readMarkdownTables, readWorkflowCommands, readXml, unpack } from './read-back.ts';
import { analysisOf, analysisWith, finding, FORMATS, hostileFindings, print } from './runs.ts';

/** How many findings a reader that is not ours sees in the text of a format. */
const COUNTS: Readonly<Record<LintFormat, (text: string) => number>> = {
  stylish: (text) => text.match(/^ {2} *\d+:\d+ {2}(?:error|warning|info) /gm)?.length ?? 0,
  json: (text) => (JSON.parse(text) as LintOutput).findings.length,
  sarif: (text) => {
    const { runs } = JSON.parse(text) as { runs: { results: { suppressions?: unknown[] }[] }[] };
    return runs.flatMap(({ results }) => results).filter(({ suppressions = [] }) => suppressions.length === 0).length;
  },
  junit: (text) => elements(readXml(text), 'testcase').filter((testcase) => testcase.getAttribute('name') !== 'all rules').length,
  github: (text) => readWorkflowCommands(text).length,
  gitlab: (text) => (JSON.parse(text) as unknown[]).length,
  checkstyle: (text) => elements(readXml(text), 'error').length,
  markdown: (text) => {
    const tables = readMarkdownTables(text).filter(({ head }) => head[0] === 'Place');
    return tables.reduce((count, { rows }) => count + rows.length, 0);
  },
  html: (text) => {
    // Of more findings than a browser opens with ease, the page has all as rows for its script.
    const packed = island(text, 'findings-list');
    if (packed !== undefined) return unpack(packed).length;
    const lists = readHtml(text).filter(({ tagName, attrs }) => tagName === 'ol' && attrs.some(({ value }) => value === 'findings'));
    return lists.reduce((count, { childNodes }) => count + childNodes.filter(({ nodeName }) => nodeName === 'li').length, 0);
  },
  csv: (text) => readCsv(text).length - 1,
};

const name = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9.]{0,9}$/) },
  fc.constantFrom(...HOSTILE.filter((text) => text.length < 100)),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

/** What may go wrong in a version; each changes it in place. */
const FAULTS: readonly ((version: Record<string, unknown>, text: string) => void)[] = [
  (version, text) => Object.assign(version, { [text]: text }),
  (version, text) => Object.assign(version, { storageAccountType: text }),
  (version, text) => Object.assign(version, { targetRegions: [text, text] }),
  (version) => Object.assign(version, { replicaCount: 500 }),
  (version) => Object.assign(version, { endOfLifeDate: '2020-01-01' }),
  (version) => delete version['source'],
  (version, text) => Object.assign(version, { source: { kind: text, id: text } }),
];

const version = fc
  .record({
    name: fc.oneof(fc.constantFrom('1.0.0', '2.0.0', '01.0.0'), name),
    faults: fc.subarray([...FAULTS]),
    text: name,
  })
  .map(({ name: versionName, faults, text }) => {
    const made = {
      name: versionName,
      source: { kind: 'managedImage', id: '/subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/i' },
      osDisk: { sizeGB: 30, usedGB: 4 },
      targetRegions: ['westeurope', { name: 'northeurope', regionalReplicaCount: 2 }],
    };
    for (const fault of faults) fault(made, text);
    return made;
  });

const gallery = fc.record({
  name,
  location: fc.constantFrom('westeurope', 'nowhere'),
  tags: fc.dictionary(name, name, { maxKeys: 2 }),
  images: fc.array(
    fc.record({
      name,
      identifier: fc.record({ publisher: name, offer: name, sku: name }),
      osType: fc.constantFrom('Linux', 'Linus'),
      osState: fc.constant('Generalized'),
      versions: fc.array(version, { maxLength: 3 }),
    }),
    { maxLength: 2 },
  ),
});

const manifest = fc
  .record({
    galleries: fc.array(gallery, { maxLength: 2 }),
    deployments: fc.array(fc.record({ name, image: name, region: name, virtualMachines: fc.nat(500) }), { maxLength: 2 }),
    ending: fc.constantFrom('', '\n---\ngallerist: 1\ngalleries: [{}]\n', '\n---\n[unclosed'),
    isCrLf: fc.boolean(),
  })
  .map(({ galleries, deployments, ending, isCrLf }) => {
    // JSON is YAML, and writes any text there is.
    const text = JSON.stringify({ gallerist: 1, galleries, deployments }, undefined, 2) + ending;
    return isCrLf ? text.replaceAll('\n', '\r\n') : text;
  });

describe('every format', () => {
  it.each(FORMATS)('as %s can be read, and has exactly the findings there are', async (format) => {
    let most = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.oneof(fc.constantFrom('a.yaml', 'b/c.yaml'), name), manifest, { minKeys: 1, maxKeys: 3 }),
        async (files) => {
          const analysis = await analysisOf(files);
          most = Math.max(most, analysis.findings.length);
          expect(COUNTS[format](await print(format, analysis))).toBe(analysis.findings.length);
        },
      ),
      { numRuns: 60 },
    );
    expect(most).toBeGreaterThan(5);
  });

  it.each(FORMATS)('as %s has every finding of the hostile table, and nothing unseen', async (format) => {
    const findings = hostileFindings();
    const text = await print(format, await analysisWith(findings));
    expect(text).not.toMatch(UNSEEN);
    expect(COUNTS[format](text)).toBe(findings.length);
  });

  it.each(FORMATS)('as %s says the same twice, of an estate of many findings too', async (format) => {
    const analysis = await analysisWith(
      Array.from({ length: 10_000 }, (_, index) => finding({ line: index + 1, message: `finding ${index}` })),
    );
    const text = await print(format, analysis);
    expect(COUNTS[format](text)).toBe(10_000);
    expect(await print(format, analysis)).toBe(text);
    // Not more a finding than a page of one: nothing is repeated with each.
    expect(text.length).toBeLessThan(10_000 * 1_500);
  });
});
