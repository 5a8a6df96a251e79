import type { Analysis } from '../engine/analyze.ts';
import { type CsvCell, csvText } from './csv-text.ts';
import type { Reporter } from './reporter.ts';
import { ruleUrl } from './rule-url.ts';

const HEAD = ['file', 'line', 'column', 'endLine', 'endColumn', 'severity', 'ruleId', 'message', 'pointer', 'document', 'fix', 'url'];

/** `lint -f csv`: a row a finding. */
export const lintCsv: Reporter = ({ findings }: Analysis) => {
  const rows = findings.map(({ file, line, column, endLine, endColumn, severity, ruleId, message, pointer, document, fix }): CsvCell[] => [
    file,
    line,
    column,
    endLine,
    endColumn,
    severity,
    ruleId,
    message,
    pointer,
    document,
    fix?.title,
    ruleUrl(ruleId),
  ]);
  return csvText([HEAD, ...rows]);
};
