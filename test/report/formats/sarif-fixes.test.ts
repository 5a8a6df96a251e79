import { describe, expect, it } from 'vitest';
import { withReplacements } from '../../../src/fix/with-replacements.ts';
import { RULES } from '../../../rules/index.ts';
import type { Replacement } from '../../../src/engine/finding.ts';
import { analysisOf, analysisWith, finding, print } from './runs.ts';

type Region = { startLine: number; startColumn: number; endLine: number; endColumn: number };
type Fix = { artifactChanges: { replacements: { deletedRegion: Region; insertedContent: { text: string } }[] }[] };
type Log = { runs: { results: { ruleId: string; fixes?: Fix[]; properties?: { fix?: unknown } }[] }[] };

async function resultsOf(text: string) {
  const log = JSON.parse(await print('sarif', await analysisOf({ 'a.yaml': text }))) as Log;
  return log.runs.flatMap(({ results }) => results);
}

/** The text after a fix, made as a reader of SARIF would. */
function fixed(text: string, fix: Fix): string {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const offsetOf = (line: number, column: number) => lines.slice(0, line - 1).join('').length + column - 1;
  const replacements = fix.artifactChanges
    .flatMap((change) => change.replacements)
    .toSorted((a, b) => b.deletedRegion.startLine - a.deletedRegion.startLine || b.deletedRegion.startColumn - a.deletedRegion.startColumn);
  let after = text;
  for (const { deletedRegion: region, insertedContent } of replacements) {
    const [from, to] = [offsetOf(region.startLine, region.startColumn), offsetOf(region.endLine, region.endColumn)];
    after = after.slice(0, from) + insertedContent.text + after.slice(to);
  }
  return after;
}

describe('the fixes in SARIF', () => {
  it('mend what they are for, in the examples of all rules', async () => {
    let count = 0;
    for (const { id, bad, exampleSettings } of RULES) {
      if (exampleSettings !== undefined) continue;
      const found = (await resultsOf(bad)).filter(({ ruleId }) => ruleId === id);
      for (const { fixes = [] } of found) {
        for (const fix of fixes) {
          const left = (await resultsOf(fixed(bad, fix))).filter(({ ruleId }) => ruleId === id);
          expect(left.length, id).toBeLessThan(found.length);
          count++;
        }
      }
    }
    expect(count).toBeGreaterThan(5);
  });

  it('are left out where the text cannot be edited in place, or too much would have to be read', async () => {
    const fix = { safe: true, title: 'x', edits: [{ op: 'set' as const, at: ['no', 'such', 'place'], value: 1 }] };
    const [found] = withReplacements(await analysisWith([finding({ fix })])).findings;
    expect(found?.fix?.replacements).toBeUndefined();

    const rename = { safe: true, title: 'x', edits: [{ op: 'set' as const, at: ['galleries', 0, 'name'], value: 'other' }] };
    const replacementsIn = async (count: number): Promise<(Replacement[] | undefined)[]> => {
      const { findings } = withReplacements(await analysisWith(Array.from({ length: count }, () => finding({ fix: rename }))));
      return findings.map((one) => one.fix?.replacements);
    };
    expect(await replacementsIn(1)).toEqual([[{ line: 4, column: 11, endLine: 4, endColumn: 24, text: 'other' }]]);
    expect(new Set(await replacementsIn(20_000))).toEqual(new Set([undefined]));
  });
});
