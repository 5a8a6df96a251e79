import type { Estate } from '../../src/estate/estate.ts';
import type { PolicyDefaults } from '../../src/estate/lifecycle-policy.ts';
import { type EditionId, factsOf } from '../../src/facts/facts.ts';
import { type Forecast, forecastEstate, type ForecastMonth } from '../../src/forecast/forecast.ts';
import { estimateCost } from '../../src/pricing/cost.ts';
import { formatDecimal } from '../../src/pricing/money.ts';
import type { PriceSheet } from '../../src/pricing/price-sheet.ts';
import { readPriceSheet } from '../../src/pricing/read-price-sheet.ts';
import { versionOf } from '../estate/estate-of.ts';

export const TODAY = '2026-11-21';

/** Round prices: 1 a GB and month in westeurope, 2 in northeurope, nothing known of uksouth; 0.1 a GB of egress. */
export const PRICES: PriceSheet = readPriceSheet({
  'gallerist-prices': 1,
  name: 'round',
  asOf: '2026-01-01',
  currency: 'USD',
  storage: [
    { region: 'westeurope', storageAccountType: 'Standard_LRS', price: 1 },
    { region: 'northeurope', storageAccountType: 'Standard_LRS', price: 2 },
  ],
  egress: [{ from: 'Europe', to: 'same', price: 0.1 }],
  rates: [{ from: 'USD', to: 'EUR', rate: 0.5, asOf: '2026-01-01' }],
});

type Asked = { months?: number; today?: string; edition?: EditionId; prices?: PriceSheet };

export function forecastOf(estate: Estate, policy: PolicyDefaults = {}, asked: Asked = {}): Forecast {
  const { months, today = TODAY, edition = '2021-06', prices = PRICES } = asked;
  return forecastEstate({ estate, facts: factsOf(edition), estimate: estimateCost(estate, prices), policy, today, months });
}

/** 10 GB used, one replica, in the region that it comes from. */
export function smallVersion(name: string, given: object = {}): object {
  return versionOf({ name, osDisk: { sizeGB: 30, usedGB: 10 }, storageAccountType: 'Standard_LRS', ...given });
}

/** A field of each month, in its digits. */
export function each(
  months: readonly ForecastMonth[],
  field: 'storedGB' | 'storage' | 'egressGB' | 'egress' | 'total' | 'cumulative',
): string[] {
  return months.map((month) =>
    formatDecimal(month[field])
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, ''),
  );
}
