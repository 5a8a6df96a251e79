/**
 * The formats of our schemas that need more than a pattern, by the name that stands in `format`. They are compiled into
 * the generated validators.
 */
export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  'calendar-day': isCalendarDay,
  'date-or-date-time': isDateOrDateTime,
  'web-address': isWebAddress,
};

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-](\d{2}):?(\d{2}))?)?$/;
const WEB_ADDRESS = /^https?:\/\/(?:[^\s/?#@]*@)?[^\s/?#@]+(?:[/?#]\S*)?$/i;

/** A day that the calendar has, yyyy-MM-dd. */
export function isCalendarDay(text: string): boolean {
  return text.length === 10 && isDateOrDateTime(text);
}

/** A day that the calendar has, yyyy-MM-dd, or an ISO 8601 date and time with `T`: what the service can read (E17, E18). */
export function isDateOrDateTime(text: string): boolean {
  const parts = DATE.exec(text);
  if (parts === null) return false;
  const [, year, month, day, hour, minute, second, offsetHour, offsetMinute] = parts;
  return (
    Number(year) >= 1 &&
    Number(day) >= 1 &&
    Number(day) <= daysIn(Number(year), Number(month)) &&
    Number(hour ?? 0) <= 23 &&
    Number(minute ?? 0) <= 59 &&
    Number(second ?? 0) <= 59 &&
    Number(offsetHour ?? 0) <= 14 &&
    Number(offsetMinute ?? 0) <= 59
  );
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
