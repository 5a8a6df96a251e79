import { defineRule } from '../../src/engine/rule.ts';
import { budgetStateOf } from '../../src/pricing/budget.ts';
import { formatMoney } from '../../src/pricing/currency.ts';
import { type Decimal, formatDecimal } from '../../src/pricing/money.ts';
import { rateText } from '../../src/pricing/rate-text.ts';
import { type MonthlyStorage, monthlyText } from '../../src/pricing/monthly-storage.ts';

/** Both amounts in words; with all their digits where rounding would make them look alike. */
function amountsText(storage: MonthlyStorage, allowed: Decimal, currency: string): [spent: string, allowed: string] {
  const [spentText, allowedText] = [monthlyText(storage, currency), formatMoney(allowed, currency)];
  if (formatMoney(storage.amount, currency) !== allowedText) return [spentText, allowedText];
  return [`${formatDecimal(storage.amount)} ${currency}`, `${formatDecimal(allowed)} ${currency}`];
}

export default defineRule({
  id: 'cost/budget-exceeded',
  severity: 'error',
  title: 'The estimate exceeds a budget',
  why: 'Somebody has promised to stay below the amount: the storage of these images is billed month after month.',
  remedy: 'Hold fewer replicas, fewer regions or fewer old versions, or agree on a larger budget.',
  sources: ['S101'],
  notes:
    'A budget stands in a manifest or in the configuration. It covers the storage a month of what its gallery, image and tags narrow it to; all that are given must match. Tags are those of the image over those of its gallery. Egress is charged once and is not counted. Amounts are compared exactly. Where the budget is in another currency than the prices, a stated rate brings them together; without one it cannot be judged, and that is what is reported.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
budgets:
  - { name: web-images, gallery: contosoImages, monthly: 0.2, currency: USD }
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
budgets:
  - { name: web-images, gallery: contosoImages, monthly: 0.5, currency: USD }
`,
  on: 'budget',
  check(budget, { estate, cost, report }) {
    const { status, spent, compared, currency } = budgetStateOf(budget, estate, cost);
    const { name } = budget.spec;
    if (compared === undefined) {
      const prices = `the prices of "${cost.prices.name}" are in ${cost.currency} and no rate is stated`;
      return report({ at: ['currency'], message: `budget "${name}" is in ${currency}, ${prices}: it cannot be judged` });
    }
    if (status !== 'exceeded') return;
    const [spentText, allowedText] = amountsText({ ...spent, amount: compared.spent }, compared.allowed, compared.currency);
    const converted = compared.rate === undefined ? '' : ` (${rateText(compared.rate)})`;
    report({ at: ['monthly'], message: `storage of ${spentText} a month, budget "${name}" allows ${allowedText}${converted}` });
  },
});
