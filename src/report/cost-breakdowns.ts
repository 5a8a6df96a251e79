import type { CostBy, Estimate } from '../pricing/cost.ts';
import type { CostGroup, CostSums } from '../pricing/cost-groups.ts';
import { type RoundedGroup, roundGroups } from '../pricing/cost-output.ts';
import { currencyDecimals } from '../pricing/currency.ts';
import { compareDecimals, type Decimal, isZero, plus, toNumber } from '../pricing/money.ts';
import { type AmountsView, amountsView, type CostTexts } from './cost-amounts.ts';
import { groupName, groupsTitle } from './group-words.ts';
import { percentFigure } from './number-text.ts';

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
  raw: AmountsView['raw'] & { /** What of the month rests on assumed prices. */ assumedMonthly: number };
  /** Of the monthly total: `25 %`. */
  share: string;
  /** The same from 0 to 100, for a bar. */
  bar: string;
};

/** Of the tags that tell lines apart, and of the groups of one breakdown, so many are shown where nobody asked for them. */
const MOST_TAGS = 5;
const MOST_GROUPS = 20;

const ALL = ['gallery', 'image', 'region', 'storageAccountType', 'environment', 'subscription'] as const;

/** The totals from the sides that are asked for, every row of them; else from every side that tells lines apart. */
export function breakdownsOf(estimate: Estimate, texts: CostTexts, asked?: readonly CostBy[]): BreakdownView[] {
  if (asked !== undefined)
    return asked
      .map((by) => breakdownOf(estimate, by, groupsBy(estimate, by), Number.POSITIVE_INFINITY, texts))
      .filter(({ rows }) => rows.length > 0);
  const breakdowns: BreakdownView[] = [];
  for (const dimension of ALL) {
    const groups = estimate.by[dimension];
    if (groups.length > 1) breakdowns.push(breakdownOf(estimate, { dimension }, groups, MOST_GROUPS, texts));
  }
  const tags = [...byTagName(estimate.by.tag)].filter(([, groups]) => groups.length > 1);
  for (const [tag, groups] of tags.slice(0, MOST_TAGS)) {
    breakdowns.push(breakdownOf(estimate, { dimension: 'tag', tag }, groups, MOST_GROUPS, texts));
  }
  return breakdowns;
}

/**
 * The groups of one side. Tag names are compared without case; by a tag that nothing has, everything is without it.
 */
export function groupsBy({ by, lines, totals }: Estimate, asked: CostBy): readonly CostGroup[] {
  if (asked.dimension !== 'tag') return by[asked.dimension];
  const name = asked.tag.toLowerCase();
  const groups = by.tag.filter(({ key }) => key['tag']?.toLowerCase() === name);
  if (groups.length > 0 || lines.length === 0) return groups;
  return [{ key: { tag: asked.tag, value: null }, totals }];
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

function breakdownOf(estimate: Estimate, asked: CostBy, groups: readonly CostGroup[], most: number, texts: CostTexts): BreakdownView {
  // A tag is named as the manifests write it.
  const by: CostBy = asked.dimension === 'tag' ? { dimension: 'tag', tag: groups[0]?.key['tag'] ?? asked.tag } : asked;
  const rows = rowsOf(estimate, groups, (key) => groupName(key, by, texts.words), most, texts);
  return { ...groupsTitle(by, texts.words), rows };
}

/** The costliest groups first; those beyond the number that is shown become one row. */
function rowsOf(
  estimate: Estimate,
  groups: readonly CostGroup[],
  nameOfKey: (key: CostGroup['key']) => string,
  most: number,
  texts: CostTexts,
): BreakdownRowView[] {
  const { words } = texts;
  const total = estimate.totals.storageMonthly;
  const sorted = groups.toSorted((a, b) => compareDecimals(b.totals.storageMonthly, a.totals.storageMonthly));
  const shown = sorted.length > most ? sorted.slice(0, most - 1) : sorted;
  const others = sorted.slice(shown.length);
  const parts: RoundedGroup[] = [...shown];
  if (others.length > 0) parts.push({ key: {}, totals: others.map(({ totals }): CostSums => totals).reduce(addSums) });
  return roundGroups(parts, currencyDecimals(estimate.currency)).map(({ key, totals }, index) => {
    const isGroup = index < shown.length;
    const name = isGroup ? nameOfKey(key) : words.cost.otherGroups(others.length);
    const share = shareOf(totals.storageMonthly, total);
    // Of nothing known, the share is no more known than the amount.
    const isUnknown = !totals.complete && isZero(totals.storageMonthly);
    const amounts = amountsView(totals, texts);
    const raw = { ...amounts.raw, assumedMonthly: assumedOf(isGroup ? sorted.slice(index, index + 1) : others) };
    return { ...amounts, name, share: isUnknown ? words.unknown : words.percent(percentFigure(share)), bar: (100 * share).toFixed(1), raw };
  });
}

function assumedOf(groups: readonly CostGroup[]): number {
  return toNumber(groups.map(({ totals }) => totals.assumed.storageMonthly).reduce(plus));
}

function shareOf(part: Decimal, total: Decimal): number {
  return isZero(total) ? 0 : toNumber(part) / toNumber(total);
}

function addSums(a: CostSums, b: CostSums): CostSums {
  return {
    snapshots: a.snapshots + b.snapshots,
    storedGB: plus(a.storedGB, b.storedGB),
    storageMonthly: plus(a.storageMonthly, b.storageMonthly),
    egressGB: plus(a.egressGB, b.egressGB),
    egressOnce: plus(a.egressOnce, b.egressOnce),
    complete: a.complete && b.complete,
  };
}
