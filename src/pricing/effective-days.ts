import type { Path } from '../engine/finding.ts';
import { PriceSheetError } from './price-sheet-error.ts';
import { dateAt } from './sheet-values.ts';

/** The days on which a row of a price sheet holds, both included; without one, from the beginning or to the end of time. */
export type Days = { since?: string; until?: string };

/** Reads the days of a row. */
export function daysAt(row: Record<string, unknown>, path: Path): Days {
  const days: Days = {};
  if (row['since'] !== undefined) days.since = dateAt(row['since'], [...path, 'since']);
  if (row['until'] !== undefined) days.until = dateAt(row['until'], [...path, 'until']);
  if (days.since !== undefined && days.until !== undefined && days.since > days.until) {
    throw new PriceSheetError(`since ${days.since} is after until ${days.until}`, [...path, 'since']);
  }
  return days;
}

/** Whether a row holds on a day; without a day, every row does. */
export function isInForce({ since, until }: Days, today: string | undefined): boolean {
  return today === undefined || ((since === undefined || since <= today) && (until === undefined || until >= today));
}

/** A row with the place where it stands. */
export type Placed<Row extends Days> = {
  row: Row;
  path: Path;
  /** In messages: `price of Standard_LRS in "West Europe"`. */
  what: string;
};

/** Rows by what they are about, as they are gathered. */
export class DatedRows<Row extends Days> {
  readonly #groups = new Map<string, Placed<Row>[]>();

  add(key: string, placed: Placed<Row>): void {
    const rows = this.#groups.get(key);
    if (rows === undefined) this.#groups.set(key, [placed]);
    else rows.push(placed);
  }

  /**
   * Of every group the row that holds today; without a day, the one that begins last. Two rows that hold on the same day
   * are an error that names both. A group of which none holds is said in the notes.
   */
  *inForce(today: string | undefined, notes: string[]): Generator<Row> {
    for (const rows of this.#groups.values()) {
      const sorted = rows.toSorted((a, b) => compareDays(a.row.since ?? '', b.row.since ?? ''));
      refuseOverlap(sorted);
      const found = sorted.findLast(({ row }) => isInForce(row, today));
      if (found !== undefined) yield found.row;
      else notes.push(noneNote(sorted, today ?? ''));
    }
  }
}

function compareDays(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Of rows in the order of their first days. */
function refuseOverlap(sorted: readonly Placed<Days>[]): void {
  for (const [index, later] of sorted.entries()) {
    const earlier = sorted[index - 1];
    if (earlier === undefined || !reaches(earlier.row, later.row.since ?? '')) continue;
    const isDated = [earlier, later].some(({ row }) => row.since !== undefined || row.until !== undefined);
    const day = isDated && later.row.since !== undefined ? ` on ${later.row.since}` : '';
    throw new PriceSheetError(`a second ${later.what}${day}, one is expected`, later.path, earlier.path);
  }
}

function reaches({ until }: Days, day: string): boolean {
  return until === undefined || until >= day;
}

function noneNote(sorted: readonly Placed<Days>[], today: string): string {
  const next = sorted.find(({ row }) => row.since !== undefined && row.since > today)?.row.since;
  const last = sorted.findLast(({ row }) => row.until !== undefined && row.until < today)?.row.until;
  const when = next !== undefined ? `the next holds from ${next} on` : `the last held until ${last}`;
  return `no ${sorted[0]?.what ?? 'row'} holds on ${today}: ${when}`;
}
