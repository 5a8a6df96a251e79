import type { Path } from '../engine/finding.ts';
import type { StorageAccountType } from '../estate/estate.ts';
import { STORAGE_ACCOUNT_TYPES } from '../facts/storage-account-types.ts';
import { isCalendarDay } from '../manifest/formats.ts';
import type { PriceKind } from './discount.ts';
import { compareDecimals, type Decimal, decimalOf, ZERO } from './money.ts';
import { PriceSheetError } from './price-sheet-error.ts';

// What a price sheet may hold at a place. Each throws a PriceSheetError that names the place, the value and the expectation.

/** Nobody asks for so much for a GB, in any currency; and what is written with more digits is no amount of money. */
const MOST = decimalOf(1_000_000_000);
const MOST_DECIMALS = 20;
/** Longer ones are not even read. */
const LONGEST_AMOUNT = 64;

/** A number, or a decimal in quotes, from 0 up. */
export function amountAt(value: unknown, path: Path): Decimal {
  const amount = typeof value === 'number' || typeof value === 'string' ? parsedDecimal(value) : undefined;
  if (amount === undefined || compareDecimals(amount, ZERO) < 0) {
    throw new PriceSheetError(`${quoted(value)} is no price, a number from 0 up is expected`, path);
  }
  if (amount.scale > MOST_DECIMALS || compareDecimals(amount, MOST) >= 0) {
    const expected = `less than 1,000,000,000 and at most ${MOST_DECIMALS} decimals are expected`;
    throw new PriceSheetError(`${quoted(value)} is out of bounds, ${expected}`, path);
  }
  return amount;
}

function parsedDecimal(value: number | string): Decimal | undefined {
  if (String(value).length > LONGEST_AMOUNT) return undefined;
  try {
    return decimalOf(value);
  } catch {
    return undefined;
  }
}

/** From 0 to 1. */
export function shareAt(value: unknown, path: Path): Decimal {
  const share = amountAt(value, path);
  if (compareDecimals(share, ONE) > 0) throw new PriceSheetError(`a discount of ${quoted(value)}, a share from 0 to 1 is expected`, path);
  return share;
}

const ONE = decimalOf(1);

/** storage or egress. */
export function kindAt(value: unknown, path: Path): PriceKind {
  if (value === 'storage' || value === 'egress') return value;
  throw new PriceSheetError(`${quoted(value)} is no kind of price, storage or egress is expected`, path);
}

/** A map. */
export function recordAt(value: unknown, path: Path): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new PriceSheetError(`${quoted(value)} where a map is expected`, path);
  }
  // An object that is no array: its keys are strings, its values are checked where they are read.
  return value as Record<string, unknown>;
}

/** A list; nothing is an empty one. */
export function listAt(value: unknown, path: Path): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new PriceSheetError(`${quoted(value)} where a list is expected`, path);
  return value;
}

/** A text that is not blank. */
export function textAt(value: unknown, path: Path): string {
  if (typeof value !== 'string' || value.trim() === '') throw new PriceSheetError(`${quoted(value)} where a name is expected`, path);
  return value;
}

/** yyyy-MM-dd. */
export function dateAt(value: unknown, path: Path): string {
  if (typeof value === 'string' && isCalendarDay(value)) return value;
  throw new PriceSheetError(`${quoted(value)} is no date, yyyy-MM-dd is expected`, path);
}

/** The same of a row, whose source may bear no date: undefined. */
export function rowDateAt(value: unknown, path: Path): string | undefined {
  return value === 'undated' ? undefined : dateAt(value, path);
}

/** An ISO 4217 code. */
export function currencyAt(value: unknown, path: Path): string {
  if (typeof value === 'string' && /^[A-Z]{3}$/u.test(value)) return value;
  throw new PriceSheetError(`${quoted(value)} is no currency, a code such as USD is expected`, path);
}

/** A storage account type. */
export function typeAt(value: unknown, path: Path): StorageAccountType {
  const type = STORAGE_ACCOUNT_TYPES.find((name) => name === value);
  if (type !== undefined) return type;
  throw new PriceSheetError(`${quoted(value)} is no storage account type, one of ${STORAGE_ACCOUNT_TYPES.join(', ')} is expected`, path);
}

const LONGEST_QUOTE = 80;

/** A value in a message. */
export function quoted(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `"${value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value}"`;
  return typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'a list' : 'a map') : String(value);
}
