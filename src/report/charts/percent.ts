/** A place or a width in a drawing, in per cent of it: `12.5%`. In a drawing without extent all is at its beginning. */
export function percent(value: number): string {
  return `${Number((Number.isFinite(value) ? value : 0).toFixed(2))}%`;
}
