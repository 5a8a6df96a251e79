import type { CostDimension } from '../../pricing/cost.ts';
import type { CostGroup, CostTotals } from '../../pricing/cost-groups.ts';
import { type Decimal, isZero, toNumber } from '../../pricing/money.ts';
import type { Cell, Formula, Row, Sheet } from '../workbook.ts';
import type { WorkbookWords } from '../words/workbook-en.ts';
import type { WorkbookTexts } from '../words/workbook-words.ts';
import { columnsOf, type ColumnSpec, LABEL, SUM } from './sheet-columns.ts';

type Key = keyof WorkbookWords['columns'];

/** What groups of each dimension have in common, by the keys that name it. */
const KEYS: Readonly<Record<CostDimension, readonly Key[]>> = {
  gallery: ['gallery', 'subscription'],
  image: ['gallery', 'image', 'subscription'],
  region: ['region'],
  storageAccountType: ['storageAccountType'],
  environment: ['environment'],
  subscription: ['subscription'],
  tag: ['tag', 'value'],
};

/** Sheets whose sums are those of the cost lines: all but the tags, each of which adds up to them. */
export const SPLITS = ['gallery', 'image', 'region', 'storageAccountType', 'environment', 'subscription'] as const;
export const VIEWS = [...SPLITS, 'tag'] as const;

const SUMS: readonly ColumnSpec[] = [
  ['replicas', 'number', SUM],
  ['storedGB', 'number', SUM],
  ['storageMonthly', 'money', SUM],
  ['share', 'share'],
  ['listedMonthly', 'money', SUM],
  ['assumedMonthly', 'money', SUM],
  ['egressGB', 'number', SUM],
  ['egressOnce', 'money', SUM],
  ['listedOnce', 'money', SUM],
  ['assumedOnce', 'money', SUM],
  ['missingLines', 'number', SUM],
  ['amounts', 'text'],
];

export function groupsSheet(
  dimension: CostDimension,
  groups: readonly CostGroup[],
  totals: CostTotals,
  { words, book }: WorkbookTexts,
): Sheet {
  const keys = KEYS[dimension];
  const names = keys.map((key, index): ColumnSpec => (index === 0 ? [key, 'text', LABEL] : [key, 'text']));
  const specs = [...names, ...SUMS];
  const all = toNumber(totals.storageMonthly);
  return {
    id: dimension,
    name: book.sheets[dimension],
    // Every tag splits all lines: the sum over tags would be no figure of anything.
    columns: columnsOf(book, dimension === 'tag' ? specs.map(([key, type]) => [key, type]) : specs),
    rows: groups.map(({ key, totals: own }): Row => {
      const share = all === 0 ? 0 : toNumber(own.storageMonthly) / all;
      return {
        ...Object.fromEntries(keys.map((word) => [word, key[word] ?? words.cost.notStated])),
        ...sumCells(own),
        share:
          !own.complete && isZero(own.storageMonthly)
            ? undefined
            : { value: share, formula: all === 0 ? '0' : '[storageMonthly]/[costLines!storageMonthly]' },
        amounts: own.complete ? book.complete : book.atLeast,
      };
    }),
  };
}

/** Nothing known of a sum that is not complete is unknown, not zero. */
function sumCells({ snapshots, storedGB, storageMonthly, egressGB, egressOnce, complete, listed, assumed, missing }: CostTotals): Row {
  const known = (amount: Decimal) => (!complete && isZero(amount) ? undefined : amount);
  const split = (amount: Decimal, formula: Formula): Cell => known(amount) && { value: amount, formula };
  return {
    replicas: snapshots,
    storedGB: known(storedGB),
    storageMonthly: split(storageMonthly, '[listedMonthly]+[assumedMonthly]'),
    listedMonthly: known(listed.storageMonthly),
    assumedMonthly: known(assumed.storageMonthly),
    egressGB: known(egressGB),
    egressOnce: split(egressOnce, '[listedOnce]+[assumedOnce]'),
    listedOnce: known(listed.egressOnce),
    assumedOnce: known(assumed.egressOnce),
    missingLines: missing.lines,
  };
}
