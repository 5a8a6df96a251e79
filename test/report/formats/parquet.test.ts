import { type Table, tableFromIPC } from 'apache-arrow';
import { readParquet } from 'parquet-wasm';
import { describe, expect, it } from 'vitest';
import { FOCUS_COLUMNS, type FocusType } from '../../../src/report/focus-columns.ts';
import { focusCsv } from '../../../src/report/focus-csv.ts';
import { focusParquet } from '../../../src/report/focus-parquet.ts';
import { analysisOf, analysisOfText, manyVersions } from '../analysis-of.ts';
import { readCsv } from './read-back.ts';

/** The table as the Parquet of the Arrow project reads it, which shares no line with the writer. */
function readTable(bytes: Uint8Array): Table {
  return tableFromIPC(readParquet(bytes).intoIPCStream());
}

const ARROW_TYPES: Readonly<Record<FocusType, string>> = {
  string: 'Utf8',
  json: 'Utf8',
  boolean: 'Bool',
  dateTime: 'Timestamp<MILLISECOND, UTC>',
  decimal: 'Decimal[38e+18]',
};

/** A value as the CSV spells it. */
function textOf(type: FocusType, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (type === 'dateTime') return new Date(Number(value)).toISOString().replace('.000Z', 'Z');
  return type === 'decimal' ? decimalText(BigInt(String(value))) : String(value);
}

function decimalText(unscaled: bigint): string {
  const digits = String(unscaled).padStart(19, '0');
  return `${digits.slice(0, -18)}.${digits.slice(-18)}`.replace(/\.?0+$/, '');
}

describe('Parquet', () => {
  it.each([
    ['of samples', () => analysisOf('payroll.yaml', 'training.yaml')],
    ['of hostile names', () => analysisOf('hostile.yaml')],
    ['of many versions', () => analysisOfText(manyVersions(400))],
    ['of nothing', () => analysisOfText('gallerist: 1\n')],
  ])(
    '%s has the rows of the CSV',
    async (_, analysisOfCase) => {
      const analysis = await analysisOfCase();
      const [head = [], ...rows] = readCsv(focusCsv(analysis));
      const table = readTable(await focusParquet(analysis));
      expect(table.numRows).toBe(rows.length);
      const names = table.schema.fields.map(({ name }) => name);
      expect(names).toEqual(head);
      const columns = FOCUS_COLUMNS.map(({ name, type }) =>
        Array.from({ length: table.numRows }, (_row, index) => textOf(type, table.getChild(name)?.get(index))),
      );
      // An apostrophe keeps a spreadsheet from calculating; nobody calculates a column of Parquet.
      const unguarded = rows.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@])/, '')));
      expect(rows.map((_row, index) => columns.map((column) => column[index]))).toEqual(unguarded);
    },
    30_000,
  );

  it('has typed columns', async () => {
    const table = readTable(await focusParquet(await analysisOfText(manyVersions(1))));
    for (const { name, type } of FOCUS_COLUMNS) {
      expect(String(table.schema.fields.find((field) => field.name === name)?.type), name).toBe(ARROW_TYPES[type]);
    }
  });

  it('has the same bytes each time', async () => {
    const analysis = await analysisOf('payroll.yaml');
    expect(await focusParquet(analysis)).toEqual(await focusParquet(analysis));
  });
});
