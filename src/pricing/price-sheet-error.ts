import { type Path, pointerOf } from '../engine/finding.ts';

/** A price sheet that cannot be read: the request is wrong, not the manifest. */
export class PriceSheetError extends Error {
  /** Keys from the root of the sheet to what is wrong. */
  readonly path: Path;

  constructor(message: string, path: Path) {
    super(path.length === 0 ? message : `${message} (at ${pointerOf(path)})`);
    this.name = 'PriceSheetError';
    this.path = path;
  }
}
