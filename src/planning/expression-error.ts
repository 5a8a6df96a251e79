/** Characters of an expression that a message has room for. */
const MAXIMUM_EXCERPT = 80;

/** A sizing expression that cannot be used, in words for whoever wrote it. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  /** The character at fault, from 1; undefined where the whole expression is. */
  readonly position: number | undefined;

  constructor(problem: string, expression: string, position?: number) {
    const excerpt = expression.length > MAXIMUM_EXCERPT ? `${expression.slice(0, MAXIMUM_EXCERPT)}…` : expression;
    super(`${problem} (${position === undefined ? '' : `character ${position} of `}"${excerpt}")`);
    this.position = position;
  }
}
