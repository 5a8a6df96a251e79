/** What an unquoted scalar can mean. */
export type Scalar = string | number | boolean | null;

const CONSTANTS: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ['', null],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  ['.nan', Number.NaN],
  ['.NaN', Number.NaN],
  ['.NAN', Number.NaN],
]);
const LONGEST_CONSTANT = 5;

const DECIMAL = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const OCTAL = /^0o[0-7]+$/;
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/;
const INFINITY = /^[-+]?\.(?:inf|Inf|INF)$/;

/**
 * The value of an unquoted scalar by the core schema of YAML 1.2 (section 10.3.2): dates, `yes` and `1_000` stay
 * text. A number too large for a double stays text too, since infinity is not what its author wrote.
 */
export function resolvePlain(text: string): Scalar {
  if (text.length <= LONGEST_CONSTANT) {
    const constant = CONSTANTS.get(text);
    if (constant !== undefined) return constant;
  }
  if (!canBeNumber(text.charCodeAt(0))) return text;
  if (DECIMAL.test(text)) return finite(Number(text), text);
  if (OCTAL.test(text) || HEXADECIMAL.test(text)) return finite(Number(text), text);
  if (INFINITY.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return text;
}

function finite(value: number, text: string): number | string {
  return Number.isFinite(value) ? value : text;
}

/** A digit, a sign or a point. */
function canBeNumber(first: number): boolean {
  return (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e;
}
