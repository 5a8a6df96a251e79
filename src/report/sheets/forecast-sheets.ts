import type { Forecast, ForecastGroup, ForecastMonth } from '../../forecast/forecast.ts';
import type { RoundedMonths } from '../../forecast/round-forecast.ts';
import { type Decimal, isZero, minus } from '../../pricing/money.ts';
import { budgetTexts, limitTexts } from '../forecast-reach.ts';
import type { Cell, Row, Sheet } from '../workbook.ts';
import type { WorkbookWords } from '../words/workbook-en.ts';
import type { WorkbookTexts } from '../words/workbook-words.ts';
import { columnsOf, type ColumnSpec, LABEL, SUM } from './sheet-columns.ts';

const AMOUNTS: readonly ColumnSpec[] = [
  ['storage', 'money', SUM],
  ['egressGB', 'number', SUM],
  ['egress', 'money', SUM],
  ['total', 'money', SUM],
  ['cumulative', 'money'],
  ['amounts', 'text'],
];

/** A row a month. */
export function monthsSheet({ months }: RoundedMonths, { book }: WorkbookTexts): Sheet {
  return {
    id: 'months',
    name: book.sheets.months,
    columns: columnsOf(book, [
      ['month', 'text', LABEL],
      ['day', 'day'],
      ['versions', 'number'],
      ['newVersions', 'number', SUM],
      ['droppedVersions', 'number', SUM],
      ['replicas', 'number'],
      ['storedGB', 'number'],
      ...AMOUNTS,
    ]),
    rows: months.map((month) => ({ ...countsOf(month), ...amountsOf(month, book) })),
  };
}

/** A row a group and month. */
export function groupMonthsSheet(groups: readonly ForecastGroup[], { book }: WorkbookTexts): Sheet {
  return {
    id: 'groupMonths',
    name: book.sheets.groupMonths,
    columns: columnsOf(book, [
      ['subscription', 'text'],
      ['gallery', 'text'],
      ['image', 'text'],
      ['region', 'text'],
      ['storageAccountType', 'text'],
      ['environment', 'text'],
      ['tag', 'text'],
      ['value', 'text'],
      ['month', 'text', LABEL],
      ['versions', 'number'],
      ['replicas', 'number', SUM],
      ['storedGB', 'number', SUM],
      ...AMOUNTS,
    ]).filter(({ key }) => !KEYS.has(key) || groups.some((group) => key in group.key)),
    rows: groups.flatMap(({ key, months }) => months.map((month) => ({ ...textsOf(key), ...countsOf(month), ...amountsOf(month, book) }))),
  };
}

/** Columns that stand only where groups have such a key. */
const KEYS: ReadonlySet<string> = new Set([
  'subscription',
  'gallery',
  'image',
  'region',
  'storageAccountType',
  'environment',
  'tag',
  'value',
]);

export function limitsSheet(forecast: Forecast, { words, book }: WorkbookTexts): Sheet {
  const textOf = limitTexts(forecast, words);
  return {
    id: 'limits',
    name: book.sheets.limits,
    columns: columnsOf(book, [
      ['kind', 'text'],
      ['subscription', 'text'],
      ['region', 'text'],
      ['used', 'number'],
      ['usedAtEnd', 'number'],
      ['limit', 'number'],
      ['share', 'share'],
      ['reachedIn', 'text'],
      ['because', 'text'],
    ]),
    rows: forecast.limits.map((limit) => ({
      kind: words.forecast.things[limit.kind],
      subscription: limit.subscription === '' ? undefined : limit.subscription,
      region: limit.region,
      used: limit.used,
      usedAtEnd: limit.end.used,
      limit: limit.limit,
      share: { value: limit.end.used / limit.limit, formula: '[usedAtEnd]/[limit]' },
      reachedIn: limit.reach === 'now' ? forecast.today.slice(0, 'yyyy-MM'.length) : limit.reached?.month,
      because: textOf(limit),
    })),
  };
}

export function budgetMonthsSheet(forecast: Forecast, { words, book }: WorkbookTexts): Sheet {
  const textOf = budgetTexts(forecast, words);
  return {
    id: 'budgets',
    name: book.sheets.budgets,
    columns: columnsOf(book, [
      ['budget', 'text'],
      ['gallery', 'text'],
      ['image', 'text'],
      ['currency', 'text'],
      ['allowed', 'money'],
      ['storageToday', 'money'],
      ['storageAtEnd', 'money'],
      ['left', 'money'],
      ['exceededIn', 'text'],
      ['because', 'text'],
    ]),
    rows: forecast.budgets.map((budget): Row => {
      const { budget: of, currency, allowed, reach, today, end, exceeded } = budget;
      const names = { budget: of.spec.name, gallery: of.spec.gallery, image: of.spec.image, currency, allowed, because: textOf(budget) };
      if (reach === undefined) return names;
      return {
        ...names,
        storageToday: today.storage,
        storageAtEnd: end.storage,
        left: { value: minus(allowed, end.storage), formula: '[allowed]-[storageAtEnd]' },
        exceededIn: reach === 'now' ? forecast.today.slice(0, 'yyyy-MM'.length) : exceeded?.month,
      };
    }),
  };
}

function textsOf(key: ForecastGroup['key']): Row {
  return Object.fromEntries(Object.entries(key).map(([name, value]) => [name, value ?? undefined]));
}

function countsOf({ month, day, versions, newVersions, droppedVersions, replicas, storedGB }: ForecastMonth): Row {
  return { month, day, versions, newVersions, droppedVersions, replicas, storedGB };
}

function amountsOf(month: ForecastMonth, { complete, atLeast }: WorkbookWords): Row {
  const { storage, isStorageComplete, egressGB, egress, isEgressComplete, total, isComplete, cumulative, isCumulativeComplete } = month;
  return {
    storage: knownOf(storage, isStorageComplete),
    egressGB,
    egress: knownOf(egress, isEgressComplete),
    total: isComplete || !isZero(total) ? { value: total, formula: '[storage]+[egress]' } : undefined,
    cumulative: knownOf(cumulative, isCumulativeComplete),
    amounts: isComplete ? complete : atLeast,
  };
}

/** Nothing known of an incomplete sum is unknown: an empty cell. */
function knownOf(amount: Decimal, isComplete: boolean): Cell {
  return isComplete || !isZero(amount) ? amount : undefined;
}
