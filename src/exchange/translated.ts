import type { Finding, Path } from '../engine/finding.ts';
import type { SourceDocument } from '../source/source.ts';

/** What the resources of a run are as one manifest, which nobody has written: what `manifestOf` answers. */
export type Translated = {
  /** A manifest, `gallerist: 1`, that the schema accepts wherever the resources are in order. */
  value: unknown;
  /**
   * Paths of `value` at which something stands for what the files do not tell, so that the schema has nothing to refuse:
   * `[galleries, 0, location]`, `[galleries, 0, images, 1, identifier]` (and `osType`, `osState`), `[…, versions, 2, source]`.
   * The path of a version itself: too little of it is known (its target regions could not be resolved) to judge it.
   */
  unknown: readonly Path[];
  /**
   * The file in which the entity at a path of `value` is written, as a document with that `value`: its `rangeOf` and
   * `pathInFile` take paths of `value` and answer with places of the file.
   */
  documentAt(path: Path): SourceDocument;
  findings: Finding[];
};
