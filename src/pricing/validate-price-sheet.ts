import { outline, validate } from '../generated/prices-validator.js';
import type { Explanation } from '../manifest/explain-errors.ts';
import { validateDocument } from '../manifest/validate-document.ts';

/** Holds a parsed price sheet of our own format against its schema. */
export function validatePriceSheet(value: unknown): Explanation {
  return validateDocument(value, validate, { documentName: 'price sheet', marker: 'gallerist-prices', outline });
}
