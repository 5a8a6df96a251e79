import { isApiFrom } from './api-versions.ts';
import type { EditionId, Facts } from './facts.ts';
import data from './mutability.json' with { type: 'json' };

/** What becomes of an existing resource when one of its properties changes. */
export type MutabilityRow = {
  /** Level and property as the manifest names them: `version.targetRegions.storageAccountType`. */
  name: string;
  /** Whether it needs a new resource, can be changed in place, or no document read says. */
  change: Mutability;
  /** The rule that reports a change of an immutable property. */
  rule?: string;
  /** It can be changed in place where all of this holds; where a gallery tells its API version, that decides instead of the edition. */
  unless?: { edition: EditionId; apiVersion?: string; property?: 'allowUpdateImage'; source: string; asOf: string };
  source: string;
  asOf: string;
  statements: string[];
  note?: string;
};

export type Mutability = 'immutable' | 'updatable' | 'undocumented';

/** All rows, in the order of the data. The schema of the data, held by a test, is what proves the cast. */
export const MUTABILITY = data.properties as readonly MutabilityRow[];

const rows = new Map(MUTABILITY.map((row) => [row.name, row]));

/** The row of a property such as `image.osType`; undefined for what only a manifest knows. */
export function mutabilityRow(name: string): MutabilityRow | undefined {
  return rows.get(name);
}

/** What decides beside the row: the edition, the API version of the gallery, and what the image says. */
export type Circumstances = { facts: Facts; apiVersion: string | undefined; allowUpdateImage: boolean };

/** Whether a property can be changed under the circumstances. */
export function mutabilityIn({ change, unless }: MutabilityRow, { facts, apiVersion, allowUpdateImage }: Circumstances): Mutability {
  if (unless === undefined) return change;
  if (unless.property === 'allowUpdateImage' && !allowUpdateImage) return change;
  const isFrom =
    unless.apiVersion === undefined || apiVersion === undefined ? facts.isFrom(unless.edition) : isApiFrom(apiVersion, unless.apiVersion);
  return isFrom ? 'updatable' : change;
}
