const OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/;
const DAY_LENGTH = 'yyyy-MM-dd'.length;

/** The day in UTC, yyyy-MM-dd, of a date or an ISO 8601 date and time that the schema accepted; a time without an offset is one in UTC. */
export function utcDay(text: string): string {
  if (text.length === DAY_LENGTH) return text;
  // Without an offset, Date reads a time in the zone of the machine, and the day would depend on where we run.
  return new Date(OFFSET.test(text) ? text : `${text}Z`).toISOString().slice(0, DAY_LENGTH);
}
