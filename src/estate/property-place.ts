import type { Path } from '../engine/finding.ts';
import type { Gallery, Image, TargetRegion, Version } from './estate.ts';
import { sourceKind } from './source-kind.ts';
import { writtenPath } from './written-path.ts';

/** What the ladder of API versions has properties of. */
export type ApiSubject = Gallery | Image | Version | TargetRegion;

/**
 * Where an entity uses a property of the ladder of API versions, named by its keys below the entity (`features`,
 * `startsAtVersion`); the kind of a source may follow from its id. Undefined where it does not.
 */
export function propertyPlace(subject: ApiSubject, keys: readonly string[]): Path | undefined {
  const [, kind] = keys;
  if (subject.kind !== 'version' || kind?.startsWith('kind=') !== true) return writtenPath(subject.spec, keys);
  const { source } = subject.spec;
  if (`kind=${sourceKind(source)}` !== kind) return undefined;
  if (source.kind !== undefined) return ['source', 'kind'];
  return ['source', source.id === undefined ? 'uri' : 'id'];
}
