import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LintOutput } from '../../src/report/lint-json.ts';
import { call, folderWith } from './call.ts';

/** What is read, and what each is. */
const SAMPLES = ['az', 'arm', 'terraform'] as const;

async function findingsOf(path: string, stdin = '') {
  const { stdout } = await call(['lint', path, '-f', 'json', '--today', '2026-11-26'], { stdin });
  // Our own output, of our own shape.
  const { findings, summary } = JSON.parse(stdout) as LintOutput;
  // One finding a file: what is in five files is in one afterwards. Used sizes are missed in a manifest one by one.
  const others = findings.filter(({ ruleId }) => !['cost/price-assumed', 'cost/used-size-missing'].includes(ruleId));
  return { summary, found: others.map(({ ruleId, severity, message }) => `${severity} ${ruleId} ${message}`).sort() };
}

describe.each(SAMPLES)('the samples of other formats: %s', (sample) => {
  const folder = `samples/import/${sample}`;

  it('are imported as is kept, with nothing to say', async () => {
    const { code, stdout, stderr } = await call(['import', folder]);
    await expect(stdout).toMatchFileSnapshot(`golden/import.${sample}.yaml`);
    expect(stderr).toMatch(/^imported 1 gallery, /);
    expect(code).toBe(0);
  });

  it('lint as the manifest does that is made of them', async () => {
    const { stdout } = await call(['import', folder]);
    const own = await findingsOf(folder);
    const made = await findingsOf('-', stdout);
    expect(made.found).toEqual(own.found);
    expect(made.summary).toMatchObject({ images: own.summary.images, versions: own.summary.versions });
  });
});

it('the README shows what is made of the samples of az', async () => {
  const [, shown = ''] = /^```yaml\n(# Imported by gallerist[^]*?)^```$/m.exec(readFileSync('README.md', 'utf8')) ?? [];
  const { stdout } = await call(['import', '.'], {
    cwd: folderWith(
      Object.fromEntries(
        ['galleries', 'images-storeImages', 'versions-storeImages-till'].map((name) => [
          `${name}.json`,
          readFileSync(`samples/import/az/${name}.json`),
        ]),
      ),
    ),
  });
  const parts = shown.split(/^ *# …\n/m);
  expect(parts.length).toBeGreaterThan(1);
  let rest = stdout;
  for (const part of parts) {
    expect(rest).toContain(part);
    rest = rest.slice(rest.indexOf(part) + part.length);
  }
});
