import type { Analysis } from '../../engine/analyze.ts';
import { ruleUrl } from '../rule-url.ts';
import type { Row, Sheet } from '../workbook.ts';
import type { WorkbookTexts } from '../words/workbook-words.ts';
import { columnsOf, type ColumnSpec } from './sheet-columns.ts';

const COLUMNS: readonly ColumnSpec[] = [
  ['severity', 'text'],
  ['ruleId', 'text'],
  ['message', 'text'],
  ['file', 'text'],
  ['line', 'number'],
  ['column', 'number'],
  ['fix', 'text'],
  ['url', 'text'],
];

/** What the rules found, in the order of files and lines. */
export function findingsSheet({ findings }: Analysis, { words, book }: WorkbookTexts): Sheet {
  return {
    id: 'findings',
    name: book.sheets.findings,
    columns: columnsOf(book, COLUMNS),
    rows: findings.map(({ severity, ruleId, message, file, line, column, fix }): Row => {
      const own = { ruleId, message, file, line, column, fix: fix?.title, url: ruleUrl(ruleId) };
      return { severity: words.findings.severities[severity], ...own };
    }),
  };
}
