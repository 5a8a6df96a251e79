import type { Analysis } from '../engine/analyze.ts';
import type { Finding, Severity } from '../engine/finding.ts';
import { messageLines } from './message-lines.ts';
import type { Display } from './painter.ts';
import { quietly } from './quietly.ts';
import type { Reporter } from './reporter.ts';
import { sanitize } from './sanitize.ts';

const COMMANDS: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = { error: 'error', warning: 'warning', info: 'notice' };

/** `lint -f github`: workflow commands, which GitHub Actions shows as annotations of the lines they name. */
export const github: Reporter = (analysis: Analysis, display: Display) => {
  let text = '';
  for (const finding of quietly(analysis, display).findings) text += `${annotationOf(finding)}\n`;
  return text;
};

function annotationOf(finding: Finding): string {
  const { severity, file, line, column, endLine, ruleId } = finding;
  // GitHub takes columns within one line only.
  const columns = endLine === line ? `,col=${column}` : '';
  const place = `file=${escapeProperty(file)},line=${line},endLine=${endLine}${columns}`;
  const message = messageLines(finding).map(escapeData).join('%0A');
  return `::${COMMANDS[severity]} ${place},title=${escapeProperty(ruleId)}::${message}`;
}

/** What GitHub takes back in the text of a command. */
function escapeData(text: string): string {
  return sanitize(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** In a property two more characters have a meaning. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
