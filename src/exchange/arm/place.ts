import type { Path } from '../../engine/finding.ts';
import type { SourceDocument } from '../../source/source.ts';

/** Where something is written. Linked to what it stands in, since most places are never asked for their path. */
export type Place = { document: SourceDocument; within: Place | undefined; key: string | number };

export function placeAt(document: SourceDocument, path: Path = []): Place {
  let place: Place = { document, within: undefined, key: '' };
  for (const key of path) place = placeIn(place, key);
  return place;
}

export function placeIn(within: Place, key: string | number): Place {
  return { document: within.document, within, key };
}

export function pathOf(place: Place): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = place; at.within !== undefined; at = at.within) path.push(at.key);
  return path.toReversed();
}
