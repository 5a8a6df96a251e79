/**
 * What gallerist tells the world about a manifest: one kind of finding for the
 * reader, the schema and the rules alike.
 */

export type Severity = 'error' | 'warning' | 'info';

/** Keys and indexes from the root of a document to a node. */
export type Path = readonly (string | number)[];

/** Where something is written. Lines and columns count from 1 (UTF-16 units); the end is exclusive. */
export type Range = { line: number; column: number; endLine: number; endColumn: number };

/** Another place that explains a finding. */
export type Related = Range & { file: string; message: string };

/** One structural edit of the YAML; `at` is a path from the root of the document, as it is before any edit of the same fix. */
export type Edit =
  | { op: 'set'; at: Path; value: unknown }
  | { op: 'append'; at: Path; value: unknown }
  | { op: 'rename'; at: Path; key: string }
  | { op: 'remove'; at: Path };

/** A stretch of the file, and the text that takes its place. */
export type Replacement = Range & { text: string };

/** `safe` keeps what the manifest means; an unsafe fix needs a look. */
export type Fix = {
  safe: boolean;
  title: string;
  edits: Edit[];
  /** The edits as text of the finding's file, where somebody has worked them out. */
  replacements?: Replacement[];
};

/** What silenced a finding: a comment in the manifest (`inSource`) or a baseline (`external`), and the reason it gives. */
export type Suppression = { kind: 'inSource' | 'external'; reason?: string };

export type Finding = Range & {
  ruleId: string;
  severity: Severity;
  message: string;
  /** As given to the program, with `/`. */
  file: string;
  /** JSON pointer within the document. */
  pointer: string;
  /** Index of the document (from 0); present where the file has several. */
  document?: number;
  related: Related[];
  fix?: Fix;
  /** What stands in the range is a secret: whoever prints the finding shows no text of the file with it. */
  isSecret?: true;
  /** Present where a comment or a baseline silences the finding. */
  suppression?: Suppression;
};

/** `['galleries', 0, 'a/b']` is `/galleries/0/a~1b`. */
export function pointerOf(path: Path): string {
  let pointer = '';
  for (const part of path) {
    pointer += `/${typeof part === 'number' ? part : part.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return pointer;
}

/** The order of every list of findings: file, line, column, rule, then message. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.message, b.message) ||
    compareText(a.pointer, b.pointer)
  );
}

/** By code units, so that the order is the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
