/** One error as a generated validator notes it: ajv's, less what nobody reads. */
export type RawError = {
  /** JSON pointer to the object (for keys) or to the value. */
  instancePath: string;
  /** Of the JSON Schema. */
  keyword: string;
  params: {
    missingProperty?: string;
    additionalProperty?: string;
    type?: string | readonly string[];
    allowedValues?: readonly unknown[];
    allowedValue?: unknown;
    limit?: number;
    comparison?: string;
    format?: string;
    pattern?: string;
  };
};

/** At most so many errors are passed on from a part to the whole: what is wrong in a document with more is not known. */
export const MAX_RAW_ERRORS = 100_000;

/** Called by generated code where a check fails. Lists grow in place: ajv's own code copies them, in quadratic time. */
export function fail(errors: RawError[] | null, instancePath: string, keyword: string, params: RawError['params']): RawError[] {
  const error = { instancePath, keyword, params };
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}

/** Called by generated code with the errors of a part. */
export function join(errors: RawError[] | null, part: RawError[]): RawError[] {
  if (errors === null) return part;
  for (const error of part) {
    if (errors.length >= MAX_RAW_ERRORS) break;
    errors.push(error);
  }
  return errors;
}
