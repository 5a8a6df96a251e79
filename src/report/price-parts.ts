import type { Estimate } from '../pricing/cost.ts';
import type { MissingSums, PricedSums } from '../pricing/cost-groups.ts';
import { currencyDecimals } from '../pricing/currency.ts';
import { apportion, type Decimal, toNumber } from '../pricing/money.ts';
import type { CostTexts } from './cost-amounts.ts';
import { numberText } from './number-text.ts';

/** What of the totals has prices of one kind: with the others it adds up to them. */
export type PricePartView = {
  basis: 'listed' | 'assumed' | 'missing';
  /** `listed`, `assumed`, `missing price or size`. */
  name: string;
  /** How many lines; one is missing where any amount of it is, and assumed where any price of it is. */
  lines: string;
  storedGB: string;
  /** `unknown` of what is missing. */
  storageMonthly: string;
  egressGB: string;
  egressOnce: string;
  raw: { lines: number; storedGB: number; storageMonthly: number | null; egressGB: number; egressOnce: number | null };
};

/** Listed, assumed and missing kept apart; none where all is listed. */
export function pricePartsOf({ totals, currency }: Pick<Estimate, 'totals' | 'currency'>, texts: CostTexts): PricePartView[] {
  const { listed, assumed, missing } = totals;
  if (assumed.lines === 0 && missing.lines === 0) return [];
  const decimals = currencyDecimals(currency);
  const monthly = apportion([listed.storageMonthly, assumed.storageMonthly], totals.storageMonthly, decimals);
  const once = apportion([listed.egressOnce, assumed.egressOnce], totals.egressOnce, decimals);
  const parts = [pricedView('listed', listed, [monthly[0], once[0]], texts)];
  // A line that misses one price may have assumed another.
  if (assumed.lines > 0 || !isNothing(assumed)) parts.push(pricedView('assumed', assumed, [monthly[1], once[1]], texts));
  if (missing.lines > 0) parts.push(missingView(missing, texts));
  return parts;
}

function isNothing({ storedGB, egressGB }: PricedSums): boolean {
  return toNumber(storedGB) === 0 && toNumber(egressGB) === 0;
}

function pricedView(
  basis: 'listed' | 'assumed',
  { lines, storedGB, storageMonthly, egressGB, egressOnce }: PricedSums,
  [monthly = storageMonthly, once = egressOnce]: readonly (Decimal | undefined)[],
  { money, exact, words }: CostTexts,
): PricePartView {
  return {
    basis,
    name: words.cost.parts[basis],
    lines: numberText(lines),
    storedGB: exact(storedGB),
    storageMonthly: money(monthly),
    egressGB: exact(egressGB),
    egressOnce: money(once),
    raw: {
      lines,
      storedGB: toNumber(storedGB),
      storageMonthly: toNumber(storageMonthly),
      egressGB: toNumber(egressGB),
      egressOnce: toNumber(egressOnce),
    },
  };
}

function missingView({ lines, storedGB, egressGB }: MissingSums, { exact, words }: CostTexts): PricePartView {
  return {
    basis: 'missing',
    name: words.cost.parts.missing,
    lines: numberText(lines),
    storedGB: exact(storedGB),
    storageMonthly: words.unknown,
    egressGB: exact(egressGB),
    egressOnce: words.unknown,
    raw: { lines, storedGB: toNumber(storedGB), storageMonthly: null, egressGB: toNumber(egressGB), egressOnce: null },
  };
}
