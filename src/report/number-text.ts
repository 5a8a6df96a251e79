/** In English: `1 error`, `2 errors`, `1,200 versions`; the plural is the word with an s unless it is given. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

/**
 * A number with thousands separators and at most three decimals: `12,345.5`. English, Japanese and Korean write numbers
 * alike; a language that does not needs its separators here and in `group`.
 */
export function numberText(value: number): string {
  if (Number.isInteger(value) && value > -1000 && value < 1000) return String(value);
  return group(Number(value.toFixed(3)).toString());
}

/** Puts separators into the whole part of a plain decimal such as `-1234567.50`. */
export function group(decimal: string): string {
  const point = decimal.indexOf('.');
  const whole = point === -1 ? decimal : decimal.slice(0, point);
  if (whole.length < 4) return decimal;
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return point === -1 ? grouped : grouped + decimal.slice(point);
}

/** In English: `a`, `a and b`, `a, b and c`. */
export function listText(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** `25` for a quarter, with one decimal where the share is small; the sign is the language's. */
export function percentFigure(share: number): string {
  const percent = share * 100;
  return String(Number(percent.toFixed(percent > 0 && percent < 10 ? 1 : 0)));
}
