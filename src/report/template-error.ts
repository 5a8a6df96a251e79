/** A template of the user's that cannot be read, or asks for what there is not. Lines and columns count from 1. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly line: number | undefined;
  readonly column: number | undefined;
  /** The template or part that it went wrong in, where there are several. */
  template: string | undefined;

  constructor(message: string, place: { line?: number | undefined; column?: number | undefined } = {}, options?: ErrorOptions) {
    super(message, options);
    this.line = place.line;
    this.column = place.column;
  }
}
