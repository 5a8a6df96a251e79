import type { Finding } from '../../../src/engine/finding.ts';
import { readEvents } from '../../../src/source/events.ts';
import { readSource } from '../../../src/source/read-source.ts';
import type { SourceDocument } from '../../../src/source/source.ts';

/** JSON as the program reads it. */
export function jsonDocument(value: unknown, file = 'plan.json'): SourceDocument {
  const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
  const [document] = readSource({ path: file, text }, undefined, readEvents).documents;
  if (document === undefined) throw new Error(`${file} is not read`);
  return document;
}

/** What a finding stands on, and what it says. */
export function told(text: string, { line, column, endLine, endColumn, ruleId, message }: Finding): string {
  const words = text.split('\n')[line - 1] ?? '';
  return `${ruleId} at ${words.slice(column - 1, endLine === line ? endColumn - 1 : undefined)}: ${message}`;
}
