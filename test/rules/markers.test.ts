import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/engine/finding.ts';
import type { EDITION_IDS } from '../../src/facts/facts.ts';
import { ALL_CARDS, runChange, runRules } from './run-rules.ts';

/**
 * Fixtures carry their expectation on the offending line: `# expect: limits/disk-size` (several ids by spaces; `//` in JSON).
 * What is reported and what is marked must be equal. A folder is one estate of several files; a first line
 * `# settings: edition=2023-04 today=2026-01-15` states what differs from the defaults. Where a folder has a `before.yaml`,
 * its other files are what becomes of that: the changes are judged too, and marks before are of what is deleted.
 */
const ROOT = 'test/fixtures/rules';
const MARKER = /(?:#|\/\/)\s*expect:\s*([a-z0-9/ -]+?)\s*$/;

const fixtures = readdirSync(ROOT).flatMap((group) => readdirSync(join(ROOT, group)).map((name) => `${group}/${name}`));

function filesOf(fixture: string): { path: string; text: string }[] {
  const path = join(ROOT, fixture);
  const paths = statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
  return paths.map((file) => ({ path: file.replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }));
}

function settingsOf(text: string): { edition?: (typeof EDITION_IDS)[number]; today?: string } {
  const line = /^# settings: (.*)$/m.exec(text)?.[1] ?? '';
  const given = Object.fromEntries(
    line
      .split(' ')
      .filter(Boolean)
      .map((pair) => pair.split('=')),
  );
  for (const key of Object.keys(given)) if (!['edition', 'today'].includes(key)) throw new Error(`unknown setting ${key}`);
  return given;
}

async function judge(files: readonly { path: string; text: string }[]): Promise<Finding[]> {
  const settings = settingsOf(files[0]?.text ?? '');
  const before = files.filter(({ path }) => path.endsWith('/before.yaml'));
  if (before.length === 0) return (await runRules(files, settings)).findings;
  return runChange(
    before,
    files.filter((file) => !before.includes(file)),
    settings,
  );
}

function markersOf({ path, text }: { path: string; text: string }): string[] {
  return text.split(/\r?\n/).flatMap((line, index) =>
    (MARKER.exec(line)?.[1] ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map((id) => `${path}:${index + 1} ${id}`),
  );
}

describe.each(fixtures)('%s', (fixture) => {
  it('reports what is marked', async () => {
    const files = filesOf(fixture);
    const findings = await judge(files);
    const reported = findings.map((finding) => `${finding.file}:${finding.line} ${finding.ruleId}`);
    expect(reported.toSorted()).toEqual(files.flatMap(markersOf).toSorted());
  });
});

it('marks every rule at least once', () => {
  const marked = new Set(
    fixtures
      .flatMap(filesOf)
      .flatMap(markersOf)
      .map((marker) => marker.split(' ')[1]),
  );
  expect(ALL_CARDS.map((card) => card.id).filter((id) => !marked.has(id))).toEqual([]);
});
