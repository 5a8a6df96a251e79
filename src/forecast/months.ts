/** A calendar month of a forecast. */
export type Month = {
  /** yyyy-MM. */
  month: string;
  /** yyyy-MM-dd: its first day, in the first month today. On it versions are released and dropped. */
  day: string;
};

const MONTHS_PER_YEAR = 12;

/** So many calendar months, from that of `today` on. */
export function monthsFrom(today: string, count: number): Month[] {
  const [year = 0, monthOfYear = 1] = today.split('-').map(Number);
  const first = year * MONTHS_PER_YEAR + monthOfYear - 1;
  return Array.from({ length: count }, (_, index) => {
    const at = first + index;
    const month = `${String(Math.floor(at / MONTHS_PER_YEAR)).padStart(4, '0')}-${String((at % MONTHS_PER_YEAR) + 1).padStart(2, '0')}`;
    return { month, day: index === 0 ? today : `${month}-01` };
  });
}
