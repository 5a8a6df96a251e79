/** The request cannot be carried out: what is wrong, and what to do. Caught once, in `main`, as two lines and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}

/** The usage error that an error is, or that caused it: a rule may meet one, when a formula of the configuration fails for its numbers. */
export function usageErrorIn(error: unknown): UsageError | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof UsageError) return cause;
  return undefined;
}
