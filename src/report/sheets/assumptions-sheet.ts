import type { Estimate } from '../../pricing/cost.ts';
import type { Sheet } from '../workbook.ts';
import type { WorkbookTexts } from '../words/workbook-words.ts';
import { columnsOf } from './sheet-columns.ts';

/** What the estimate takes for granted, a sentence a row. */
export function assumptionsSheet({ assumptions }: Estimate, { words, book }: WorkbookTexts): Sheet {
  return {
    id: 'assumptions',
    name: book.sheets.assumptions,
    columns: columnsOf(book, [['assumption', 'text', { width: 120 }]]),
    rows: assumptions.map(({ kind, lines }) => ({ assumption: words.cost.assumptions[kind](lines) })),
  };
}
