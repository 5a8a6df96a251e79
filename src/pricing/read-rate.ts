import type { Path } from '../engine/finding.ts';
import type { Rate } from './exchange-rate.ts';
import { isZero } from './money.ts';
import { PriceSheetError } from './price-sheet-error.ts';
import { amountAt, currencyAt, dateAt } from './sheet-values.ts';

/** Reads a stated rate; `from` is the currency of the prices where the row names none. Throws a PriceSheetError. */
export function readRate(row: Record<string, unknown>, path: Path, from: string): Rate {
  const rate: Rate = {
    from: currencyAt(row['from'] ?? from, [...path, 'from']),
    to: currencyAt(row['to'], [...path, 'to']),
    rate: amountAt(row['rate'], [...path, 'rate']),
    asOf: dateAt(row['asOf'], [...path, 'asOf']),
    ...(typeof row['source'] === 'string' ? { source: row['source'] } : {}),
  };
  if (rate.to === rate.from) throw new PriceSheetError(`a rate from ${rate.to} into itself, another currency is expected`, [...path, 'to']);
  if (isZero(rate.rate)) throw new PriceSheetError('0 is no rate, a number above 0 is expected', [...path, 'rate']);
  return rate;
}
