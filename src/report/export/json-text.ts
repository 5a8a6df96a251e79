import type { Json } from '../../exchange/export/rest-body.ts';
import { safeJson } from '../safe-json.ts';

/** JSON that stands below a key: lines after the first are indented to that key's depth. */
export function jsonText(value: unknown, indent = ''): string {
  return safeJson(value).trimEnd().replaceAll('\n', `\n${indent}`);
}

/** A copy in which no text is an expression of a template: one in brackets would be, so it begins with a second bracket. */
export function literalJson(value: Json): Json {
  if (typeof value === 'string') return literal(value);
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(literalJson);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [literal(key), literalJson(item)]));
}

function literal(text: string): string {
  return text.startsWith('[') && text.endsWith(']') ? `[${text}` : text;
}

/** A text inside an expression of a template. */
export function quoteInExpression(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
