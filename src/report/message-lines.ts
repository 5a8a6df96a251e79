import type { Finding } from '../engine/finding.ts';
import { shownMessage, shownName } from './shown-text.ts';

/** The message, and a line for each other place that explains it; then what its fix would do. */
export function messageLines({ message, related, fix }: Finding): string[] {
  const lines = [shownMessage(message)];
  for (const place of related) lines.push(`${placeText(place)} ${shownMessage(place.message)}`);
  if (fix !== undefined) lines.push(`${fix.safe ? 'fix' : 'possible fix'}: ${shownMessage(fix.title)}`);
  return lines;
}

/** `manifests/a.yaml:14:21`, which editors and terminals open. */
export function placeText({ file, line, column }: { file: string; line: number; column: number }): string {
  return `${shownName(file)}:${line}:${column}`;
}
