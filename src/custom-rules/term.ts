/** Characters that a condition or a message may have. */
export const LONGEST_TEXT = 500;

export type Comparison = '==' | '!=' | '<' | '>' | '<=' | '>=';
export type Arithmetic = '+' | '-' | '*' | '/' | 'mod';

/**
 * A condition, or what stands in the braces of a message, as it is evaluated. Both are read by libraries (mathjs, Handlebars)
 * and made into this: what has no kind here cannot be run. `position` is the character that it is about, from 1.
 */
export type Term = { position: number | undefined } & (
  | { kind: 'constant'; value: null | boolean | number | string }
  | { kind: 'name'; name: string }
  | { kind: 'field'; of: Term; key: string }
  /** `index` counts from 1. */
  | { kind: 'item'; of: Term; index: number }
  | { kind: 'call'; name: string; args: readonly Term[] }
  | { kind: 'not'; of: Term }
  | { kind: 'logic'; operator: 'and' | 'or'; left: Term; right: Term }
  /** `1 < a <= 5` is two comparisons of three terms. */
  | { kind: 'comparison'; operators: readonly Comparison[]; terms: readonly Term[] }
  | { kind: 'arithmetic'; operator: Arithmetic; left: Term; right: Term }
  | { kind: 'minus'; of: Term }
  | { kind: 'choice'; condition: Term; yes: Term; no: Term }
);
