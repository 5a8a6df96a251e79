import { stringify } from 'yaml';
import type { Quote } from './written-node.ts';

/** Ends a plain scalar within brackets. */
const FLOW_INDICATOR = /[,[\]{}]/;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]/u;
/** Of these, JSON escapes what is below a space and halves of pairs. */
const UNESCAPED = /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g;
/** As a key, it is no key but merges another map. */
const MERGE = '<<';

/** A scalar as YAML, fit for block and flow: texts in the quotes that are given, or in double ones where they need some. */
export function scalarText(value: unknown, quote: Quote): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (quote === "'" && !UNPRINTABLE.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return quote === '' && isPlain(value) ? value : quoted(value);
}

/** A text in double quotes. */
export function quoted(value: string): string {
  return JSON.stringify(value).replaceAll(UNESCAPED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Whether a text may stand without quotes, and is then read as itself. */
function isPlain(value: string): boolean {
  return (
    value !== MERGE &&
    !FLOW_INDICATOR.test(value) &&
    !UNPRINTABLE.test(value) &&
    stringify(value, { lineWidth: 0, blockQuote: false }) === `${value}\n`
  );
}
