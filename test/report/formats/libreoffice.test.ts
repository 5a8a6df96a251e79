import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULES } from '../../../rules/index.ts';
import { analyze } from '../../../src/engine/analyze.ts';
import { costWorkbook } from '../../../src/report/cost-workbook.ts';
import { planWorkbook } from '../../../src/report/plan-workbook.ts';
import type { Workbook } from '../../../src/report/workbook.ts';
import { JA } from '../../../src/report/words/ja.ts';
import { KO } from '../../../src/report/words/ko.ts';
import { workbookTextsOf } from '../../../src/report/words/workbook-words.ts';
import { xlsxOf } from '../../../src/report/xlsx.ts';
import type { SourceFile } from '../../../src/source/source.ts';
import { analysisOf, analysisOfText, manyVersions } from '../analysis-of.ts';
import { cellsOf, partOf, readWorkbook, type ReadWorkbook, withoutCachedValues } from './read-workbook.ts';

/** LibreOffice without a window: a spreadsheet that shares nothing with the writer, nor with the other readers of the tests. */
const hasOffice = spawnSync('soffice', ['--version']).status === 0;

const FOLDER = 'samples/enterprise';
const sample = () => readdirSync(FOLDER).map((name) => ({ path: name, text: readFileSync(join(FOLDER, name)) }));

const billing = () => [{ path: 'billing.yaml', text: readFileSync('samples/seeds/billing.yaml') }];
const judged = (files: readonly SourceFile[]) => analyze(files, RULES, { today: '2026-01-15' });

const WORKBOOKS: Readonly<Record<string, () => Promise<Workbook>>> = {
  billing: async () => costWorkbook(await judged(billing())),
  enterprise: async () => costWorkbook(await judged(sample())),
  hostile: async () => costWorkbook(await analysisOf('hostile.yaml')),
  many: async () => costWorkbook(await analysisOfText(manyVersions(300))),
  plan: async () => planWorkbook(await judged(sample())),
  japanese: async () => costWorkbook(await judged(sample()), await workbookTextsOf(JA)),
  korean: async () => planWorkbook(await judged(sample()), await workbookTextsOf(KO)),
};
const NAMES = Object.keys(WORKBOOKS);

describe.skipIf(!hasOffice)('LibreOffice', () => {
  let folder: string;
  const written = new Map<string, ReadWorkbook>();
  const opened = new Map<string, ReadWorkbook>();
  const calculated = new Map<string, ReadWorkbook>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gallerist-office-'));
    for (const [name, make] of Object.entries(WORKBOOKS)) {
      const bytes = await xlsxOf(await make());
      written.set(name, readWorkbook(bytes));
      writeFileSync(join(folder, `${name}.xlsx`), bytes);
      // Without the values beside the formulas there is nothing to copy: what comes back was calculated.
      writeFileSync(join(folder, `${name}-bare.xlsx`), withoutCachedValues(bytes));
    }
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const files = readdirSync(folder).filter((name) => name.endsWith('.xlsx'));
    const flags = ['--headless', `-env:UserInstallation=${profile}`, '--convert-to', 'xlsx', '--outdir', 'out'];
    execFileSync('soffice', [...flags, ...files], { cwd: folder, stdio: 'ignore' });
    const read = (file: string) => readWorkbook(readFileSync(join(folder, 'out', file)));
    for (const name of NAMES) {
      opened.set(name, read(`${name}.xlsx`));
      calculated.set(name, read(`${name}-bare.xlsx`));
    }
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(NAMES)('opens the workbook "%s": sheets, filters and cells', (name) => {
    const ours = written.get(name);
    const theirs = opened.get(name);
    if (ours === undefined || theirs === undefined) throw new Error('nothing was opened');
    expect(theirs.SheetNames).toEqual(ours.SheetNames);
    for (const index of ours.SheetNames.keys()) expect(filterOf(theirs, index), ours.SheetNames[index]).toEqual(filterOf(ours, index));
    for (const { sheet, address, cell } of cellsOf(ours)) {
      if (cell.v === undefined || cell.f !== undefined) continue;
      expect(theirs.Sheets[sheet]?.[address]?.v, `${sheet}!${address}`).toEqual(cell.v);
      expect(theirs.Sheets[sheet]?.[address]?.f, `${sheet}!${address}`).toBeUndefined();
    }
  });

  it.each(NAMES)('calculates the figures of the workbook "%s"', (name) => {
    const ours = written.get(name);
    const theirs = calculated.get(name);
    if (ours === undefined || theirs === undefined) throw new Error('nothing was calculated');
    const formulas = cellsOf(ours).filter(({ cell }) => cell.f !== undefined);
    expect(formulas.length).toBeGreaterThan(0);
    for (const { sheet, address, cell } of formulas) {
      expect(theirs.Sheets[sheet]?.[address]?.v, `${sheet}!${address} = ${cell.f}`).toBeCloseTo(Number(cell.v), 8);
    }
  });
});

/** What a sheet filters; undefined where it has no rows. */
function filterOf(workbook: ReadWorkbook, index: number): string | undefined {
  return /<autoFilter ref="([^"]+)"/.exec(partOf(workbook, `xl/worksheets/sheet${index + 1}.xml`))?.[1];
}
