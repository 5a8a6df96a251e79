import type { CostLine, Estimate } from '../pricing/cost.ts';
import { type CostSums, totalsOf } from '../pricing/cost-groups.ts';
import { currencyDecimals } from '../pricing/currency.ts';
import { compareDecimals, type Decimal, roundTogether, ZERO } from '../pricing/money.ts';

/** Lines of an estimate that a table shows, with the amounts it prints for them. */
export type ShownCost = {
  /** In the order of the estate. */
  lines: readonly CostLine[];
  /** By the index of the line, rounded to the currency's decimals; undefined where the amount is unknown. */
  storageMonthly: readonly (Decimal | undefined)[];
  egressOnce: readonly (Decimal | undefined)[];
  /** What the table sums up in one row: how many lines, and their sums, rounded with the others. */
  hidden: number;
  rest: CostSums;
};

/** Rows of a table in a report. */
const MOST_LINES = 200;

/** Of more lines than `most`, the costliest. What is printed adds up to the rounded total. */
export function shownCost(estimate: Estimate, most = MOST_LINES): ShownCost {
  const lines = costliest(estimate.lines, most);
  const hidden = lines.length === estimate.lines.length ? [] : without(estimate.lines, lines);
  const rest = totalsOf(hidden);
  const decimals = currencyDecimals(estimate.currency);
  const rounded = (amounts: readonly (Decimal | undefined)[], sum: Decimal) => {
    const parts = roundTogether([...amounts, sum], decimals);
    return { rest: parts.pop() ?? ZERO, parts };
  };
  const storage = rounded(
    lines.map((line) => line.storageMonthly),
    rest.storageMonthly,
  );
  const egress = rounded(
    lines.map((line) => line.egressOnce),
    rest.egressOnce,
  );
  return {
    lines,
    storageMonthly: storage.parts,
    egressOnce: egress.parts,
    hidden: hidden.length,
    rest: { ...rest, storageMonthly: storage.rest, egressOnce: egress.rest },
  };
}

function costliest(lines: readonly CostLine[], most: number): readonly CostLine[] {
  if (lines.length <= most) return lines;
  const byAmount = lines.toSorted((a, b) => compareDecimals(b.storageMonthly ?? ZERO, a.storageMonthly ?? ZERO));
  const kept = new Set(byAmount.slice(0, most));
  return lines.filter((line) => kept.has(line));
}

function without(lines: readonly CostLine[], some: readonly CostLine[]): CostLine[] {
  const left = new Set(some);
  return lines.filter((line) => !left.has(line));
}
