import type { Analysis } from '../engine/analyze.ts';
import { findRegion } from '../facts/regions.ts';
import type { CostBy, CostLine, Estimate, PriceBasis } from '../pricing/cost.ts';
import type { CostTotals } from '../pricing/cost-groups.ts';
import { rateEquation } from '../pricing/rate-text.ts';
import { decimalOf, isZero, numberOrNull, Sum, times } from '../pricing/money.ts';
import { type BudgetView, budgetViews } from './budget-view.ts';
import { type AmountsView, amountsView, costTexts, type CostTexts } from './cost-amounts.ts';
import { type BreakdownView, breakdownsOf } from './cost-breakdowns.ts';
import { marksAmong, markText, markViews, type MarkView } from './cost-marks.ts';
import { numberText } from './number-text.ts';
import { type PricePartView, pricePartsOf } from './price-parts.ts';
import { type RangeView, rangeView } from './range-view.ts';
import { shownCost, type ShownCost } from './shown-cost.ts';
import { shownMessage, shownName } from './shown-text.ts';
import type { Words } from './words/words.ts';

/**
 * Storage a month and egress once, ready to print: the view model of `cost` and of the cost report. Amounts are
 * rounded to the currency's decimals in such a way that printed parts add up to the printed totals.
 */
export type CostView = {
  /** `3.00 USD a month for storage, 0.40 USD once for egress`, `At least ...` where prices or sizes are missing. */
  headline: string;
  /** ISO 4217. */
  currency: string;
  prices: PricesView;
  /** `Storage a month and egress once, in USD`. */
  caption: string;
  hasLines: boolean;
  isComplete: boolean;
  /** `Total`; `At least` where something is unknown. */
  totalLabel: string;
  totals: AmountsView;
  /** Twelve months of storage. */
  storageYearly: string;
  /** `1.20 USD a month is for versions that are not the latest`; empty where none is. */
  superseded: string;
  /** Lines under their image, in the order of the estate. */
  images: ImageCostView[];
  /** Lines that are not shown, added up; null where all are. */
  rest: RestView | null;
  /** The totals by where prices come from; empty where all are listed. */
  priceParts: PricePartView[];
  /** Where used sizes are not written; null where none is lacking. */
  range: RangeView | null;
  budgets: BudgetView[];
  breakdowns: BreakdownView[];
  /** Letters that mark lines, with their meanings; only those that occur. */
  marks: MarkView[];
  assumptions: string[];
};

/**
 * The price sheet, and in `text` all about it: `embedded-list of 2026-08-01, in USD`. `rate` is `1 USD = 0.92 EUR of
 * 2026-07-01`, empty where the prices are as priced.
 */
export type PricesView = { name: string; asOf: string; rate: string; text: string };

/** What can be said about an estimate without its lines. */
export type CostSummary = Omit<CostView, 'images' | 'rest'>;

export type ImageCostView = { gallery: string; image: string; lines: CostLineView[] };

/** What is unknown is `unknown`, and null in `raw`. */
export type CostLineView = {
  gallery: string;
  image: string;
  version: string;
  /** Programmatic name. */
  region: string;
  /** `West Europe`; the programmatic name where no such region is known. */
  regionName: string;
  storageAccountType: string;
  replicas: string;
  usedGB: string;
  storedGB: string;
  pricePerGBMonth: string;
  storageMonthly: string;
  egressGB: string;
  egressPricePerGB: string;
  egressOnce: string;
  priceBasis: PriceBasis;
  marks: readonly MarkView[];
  /** The letters of the marks: `A P`. */
  markText: string;
  raw: { replicas: number; usedGB: number | null; storedGB: number | null; storageMonthly: number | null; egressOnce: number | null };
};

/** Lines that are not shown. */
export type RestView = AmountsView & {
  /** `9,900 more lines`. */
  label: string;
};

/** Builds the view; of more lines than `most` the costliest are kept, and the rest is added up. */
export function costView(analysis: Analysis, words: Words, most?: number, by?: readonly CostBy[]): CostView {
  const estimate = analysis.cost();
  const shown = shownCost(estimate, most);
  const texts = costTexts(estimate, words);
  return {
    ...costSummary(estimate, words, by),
    images: groupByImage(shown, texts),
    rest: shown.hidden === 0 ? null : { label: words.cost.more(shown.hidden), ...amountsView(shown.rest, texts) },
  };
}

/** All but the lines; with the breakdowns that are asked for, or those that tell lines apart. */
export function costSummary(estimate: Estimate, words: Words, by?: readonly CostBy[]): CostSummary {
  const { lines, totals, currency } = estimate;
  const texts = costTexts(estimate, words);
  return {
    headline: headlineOf(totals, currency, texts),
    currency: shownName(currency),
    prices: pricesView(estimate, words),
    caption: words.cost.caption(shownName(currency)),
    hasLines: lines.length > 0,
    isComplete: totals.complete,
    totalLabel: totals.complete ? words.cost.total : words.cost.totalAtLeast,
    // The label says what a sign before each amount would.
    totals: amountsView({ ...totals, complete: true }, texts),
    storageYearly: texts.money(times(totals.storageMonthly, decimalOf(12))),
    superseded: supersededText(lines, currency, texts),
    priceParts: pricePartsOf(estimate, texts),
    range: rangeView(estimate, texts),
    budgets: budgetViews(estimate, words),
    breakdowns: breakdownsOf(estimate, texts, by),
    marks: marksAmong(lines, words),
    assumptions: estimate.assumptions.map(({ kind, lines: made }) => words.cost.assumptions[kind](made)),
  };
}

export function pricesView({ prices, currency }: Estimate, { cost: words }: Words): PricesView {
  const rate = prices.rate === undefined ? '' : words.rate(rateEquation(prices.rate), prices.rate.asOf);
  const shown = { name: shownName(prices.name), asOf: shownName(prices.asOf), rate };
  return { ...shown, text: words.prices(shown, shownName(currency)) };
}

function groupByImage({ lines, storageMonthly, egressOnce }: ShownCost, texts: CostTexts): ImageCostView[] {
  const groups = new Map<unknown, ImageCostView>();
  for (const [index, line] of lines.entries()) {
    const { gallery, image } = line.targetRegion;
    let found = groups.get(image);
    if (found === undefined) {
      found = { gallery: shownName(gallery.name), image: shownName(image.name), lines: [] };
      groups.set(image, found);
    }
    const amounts = { storageMonthly: storageMonthly[index], egressOnce: egressOnce[index] };
    found.lines.push(lineView({ ...line, ...amounts }, found, texts));
  }
  return [...groups.values()];
}

function lineView(line: CostLine, { gallery, image }: { gallery: string; image: string }, texts: CostTexts): CostLineView {
  const { money, exact, words } = texts;
  return {
    gallery,
    image,
    version: shownName(line.targetRegion.version.name),
    region: shownName(line.region),
    regionName: findRegion(line.region)?.displayName ?? shownName(line.region),
    storageAccountType: shownName(line.storageAccountType),
    replicas: numberText(line.replicas),
    usedGB: exact(line.usedGB),
    storedGB: exact(line.storedGB),
    pricePerGBMonth: exact(line.storagePrice?.price),
    storageMonthly: money(line.storageMonthly),
    egressGB: exact(line.egressGB),
    egressPricePerGB: exact(line.egressPrice?.price),
    egressOnce: money(line.egressOnce),
    priceBasis: line.priceBasis,
    marks: markViews(line, words),
    markText: markText(line),
    raw: {
      replicas: line.replicas,
      usedGB: numberOrNull(line.usedGB),
      storedGB: numberOrNull(line.storedGB),
      storageMonthly: numberOrNull(line.storageMonthly),
      egressOnce: numberOrNull(line.egressOnce),
    },
  };
}

function headlineOf({ storageMonthly, egressOnce, complete }: CostTotals, currency: string, { money, words }: CostTexts): string {
  const amounts = words.cost.headline(money(storageMonthly), money(egressOnce), currency);
  return shownMessage(complete ? amounts : words.cost.atLeast(amounts));
}

function supersededText(lines: readonly CostLine[], currency: string, { money, words }: CostTexts): string {
  const sum = new Sum();
  for (const { isSuperseded, storageMonthly } of lines) if (isSuperseded && storageMonthly !== undefined) sum.add(storageMonthly);
  if (isZero(sum.value)) return '';
  return shownMessage(words.cost.superseded(money(sum.value), currency));
}
