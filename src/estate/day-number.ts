const MILLISECONDS_PER_DAY = 86_400_000;

/** Days from 1970-01-01 to a day, yyyy-MM-dd, or to that of a date and time. */
export function dayNumber(date: string): number {
  return Math.floor(Date.parse(date) / MILLISECONDS_PER_DAY);
}

/** The day, yyyy-MM-dd, that comes so many days after 1970-01-01. */
export function dateOfDay(day: number): string {
  return new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 'yyyy-MM-dd'.length);
}
