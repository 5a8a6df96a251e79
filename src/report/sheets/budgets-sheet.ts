import type { BudgetState } from '../../pricing/budget.ts';
import { minus } from '../../pricing/money.ts';
import type { Row, Sheet } from '../workbook.ts';

/** What each budget allows, and what is spent of it, in one currency where a rate leads there. */
export function budgetsSheet(budgets: readonly BudgetState[]): Sheet {
  return {
    name: 'Budgets',
    columns: [
      { key: 'budget', title: 'Budget', type: 'text' },
      { key: 'gallery', title: 'Gallery', type: 'text' },
      { key: 'image', title: 'Image', type: 'text' },
      { key: 'tags', title: 'Tags', type: 'text' },
      { key: 'currency', title: 'Currency', type: 'text' },
      { key: 'allowed', title: 'Allowed a month', type: 'money' },
      { key: 'spent', title: 'Storage a month', type: 'money' },
      { key: 'left', title: 'Left', type: 'money' },
      { key: 'share', title: 'Share', type: 'share' },
      { key: 'status', title: 'Status', type: 'text' },
    ],
    rows: budgets.map(budgetRow),
  };
}

function budgetRow({ budget: { spec }, currency, allowed, spent, compared, share, status }: BudgetState): Row {
  const { gallery, image, tag = {} } = spec;
  const covers = {
    budget: spec.name,
    gallery,
    image,
    tags: Object.entries(tag)
      .map(([name, value]) => `${name}: ${value}`)
      .join('; '),
  };
  if (compared === undefined || spent.known === 'none') return { ...covers, currency, allowed, status };
  return {
    ...covers,
    currency: compared.currency,
    allowed: compared.allowed,
    spent: compared.spent,
    left: { value: minus(compared.allowed, compared.spent), formula: '[allowed]-[spent]' },
    share: share === undefined ? undefined : { value: share, formula: '[spent]/[allowed]' },
    status,
  };
}
