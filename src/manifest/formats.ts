/**
 * The formats of our schemas that need more than a pattern, by the name that stands in `format`. They are compiled into
 * the generated validators.
 */
export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  'calendar-day': isCalendarDay,
  'date-or-date-time': isDateOrDateTime,
  'web-address': isWebAddress,
};

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?$/;
const WEB_ADDRESS = /^https?:\/\/(?:[^\s/?#@]*@)?[^\s/?#@]+(?:[/?#]\S*)?$/i;

/** A day that the calendar has, yyyy-MM-dd. */
export function isCalendarDay(text: string): boolean {
  const parts = DAY.exec(text);
  if (parts === null) return false;
  const [, year, month, day] = parts;
  return Number(year) > 0 && Number(day) > 0 && Number(day) <= daysIn(Number(year), Number(month));
}

/** A day, or an ISO 8601 date and time with `T`: what the service can read (E17, E18). */
export function isDateOrDateTime(text: string): boolean {
  if (text.length === 10) return isCalendarDay(text);
  return isCalendarDay(text.slice(0, 10)) && TIME.test(text.slice(10));
}

/** An http or https address with a host; whether it gives away a secret is a rule's question. */
export function isWebAddress(text: string): boolean {
  return WEB_ADDRESS.test(text);
}

/** 0 where there is no such month. */
function daysIn(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return isLeapYear ? 29 : 28;
}
