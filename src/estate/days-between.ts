const DAY_IN_MILLISECONDS = 86_400_000;

/** Days from one day to another, both yyyy-MM-dd; negative where the other comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_IN_MILLISECONDS);
}
