import { outline, validate } from '../generated/config-validator.js';
import type { Explanation } from '../manifest/explain-errors.ts';
import { validateDocument } from '../manifest/validate-document.ts';

/** Holds a parsed gallerist.config.yaml against its schema. */
export function validateConfig(value: unknown): Explanation {
  return validateDocument(value, validate, { documentName: 'configuration', outline });
}
