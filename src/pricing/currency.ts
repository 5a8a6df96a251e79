import data from './currencies.json' with { type: 'json' };
import { type Decimal, formatDecimal } from './money.ts';

/** Currencies in which the Azure Retail Prices API answers, by ISO 4217 code. */
export const CURRENCIES: readonly string[] = data.currencies.map(({ code }) => code);

const DECIMALS: ReadonlyMap<string, number> = new Map([...data.currencies, ...data.others].map(({ code, decimals }) => [code, decimals]));

/** Decimals in which amounts of the currency are written: 2 for USD, 0 for JPY, 3 for KWD; 2 for a currency we do not know. */
export function currencyDecimals(currency: string): number {
  return DECIMALS.get(currency) ?? data.otherwise;
}

/** For people, rounded half to even: `1,234.50 USD`. */
export function formatMoney(amount: Decimal, currency: string): string {
  const [whole = '', fraction] = formatDecimal(amount, currencyDecimals(currency)).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',');
  return `${grouped}${fraction === undefined ? '' : `.${fraction}`} ${currency}`;
}
