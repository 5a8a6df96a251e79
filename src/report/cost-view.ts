import type { Analysis } from '../engine/analyze.ts';
import { findRegion } from '../facts/regions.ts';
import type { CostDimension, CostLine, Estimate, PriceBasis } from '../pricing/cost.ts';
import type { CostGroup, CostTotals } from '../pricing/cost-groups.ts';
import { roundGroups } from '../pricing/cost-output.ts';
import { currencyDecimals } from '../pricing/currency.ts';
import { rateEquation } from '../pricing/rate-text.ts';
import { compareDecimals, type Decimal, decimalOf, formatDecimal, isZero, plus, Sum, times, toNumber } from '../pricing/money.ts';
import { marksAmong, markText, markViews, type MarkView } from './cost-marks.ts';
import { group, numberText, percentFigure } from './number-text.ts';
import { shownCost, type ShownCost } from './shown-cost.ts';
import { shownName } from './shown-text.ts';
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

/** Sums, without the currency. Where lines in them are unknown, amounts begin with `≥ `, or are unknown where all are. */
export type AmountsView = {
  /** Replicas, each billed as one snapshot. */
  snapshots: string;
  storedGB: string;
  storageMonthly: string;
  egressGB: string;
  egressOnce: string;
  raw: { snapshots: number; storedGB: number; storageMonthly: number; egressGB: number; egressOnce: number };
};

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

/** The total split by what lines have in common; the rows add up to it. */
export type BreakdownView = {
  /** `By region`, `By tag "costCenter"`. */
  title: string;
  /** What a row is: `Region`. */
  heading: string;
  rows: BreakdownRowView[];
};

export type BreakdownRowView = AmountsView & {
  name: string;
  /** Of the monthly total: `25 %`. */
  share: string;
  /** The same from 0 to 100, for a bar. */
  bar: string;
};

/** Of the tags that tell lines apart, and of the groups of one breakdown, so many are shown. */
const MOST_TAGS = 5;
const MOST_GROUPS = 20;

/** Builds the view; of more lines than `most` the costliest are kept, and the rest is added up. */
export function costView(analysis: Analysis, words: Words, most?: number): CostView {
  const estimate = analysis.cost();
  const shown = shownCost(estimate, most);
  const texts = costTexts(estimate, words);
  return {
    ...costSummary(estimate, words),
    images: groupByImage(shown, texts),
    rest: shown.hidden === 0 ? null : { label: words.cost.more(shown.hidden), ...amountsView(shown.rest, texts) },
  };
}

/** All but the lines. */
export function costSummary(estimate: Estimate, words: Words): CostSummary {
  const { lines, totals, currency } = estimate;
  const decimals = currencyDecimals(currency);
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
    breakdowns: breakdownsOf(estimate, (groups) => roundGroups(groups, decimals), texts),
    marks: marksAmong(lines, words),
    assumptions: estimate.assumptions.map(({ kind, lines: made }) => words.cost.assumptions[kind](made)),
  };
}

function pricesView({ prices, currency }: Estimate, { cost: words }: Words): PricesView {
  const rate = prices.rate === undefined ? '' : words.rate(rateEquation(prices.rate), prices.rate.asOf);
  const shown = { name: shownName(prices.name), asOf: shownName(prices.asOf), rate };
  return { ...shown, text: words.prices(shown, shownName(currency)) };
}

/** A decimal as reports write it; what is unknown says so. */
export type DecimalText = (value: Decimal | undefined) => string;

/** How the figures of an estimate are written in one language. */
export type CostTexts = {
  words: Words;
  /** An amount with the currency's decimals and thousands separators. */
  money: DecimalText;
  /** All digits: sizes and prices are never rounded, so that sizes add up too. */
  exact: DecimalText;
};

export function costTexts({ currency }: Estimate, words: Words): CostTexts {
  const decimals = currencyDecimals(currency);
  const { unknown } = words;
  return {
    words,
    money: (amount) => (amount === undefined ? unknown : group(formatDecimal(amount, decimals))),
    exact: (value) => (value === undefined ? unknown : exactText(value)),
  };
}

/** All digits, with thousands separators. */
export function exactText(value: Decimal): string {
  const digits = formatDecimal(value);
  return group(digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits);
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

export function amountsView(
  { snapshots, storedGB, storageMonthly, egressGB, egressOnce, complete }: CostTotals,
  { money, exact, words }: CostTexts,
): AmountsView {
  // Nothing known of an incomplete sum is unknown, not at least zero.
  const amountText = (amount: Decimal) => (complete ? money(amount) : isZero(amount) ? words.unknown : `≥ ${money(amount)}`);
  return {
    snapshots: numberText(snapshots),
    storedGB: exact(storedGB),
    storageMonthly: amountText(storageMonthly),
    egressGB: exact(egressGB),
    egressOnce: amountText(egressOnce),
    raw: {
      snapshots,
      storedGB: toNumber(storedGB),
      storageMonthly: toNumber(storageMonthly),
      egressGB: toNumber(egressGB),
      egressOnce: toNumber(egressOnce),
    },
  };
}

function numberOrNull(value: Decimal | undefined): number | null {
  return value === undefined ? null : toNumber(value);
}

function headlineOf({ storageMonthly, egressOnce, complete }: CostTotals, currency: string, { money, words }: CostTexts): string {
  const amounts = words.cost.headline(money(storageMonthly), money(egressOnce), currency);
  return shownName(complete ? amounts : words.cost.atLeast(amounts));
}

function supersededText(lines: readonly CostLine[], currency: string, { money, words }: CostTexts): string {
  const sum = new Sum();
  for (const { isSuperseded, storageMonthly } of lines) if (isSuperseded && storageMonthly !== undefined) sum.add(storageMonthly);
  if (isZero(sum.value)) return '';
  return shownName(words.cost.superseded(money(sum.value), currency));
}

const DIMENSIONS: readonly Exclude<CostDimension, 'tag'>[] = [
  'gallery',
  'image',
  'region',
  'storageAccountType',
  'environment',
  'subscription',
];

type Round = (groups: readonly CostGroup[]) => readonly CostGroup[];

/** The totals from every side that tells lines apart. */
function breakdownsOf({ by, totals }: Estimate, round: Round, texts: CostTexts): BreakdownView[] {
  const { cost: words } = texts.words;
  const breakdowns: BreakdownView[] = [];
  const total = totals.storageMonthly;
  for (const dimension of DIMENSIONS) {
    const groups = by[dimension];
    if (groups.length < 2) continue;
    const rows = rowsOf(groups, (key) => nameOf(key, dimension, words.notStated), total, round, texts);
    breakdowns.push({ title: words.by[dimension], heading: words.dimensions[dimension], rows });
  }
  const tags = [...byTagName(by.tag)].filter(([, groups]) => groups.length > 1);
  for (const [tag, groups] of tags.slice(0, MOST_TAGS)) {
    const name = shownName(tag);
    const rows = rowsOf(groups, ({ value }) => (value === null ? words.withoutTag : shownName(value ?? '')), total, round, texts);
    breakdowns.push({ title: words.byTag(name), heading: words.tag(name), rows });
  }
  return breakdowns;
}

function byTagName(groups: readonly CostGroup[]): Map<string, CostGroup[]> {
  const names = new Map<string, CostGroup[]>();
  for (const each of groups) {
    const name = each.key['tag'] ?? '';
    const same = names.get(name);
    if (same === undefined) names.set(name, [each]);
    else same.push(each);
  }
  return names;
}

function nameOf(key: CostGroup['key'], dimension: CostDimension, none: string): string {
  if (dimension === 'image') return shownName(`${key['gallery']}/${key['image']}`);
  return shownName(key[dimension] ?? none);
}

/** The costliest groups first; those beyond the number that is shown become one row. */
function rowsOf(
  groups: readonly CostGroup[],
  nameOfKey: (key: CostGroup['key']) => string,
  total: Decimal,
  round: Round,
  texts: CostTexts,
): BreakdownRowView[] {
  const { words } = texts;
  const sorted = groups.toSorted((a, b) => compareDecimals(b.totals.storageMonthly, a.totals.storageMonthly));
  const shown = sorted.length > MOST_GROUPS ? sorted.slice(0, MOST_GROUPS - 1) : sorted;
  const others = sorted.slice(shown.length);
  const parts = others.length === 0 ? shown : [...shown, { key: {}, totals: others.map(({ totals }) => totals).reduce(addTotals) }];
  return round(parts).map(({ key, totals }, index) => {
    const name = index < shown.length ? nameOfKey(key) : words.cost.otherGroups(others.length);
    const share = isZero(total) ? 0 : toNumber(totals.storageMonthly) / toNumber(total);
    return { name, share: words.percent(percentFigure(share)), bar: (100 * share).toFixed(1), ...amountsView(totals, texts) };
  });
}

function addTotals(a: CostTotals, b: CostTotals): CostTotals {
  return {
    snapshots: a.snapshots + b.snapshots,
    storedGB: plus(a.storedGB, b.storedGB),
    storageMonthly: plus(a.storageMonthly, b.storageMonthly),
    egressGB: plus(a.egressGB, b.egressGB),
    egressOnce: plus(a.egressOnce, b.egressOnce),
    complete: a.complete && b.complete,
  };
}
