import type { Decimal } from '../pricing/money.ts';

/**
 * A workbook as data: sheets of typed columns, a row a thing, and below them what the columns add up to. What a spreadsheet
 * calculates is written beside the figure that it must come to, so that both can be held against each other.
 */
export type Workbook = {
  title: string;
  /** The day it is made for, yyyy-MM-dd: no clock is asked. */
  day: string;
  /** The word beside sums. */
  totalLabel: string;
  /** Decimals of amounts, at least. */
  moneyDecimals: number;
  sheets: readonly Sheet[];
};

export type Sheet = {
  /** By which formulas name it, whatever its name is in the language of the workbook. */
  id: string;
  /** At most 31 characters, unique, none of `[]:*?/\`. */
  name: string;
  columns: readonly Column[];
  rows: readonly Row[];
};

/** Cells by the key of their column; what is absent or undefined is an empty cell: unknown, not zero. */
export type Row = Readonly<Record<string, Cell>>;

export type Column = {
  /** By which rows and formulas name it. */
  key: string;
  title: string;
  /** Of cells that do not say otherwise. */
  type: ColumnType;
  /** In characters; by its title and its texts where it is not said. */
  width?: number;
  /** `sum`: below the rows stands the sum of the column, as a formula. `label`: the word for it. */
  total?: 'sum' | 'label';
};

/** `day` is yyyy-MM-dd. */
export type ColumnType = 'text' | 'number' | 'money' | 'share' | 'day';

export type Value = string | number | Decimal | undefined;

export type Cell = Value | { value: Value; type?: ColumnType; formula?: Formula };

/** `[key]` is the cell of that column in the same row, `[id!key]` the sum of a column of a sheet. */
export type Formula = string;

/** What a cell holds, and what it says of itself. */
export function readCell(cell: Cell): { value: Value; type?: ColumnType; formula?: Formula } {
  return typeof cell === 'object' && 'value' in cell ? cell : { value: cell };
}

/** Whether a sheet has a row of sums. */
export function hasTotal({ columns }: Sheet): boolean {
  return columns.some(({ total }) => total !== undefined);
}
