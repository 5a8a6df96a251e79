import { type Dialect, explainErrors, type Explanation } from './explain-errors.ts';
import type { RawError } from './raw-error.ts';

/** The function that a generated validator exports. */
export type Validate = { (value: unknown): boolean; errors?: RawError[] | null };

/** Holds a document against a compiled schema. A document that fits costs nothing more than that. */
export function validateDocument(value: unknown, validate: Validate, dialect: Dialect): Explanation {
  if (validate(value)) return { problems: [], faults: [] };
  const errors = validate.errors ?? [];
  validate.errors = null;
  return explainErrors(errors, value, dialect);
}
