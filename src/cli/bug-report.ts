import { sanitize } from '../report/sanitize.ts';
import { TOOL } from '../report/tool.ts';

/** What a user is asked to send when we are wrong: versions, the call, and the errors with what caused them. */
export function bugReport(error: unknown, args: readonly string[]): string {
  const causes: string[] = [];
  const seen = new Set<unknown>();
  for (let cause = error; cause !== undefined && !seen.has(cause); cause = cause instanceof Error ? cause.cause : undefined) {
    seen.add(cause);
    causes.push(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  }
  const text = [
    'gallerist: this is a bug in gallerist, not in your files. Report it with this text and, if you may, the manifest:',
    `gallerist ${TOOL.version}, Node ${process.version}, ${process.platform} ${process.arch}`,
    `gallerist ${args.join(' ')}`,
    causes.join('\ncaused by: '),
  ].join('\n');
  return `${text.split('\n').map(sanitize).join('\n')}\n`;
}
