import { dateOfDay, dayNumber } from './day-number.ts';
import type { VersionNumber } from './version-number.ts';

/** A number read as a date, and when numbers made the same way pass a limit; days are yyyy-MM-dd. */
export type OverflowForecast = { layout: string; day: string; overflowDay: string };

/** A way of making a number from a date; days count from 1970-01-01. */
type Layout = {
  name: string;
  /** The day a number was made on; undefined where it has another layout. */
  dayOf(number: number): number | undefined;
  /** The greatest number made on a day. */
  lastOf(day: number): number;
};

/** A name further away from today reads as a date by chance. */
const YEARS_BACK = 10;
const YEARS_AHEAD = 1;
const DAYS_PER_YEAR = 365.25;
const SECONDS_PER_DAY = 86_400;

/** The layouts that name a day and fit into 32 bits today or did so within memory. */
const LAYOUTS: readonly Layout[] = [
  {
    name: 'yyyyMMdd',
    dayOf: (number) => dayOfDigits(Math.floor(number / 1e4), number % 1e4),
    lastOf: digitsOf,
  },
  {
    name: 'yyMMddHHmm',
    dayOf: (number) => dayOfDigits(2000 + Math.floor(number / 1e8), Math.floor(number / 1e4) % 1e4),
    lastOf: (day) => (digitsOf(day) % 1e6) * 1e4 + 2359,
  },
  {
    name: 'yyyyMMddHH',
    dayOf: (number) => dayOfDigits(Math.floor(number / 1e6), Math.floor(number / 1e2) % 1e4),
    lastOf: (day) => digitsOf(day) * 1e2 + 23,
  },
  {
    name: 'seconds since 1970',
    dayOf: (number) => Math.floor(number / SECONDS_PER_DAY),
    lastOf: (day) => (day + 1) * SECONDS_PER_DAY - 1,
  },
];

/**
 * Reads a part of a version number as a date and says when the scheme passes `limit`; undefined where it reads as no date
 * near `today`, or where the scheme stays below for `years` from today.
 */
export function forecastOverflow(part: number, limit: number, today: string, years: number): OverflowForecast | undefined {
  const now = dayNumber(today);
  const reading = readingNearest(part, now);
  if (reading === undefined) return undefined;
  const { layout, day } = reading;
  const horizon = now + Math.round(years * DAYS_PER_YEAR);
  if (layout.lastOf(horizon) <= limit) return undefined;
  const overflowDay = firstDay(day, horizon, (candidate) => layout.lastOf(candidate) > limit);
  return { layout: layout.name, day: dateOfDay(day), overflowDay: dateOfDay(overflowDay) };
}

/** The day that a version number reads as: year, month and day in its parts, or a date in one of them; undefined where it is none near `today`. */
export function releaseDayOf([major, minor, patch]: VersionNumber, today: string): string | undefined {
  const now = dayNumber(today);
  const inParts = patch < 100 ? dayOfDigits(major, minor * 100 + patch) : undefined;
  const day =
    [inParts, dayOfDigits(major, minor)].find((read) => isNear(read, now)) ??
    [patch, minor, major].map((part) => readingNearest(part, now)?.day).find((read) => read !== undefined);
  return day === undefined ? undefined : dateOfDay(day);
}

function readingNearest(part: number, now: number): { layout: Layout; day: number } | undefined {
  let nearest: { layout: Layout; day: number } | undefined;
  for (const layout of LAYOUTS) {
    const day = layout.dayOf(part);
    if (!isNear(day, now)) continue;
    if (nearest === undefined || Math.abs(day - now) < Math.abs(nearest.day - now)) nearest = { layout, day };
  }
  return nearest;
}

function isNear(day: number | undefined, now: number): day is number {
  return day !== undefined && day >= now - YEARS_BACK * DAYS_PER_YEAR && day <= now + YEARS_AHEAD * DAYS_PER_YEAR;
}

/** The first day from `low` to `high` on which the condition holds, which then goes on holding; it does at `high`. */
function firstDay(low: number, high: number, isMet: (day: number) => boolean): number {
  let [before, after] = [low, high];
  while (before < after) {
    const middle = Math.floor((before + after) / 2);
    if (isMet(middle)) after = middle;
    else before = middle + 1;
  }
  return after;
}

/** The day of a year and MMdd; undefined where the calendar has none. */
function dayOfDigits(year: number, monthAndDay: number): number | undefined {
  const month = Math.floor(monthAndDay / 100);
  const date = new Date(Date.UTC(year, month - 1, monthAndDay % 100));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === monthAndDay % 100;
  return isReal ? date.getTime() / 1000 / SECONDS_PER_DAY : undefined;
}

/** yyyyMMdd of a day, as a number. */
function digitsOf(day: number): number {
  return Number(dateOfDay(day).replaceAll('-', ''));
}
