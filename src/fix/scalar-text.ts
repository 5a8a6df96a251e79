import { stringify } from 'yaml';
import type { Quote } from './written-node.ts';

/** Ends a plain scalar within brackets. */
const FLOW_INDICATOR = /[,[\]{}]/;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF]/u;

/** A scalar as YAML, fit for block and flow: texts in the quotes that are given, or in double ones where they need some. */
export function scalarText(value: unknown, quote: Quote): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (quote === "'" && !UNPRINTABLE.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return quote === '' && isPlain(value) ? value : JSON.stringify(value);
}

/** Whether a text may stand without quotes, and is then read as itself. */
function isPlain(value: string): boolean {
  return !FLOW_INDICATOR.test(value) && stringify(value, { lineWidth: 0, blockQuote: false }) === `${value}\n`;
}
