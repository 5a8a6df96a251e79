import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { CLEAN, FAULTY } from '../../cli/call.ts';
import { UNSEEN } from './hostile.ts';
import { analysisOf, analysisWith, finding, hostileFindings, print } from './runs.ts';

type Region = { startLine: number; startColumn: number; endLine: number; endColumn: number };
type Location = { physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string }; region: Region } };
type Result = {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: Location[];
  relatedLocations: (Location & { message: { text: string } })[];
  partialFingerprints: Record<string, string>;
  suppressions?: { kind: string; justification?: string }[];
  fixes?: unknown[];
};
type Rule = { id: string; name?: string; shortDescription?: { text: string }; help?: { text: string; markdown: string }; helpUri?: string };
type Log = { runs: { tool: { driver: { name: string; rules: Rule[] } }; results: Result[]; columnKind: string }[] };

const validate = schemaValidator();

/** The schema of the standard, which is of draft 4: nothing in it means something else in draft 7 but its names. */
function schemaValidator() {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajvFormats.default(ajv);
  return ajv.compile(schema);
}

function readRun(text: string) {
  const log = JSON.parse(text) as Log;
  validate(log);
  expect(validate.errors).toBeNull();
  const [run] = log.runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

describe('sarif', () => {
  it('is refused by the schema when it is wrong', () => {
    expect(validate({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).toBe(false);
    expect(validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ message: {}, level: 'info' }] }] })).toBe(
      false,
    );
  });

  it('fits the schema of the standard, with and without findings', async () => {
    expect(readRun(await print('sarif', await analysisOf({ 'a.yaml': CLEAN }))).results).toEqual([]);
    const run = readRun(await print('sarif', await analysisOf({ 'a.yaml': FAULTY })));
    expect(run.results).toMatchObject([{ ruleId: 'naming/gallery-name', ruleIndex: 0, level: 'error' }]);
    expect(run.columnKind).toBe('utf16CodeUnits');
  });

  it('shows the cards of the rules that report, and no others', async () => {
    const analysis = await analysisWith([finding(), finding({ ruleId: 'limits/tags' }), finding({ ruleId: 'schema/enum' })]);
    const { tool, results } = readRun(await print('sarif', analysis));
    const ids = tool.driver.rules.map(({ id }) => id);
    expect(ids).toEqual(['schema/enum', 'naming/gallery-name', 'limits/tags']);
    expect(tool.driver.rules[1]?.name).toBe('NamingGalleryName');
    for (const { ruleId, ruleIndex } of results) expect(ids[ruleIndex]).toBe(ruleId);
    for (const rule of tool.driver.rules) {
      expect(rule.helpUri).toBe(`https://gallerist.dev/rules/${rule.id}`);
      expect(rule.help?.text).toContain('What to do');
      expect(rule.help?.markdown).toContain('## What to do');
    }
  });

  it('has an entry for a rule without a card, too', async () => {
    const { tool, results } = readRun(await print('sarif', await analysisWith([finding({ ruleId: 'contoso/own' })])));
    expect(tool.driver.rules).toMatchObject([{ id: 'contoso/own', help: { text: 'contoso/own' } }]);
    expect(results[0]?.ruleIndex).toBe(0);
  });

  it('gives the place in UTF-16 columns, with the end exclusive', async () => {
    const text = FAULTY.replace('    location', '    description: "🖼"\n    location').replace('name: contoso-images', 'name: "🖼-x"');
    const [result] = readRun(await print('sarif', await analysisOf({ 'a.yaml': text }))).results;
    expect(result?.locations[0]?.physicalLocation.region).toEqual({ startLine: 4, startColumn: 11, endLine: 4, endColumn: 17 });
  });

  it('names files below the root of the run, and never absolutely', async () => {
    const uris = async (file: string) => readRun(await print('sarif', await analysisWith([finding({ file })]))).results[0]?.locations[0];
    expect((await uris('a b/ä#?.yaml'))?.physicalLocation.artifactLocation).toEqual({
      uri: 'a%20b/%C3%A4%23%3F.yaml',
      uriBaseId: '%SRCROOT%',
    });
    expect((await uris('../a.yaml'))?.physicalLocation.artifactLocation).toEqual({ uri: '../a.yaml' });
    const text = await print('sarif', await analysisWith([finding()]));
    expect(text).not.toContain(process.cwd());
    expect(text).not.toContain('file:');
  });

  it('tells of related places', async () => {
    const related = [{ file: 'b.yaml', line: 3, column: 9, endLine: 3, endColumn: 12, message: 'first used here' }];
    const [result] = readRun(await print('sarif', await analysisWith([finding({ related })]))).results;
    expect(result?.relatedLocations).toMatchObject([
      { id: 0, message: { text: 'first used here' }, physicalLocation: { artifactLocation: { uri: 'b.yaml' }, region: { startLine: 3 } } },
    ]);
  });

  it('shows silenced findings as suppressed, and says of all others that they are not', async () => {
    const silenced = finding({ line: 2, endLine: 2, suppression: { kind: 'inSource', reason: 'load test only' } });
    const baseline = finding({ line: 9, endLine: 9, suppression: { kind: 'external' } });
    const { results } = readRun(await print('sarif', await analysisWith([finding()], [baseline, silenced])));
    expect(results.map(({ suppressions }) => suppressions)).toEqual([
      [{ kind: 'inSource', status: 'accepted', justification: 'load test only' }],
      [],
      [{ kind: 'external', status: 'accepted' }],
    ]);
    expect(results.map(({ locations }) => locations[0]?.physicalLocation.region.startLine)).toEqual([2, 4, 9]);
  });

  it('has fixes where they are known as text', async () => {
    const fix = { safe: true, title: 'call it otherwise', edits: [] };
    const range = { line: 4, column: 11, endLine: 4, endColumn: 24 };
    const analysis = await analysisWith([finding({ fix }), finding({ fix: { ...fix, replacements: [{ ...range, text: 'other' }] } })]);
    const { results } = readRun(await print('sarif', analysis));
    expect(results[0]?.fixes).toBeUndefined();
    expect(results[1]?.fixes).toEqual([
      {
        description: { text: 'call it otherwise' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'a.yaml', uriBaseId: '%SRCROOT%' },
            replacements: [
              { deletedRegion: { startLine: 4, startColumn: 11, endLine: 4, endColumn: 24 }, insertedContent: { text: 'other' } },
            ],
          },
        ],
      },
    ]);
  });

  it('fits the schema whatever names say, and has neither links nor placeholders of theirs', async () => {
    const findings = hostileFindings();
    const text = await print('sarif', await analysisWith(findings));
    expect(text).not.toMatch(UNSEEN);
    const { results } = readRun(text);
    expect(results).toHaveLength(findings.length);
    for (const { message } of results) {
      expect(message.text).not.toMatch(/\]\(|\{\d+\}/);
      expect(message.text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }
  });

  it('takes severities in its own words', async () => {
    const severities = ['error', 'warning', 'info'] as const;
    const analysis = await analysisWith(severities.map((severity) => finding({ severity })));
    expect(
      readRun(await print('sarif', analysis))
        .results.map(({ level }) => level)
        .sort(),
    ).toEqual(['error', 'note', 'warning']);
  });
});
