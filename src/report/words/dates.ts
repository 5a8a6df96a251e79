/** `21 November 2026`: a date (yyyy-MM-dd) in the words of a locale. A text that is no date stays as it is. */
export function longDate(date: string, locale: string): string {
  return formatted(date, `${date}T00:00:00Z`, locale, { dateStyle: 'long' });
}

/** `November 2026`: a month (yyyy-MM) in the words of a locale. */
export function longMonth(month: string, locale: string): string {
  return formatted(month, `${month}-01T00:00:00Z`, locale, { year: 'numeric', month: 'long' });
}

function formatted(text: string, instant: string, locale: string, style: Intl.DateTimeFormatOptions): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return text;
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(date);
}
