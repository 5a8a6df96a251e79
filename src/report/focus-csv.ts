import type { Analysis } from '../engine/analyze.ts';
import { type Decimal, formatDecimal } from '../pricing/money.ts';
import { csvText } from './csv-text.ts';
import { chargesOf } from './focus-charges.ts';
import { FOCUS_COLUMNS, type FocusValue } from './focus-columns.ts';
import { countText } from './number-text.ts';

/** `cost -f focus`: the estimate as rows of FOCUS 1.4 Cost and Usage. */
export function focusCsv(analysis: Analysis): string {
  const { charges } = chargesOf(analysis);
  const rows = charges.map((charge) => FOCUS_COLUMNS.map((column) => textOf(column.valueOf(charge))));
  return csvText([FOCUS_COLUMNS.map(({ name }) => name), ...rows]);
}

/** What a FOCUS file does not say, since no cost in it may be null; empty where it says all. */
export function focusNote(analysis: Analysis): string {
  const { unknown } = chargesOf(analysis);
  if (unknown === 0) return '';
  return `${countText(unknown, 'charge')} without a price or a size ${unknown === 1 ? 'is' : 'are'} in no row; "gallerist cost" shows ${unknown === 1 ? 'it' : 'them'}\n`;
}

function textOf(value: FocusValue): string | undefined {
  if (typeof value === 'object') return plainNumber(value);
  return typeof value === 'boolean' ? String(value) : value;
}

/** All digits, and no zeros after the last of them. */
function plainNumber(value: Decimal): string {
  const digits = formatDecimal(value);
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}
