import type { Estimate } from '../pricing/cost.ts';
import type { CostRange, RangeOfAmounts } from '../pricing/cost-range.ts';
import { isZero, toNumber } from '../pricing/money.ts';
import { USED_SHARE_QUANTILES, type UsedShareBasis } from '../pricing/used-share.ts';
import type { CostTexts } from './cost-amounts.ts';
import { percentFigure } from './number-text.ts';
import { shownMessage } from './shown-text.ts';
import type { Words } from './words/words.ts';

/** What the estimate may come to where used sizes are not written. */
export type RangeView = {
  /** `Likely 1.20, between 0.40 and 4.00 USD a month: 3 lines have no used size`. */
  text: string;
  /** The same of egress; empty where none is concerned. */
  egressText: string;
  /** What the shares that were taken rest on, a sentence each. */
  assumptions: string[];
  storageMonthly: EndsView;
  egressOnce: EndsView;
  raw: { lines: number; storageMonthly: RawEnds; egressOnce: RawEnds };
};

/** Without the currency. */
export type EndsView = { low: string; likely: string; high: string };
type RawEnds = { low: number; likely: number; high: number };

/** Null where every used size is known, or no size is. */
export function rangeView(
  { range, currency, totals }: Pick<Estimate, 'range' | 'currency' | 'totals'>,
  texts: CostTexts,
): RangeView | null {
  if (range === undefined) return null;
  const { cost: words } = texts.words;
  const monthly = endsView(range.storageMonthly, texts);
  const once = endsView(range.egressOnce, texts);
  const text = words.range(monthly, currency, range.lines);
  return {
    text: shownMessage(totals.complete ? text : words.rangeOfSome(text)),
    egressText: isZero(range.egressOnce.high) ? '' : shownMessage(words.rangeOnce(once, currency)),
    assumptions: range.shares.map((share) => shownMessage(shareText(share, texts.words))),
    storageMonthly: monthly,
    egressOnce: once,
    raw: { lines: range.lines, storageMonthly: rawEnds(range.storageMonthly), egressOnce: rawEnds(range.egressOnce) },
  };
}

function endsView({ low, likely, high }: RangeOfAmounts, { money }: CostTexts): EndsView {
  return { low: money(low), likely: money(likely), high: money(high) };
}

function rawEnds({ low, likely, high }: RangeOfAmounts): RawEnds {
  return { low: toNumber(low), likely: toNumber(likely), high: toNumber(high) };
}

function shareText({ basis, lines }: CostRange['shares'][number], words: Words): string {
  const percent = (share: number) => words.percent(percentFigure(share));
  const ends = { low: percent(basis.low), likely: percent(basis.likely), high: percent(basis.high) };
  return words.cost.rangeBasis(ends, lines, originText(basis, words));
}

function originText(basis: UsedShareBasis, words: Words): string {
  const { rangeOrigins } = words.cost;
  if (basis.from === 'configuration') return rangeOrigins.configuration;
  if (basis.from === 'documentation') return rangeOrigins.documentation(basis);
  const percent = (share: number) => words.percent(percentFigure(share));
  return rangeOrigins.estate(percent(USED_SHARE_QUANTILES.low), percent(USED_SHARE_QUANTILES.likely), basis.disks, basis.osType);
}
