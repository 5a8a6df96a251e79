import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/report/display-width.ts';
import type { Display } from '../../src/report/painter.ts';
import { stylish } from '../../src/report/stylish.ts';
import { analysisOf, analysisOfText, manyVersions } from './analysis-of.ts';

const PIPED: Display = { color: false, columns: 80, isQuiet: false };

describe('stylish', () => {
  it('reads well at 80 columns', async () => {
    const text = stylish(await analysisOf('payroll.yaml', 'training.yaml'), PIPED);
    await expect(text).toMatchFileSnapshot('golden/stylish.txt');
    expectToFit(text, 80);
  });

  it('reads well with colours and links', async () => {
    const analysis = await analysisOf('payroll.yaml', 'training.yaml');
    const text = stylish(analysis, { ...PIPED, color: true });
    await expect(text).toMatchFileSnapshot('golden/stylish-color.txt');
    expect(stripVTControlCharacters(text)).toBe(beforeLinks(stylish(analysis, PIPED)));
  });

  it.each([40, 60, 120])('fits %i columns', async (columns) => {
    expectToFit(stylish(await analysisOf('payroll.yaml', 'training.yaml'), { ...PIPED, columns }), columns);
  });

  it('shows errors only when it is quiet', async () => {
    const text = stylish(await analysisOf('payroll.yaml', 'training.yaml'), { ...PIPED, isQuiet: true });
    expect(text).toContain('error');
    expect(text).not.toMatch(/warning|info|Left out|https:/);
    expect(text).toMatch(/\d+ errors in 2 files\n$/);
  });

  it('says nothing when it is quiet and there is no error', async () => {
    const analysis = await analysisOf('payroll.yaml');
    const findings = analysis.findings.filter(({ severity }) => severity !== 'error');
    expect(stylish({ ...analysis, findings }, { ...PIPED, isQuiet: true })).toBe('');
  });

  it('says so when there is nothing to find', async () => {
    const analysis = await analysisOf('payroll.yaml');
    expect(stylish({ ...analysis, findings: [] }, PIPED)).toBe('No findings in 1 file: 1 gallery, 2 images, 3 versions\n');
  });

  it('counts what was suppressed', async () => {
    const analysis = await analysisOf('payroll.yaml');
    expect(stylish({ ...analysis, suppressed: 2 }, PIPED)).toContain('\n2 findings suppressed\n');
  });

  it('spells out what a terminal would obey', async () => {
    const text = stylish(await analysisOf('hostile.yaml'), PIPED);
    await expect(text).toMatchFileSnapshot('golden/stylish-hostile.txt');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('reads a large file once', async () => {
    const text = stylish(await analysisOfText(manyVersions(2000)), PIPED);
    expect(text).toContain('4,000 warnings, 1 info in 1 file');
  });
});

/** Words are never broken: a line may be longer where it is one word. */
function expectToFit(text: string, columns: number): void {
  for (const line of text.split('\n')) {
    if (displayWidth(line) > columns) expect(line.trim()).not.toContain(' ');
  }
}

function beforeLinks(text: string): string {
  return text.slice(0, text.indexOf('\nAbout the rules:'));
}
