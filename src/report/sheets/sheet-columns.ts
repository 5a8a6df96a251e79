import type { Column, ColumnType } from '../workbook.ts';
import type { WorkbookWords } from '../words/workbook-en.ts';

/** A column by its key, which is that of its title, too. */
export type ColumnSpec = readonly [key: keyof WorkbookWords['columns'], type: ColumnType, more?: Pick<Column, 'total' | 'width'>];

export const SUM = { total: 'sum' } as const;
export const LABEL = { total: 'label' } as const;

/** The columns with their titles in the language of the workbook. */
export function columnsOf({ columns }: WorkbookWords, specs: readonly ColumnSpec[]): Column[] {
  return specs.map(([key, type, more]) => ({ key, title: columns[key], type, ...more }));
}
