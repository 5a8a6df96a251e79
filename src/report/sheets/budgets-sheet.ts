import type { BudgetState } from '../../pricing/budget.ts';
import { minus } from '../../pricing/money.ts';
import type { Row, Sheet } from '../workbook.ts';
import type { WorkbookTexts } from '../words/workbook-words.ts';
import { columnsOf, type ColumnSpec } from './sheet-columns.ts';

const COLUMNS: readonly ColumnSpec[] = [
  ['budget', 'text'],
  ['gallery', 'text'],
  ['image', 'text'],
  ['tags', 'text'],
  ['currency', 'text'],
  ['allowed', 'money'],
  ['storageMonthly', 'money'],
  ['left', 'money'],
  ['share', 'share'],
  ['status', 'text'],
];

/** What each budget allows, and what is spent of it, in one currency where a rate leads there. */
export function budgetsSheet(budgets: readonly BudgetState[], { words, book }: WorkbookTexts): Sheet {
  return {
    id: 'budgets',
    name: book.sheets.budgets,
    columns: columnsOf(book, COLUMNS),
    rows: budgets.map((budget) => ({ ...amountsOf(budget), status: words.cost.budgetStatuses[budget.status] })),
  };
}

function amountsOf({ budget: { spec }, currency, allowed, spent, compared, share }: BudgetState): Row {
  const { gallery, image, tag = {} } = spec;
  const covers = {
    budget: spec.name,
    gallery,
    image,
    tags: Object.entries(tag)
      .map(([name, value]) => `${name}: ${value}`)
      .join('; '),
  };
  if (compared === undefined || spent.known === 'none') return { ...covers, currency, allowed };
  return {
    ...covers,
    currency: compared.currency,
    allowed: compared.allowed,
    storageMonthly: compared.spent,
    left: { value: minus(compared.allowed, compared.spent), formula: '[allowed]-[storageMonthly]' },
    share: share === undefined ? undefined : { value: share, formula: '[storageMonthly]/[allowed]' },
  };
}
