import type { CostDimension } from '../../pricing/cost.ts';
import type { CostGroup, CostTotals } from '../../pricing/cost-groups.ts';
import { type Decimal, isZero, toNumber } from '../../pricing/money.ts';
import type { Cell, Column, Formula, Row, Sheet } from '../workbook.ts';
import { COST_LINES } from './cost-lines-sheet.ts';

/** The first of those that split the cost lines. */
export const BY_GALLERY = 'By gallery';

type View = { name: string; dimension: CostDimension; keys: readonly (readonly [key: string, title: string])[] };

const SUBSCRIPTION = ['subscription', 'Subscription'] as const;
const GALLERY = ['gallery', 'Gallery'] as const;

export const VIEWS: readonly View[] = [
  { name: BY_GALLERY, dimension: 'gallery', keys: [GALLERY, SUBSCRIPTION] },
  { name: 'By image', dimension: 'image', keys: [GALLERY, ['image', 'Image'], SUBSCRIPTION] },
  { name: 'By region', dimension: 'region', keys: [['region', 'Region']] },
  { name: 'By storage type', dimension: 'storageAccountType', keys: [['storageAccountType', 'Storage type']] },
  { name: 'By environment', dimension: 'environment', keys: [['environment', 'Environment']] },
  { name: 'By subscription', dimension: 'subscription', keys: [SUBSCRIPTION] },
  {
    name: 'By tag',
    dimension: 'tag',
    keys: [
      ['tag', 'Tag'],
      ['value', 'Value'],
    ],
  },
];

/** Sheets whose sums are those of the cost lines: all but the tags, each of which adds up to them. */
export const SPLITS: readonly string[] = VIEWS.filter(({ dimension }) => dimension !== 'tag').map(({ name }) => name);

const NOT_STATED = 'not stated';

export function groupsSheet({ name, keys }: View, groups: readonly CostGroup[], totals: CostTotals): Sheet {
  // Every tag splits all lines: the sum over tags would be no figure of anything.
  const isSplit = SPLITS.includes(name);
  const sum = isSplit ? ({ total: 'sum' } as const) : {};
  const columns: Column[] = keys.map(([key, title], index) => ({
    key,
    title,
    type: 'text',
    ...(isSplit && index === 0 ? { total: 'label' } : {}),
  }));
  columns.push(
    { key: 'snapshots', title: 'Replicas', type: 'number', ...sum },
    { key: 'storedGB', title: 'Stored GB', type: 'number', ...sum },
    { key: 'storageMonthly', title: 'Storage a month', type: 'money', ...sum },
    { key: 'share', title: 'Share', type: 'share' },
    { key: 'listedMonthly', title: 'of it at listed prices', type: 'money', ...sum },
    { key: 'assumedMonthly', title: 'of it at assumed prices', type: 'money', ...sum },
    { key: 'egressGB', title: 'Egress GB', type: 'number', ...sum },
    { key: 'egressOnce', title: 'Egress once', type: 'money', ...sum },
    { key: 'listedOnce', title: 'of it at listed prices', type: 'money', ...sum },
    { key: 'assumedOnce', title: 'of it at assumed prices', type: 'money', ...sum },
    { key: 'missingLines', title: 'Lines without an amount', type: 'number', ...sum },
    { key: 'amounts', title: 'Amounts', type: 'text' },
  );
  const all = toNumber(totals.storageMonthly);
  const rows = groups.map(({ key, totals: own }): Row => {
    const names = Object.fromEntries(keys.map(([word]) => [word, key[word] ?? NOT_STATED]));
    const share = all === 0 ? 0 : toNumber(own.storageMonthly) / all;
    return {
      ...names,
      ...sumCells(own),
      share: { value: share, formula: all === 0 ? '0' : `[storageMonthly]/[${COST_LINES}!storageMonthly]` },
    };
  });
  return { name, columns, rows };
}

/** Nothing known of a sum that is not complete is unknown, not zero. */
function sumCells({ snapshots, storedGB, storageMonthly, egressGB, egressOnce, complete, listed, assumed, missing }: CostTotals): Row {
  const known = (amount: Decimal) => (!complete && isZero(amount) ? undefined : amount);
  const split = (amount: Decimal, formula: Formula): Cell => known(amount) && { value: amount, formula };
  return {
    snapshots,
    storedGB: known(storedGB),
    storageMonthly: split(storageMonthly, '[listedMonthly]+[assumedMonthly]'),
    listedMonthly: known(listed.storageMonthly),
    assumedMonthly: known(assumed.storageMonthly),
    egressGB: known(egressGB),
    egressOnce: split(egressOnce, '[listedOnce]+[assumedOnce]'),
    listedOnce: known(listed.egressOnce),
    assumedOnce: known(assumed.egressOnce),
    missingLines: missing.lines,
    amounts: complete ? 'complete' : 'at least',
  };
}
