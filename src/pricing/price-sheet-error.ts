import type { Path } from '../engine/finding.ts';

/** A price sheet that cannot be read: the request is wrong, not the manifest. */
export class PriceSheetError extends Error {
  /** Keys from the root of the sheet to what is wrong. */
  readonly path: Path;
  /** The same to the row that it contradicts, where there is one. */
  readonly other: Path | undefined;

  constructor(message: string, path: Path, other?: Path) {
    super(message);
    this.name = 'PriceSheetError';
    this.path = path;
    this.other = other;
  }
}
