import type { Analysis } from '../../engine/analyze.ts';
import { ruleUrl } from '../rule-url.ts';
import type { Row, Sheet } from '../workbook.ts';

/** What the rules found, in the order of files and lines. */
export function findingsSheet({ findings }: Analysis): Sheet {
  return {
    name: 'Findings',
    columns: [
      { key: 'severity', title: 'Severity', type: 'text' },
      { key: 'ruleId', title: 'Rule', type: 'text' },
      { key: 'message', title: 'Finding', type: 'text' },
      { key: 'file', title: 'File', type: 'text' },
      { key: 'line', title: 'Line', type: 'number' },
      { key: 'column', title: 'Column', type: 'number' },
      { key: 'fix', title: 'Fix', type: 'text' },
      { key: 'url', title: 'Page of the rule', type: 'text' },
    ],
    rows: findings.map(({ severity, ruleId, message, file, line, column, fix }): Row => {
      return { severity, ruleId, message, file, line, column, fix: fix?.title, url: ruleUrl(ruleId) };
    }),
  };
}
