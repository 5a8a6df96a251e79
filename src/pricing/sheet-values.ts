import type { Path } from '../engine/finding.ts';
import type { StorageAccountType } from '../estate/estate.ts';
import { STORAGE_ACCOUNT_TYPES } from '../facts/storage-account-types.ts';
import { compareDecimals, type Decimal, decimalOf, ZERO } from './money.ts';
import { PriceSheetError } from './price-sheet-error.ts';

// What a price sheet may hold at a place. Each throws a PriceSheetError that names the place, the value and the expectation.

/** A number, or a decimal in quotes, from 0 up. */
export function amountAt(value: unknown, path: Path): Decimal {
  const amount = typeof value === 'number' || typeof value === 'string' ? parsedDecimal(value) : undefined;
  if (amount === undefined || compareDecimals(amount, ZERO) < 0) {
    throw new PriceSheetError(`${quoted(value)} is no price, a number from 0 up is expected`, path);
  }
  return amount;
}

function parsedDecimal(value: number | string): Decimal | undefined {
  try {
    return decimalOf(value);
  } catch {
    return undefined;
  }
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
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value)) return value;
  throw new PriceSheetError(`${quoted(value)} is no date, yyyy-MM-dd is expected`, path);
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

/** A value in a message. */
export function quoted(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `"${value}"`;
  return typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'a list' : 'a map') : String(value);
}
