import type { Path } from '../engine/finding.ts';
import type { Deployment, EstateDocument, Gallery, Image, Version } from '../estate/estate.ts';
import type { Mutability, MutabilityRow } from '../facts/mutability.ts';

/** The two states that are compared: how it is, and how it shall be. */
export type Side = 'base' | 'head';

/** `replace`: what is there is deleted and made anew, since Azure changes neither names nor immutable properties. */
export type ChangeAction = 'create' | 'update' | 'replace' | 'delete';

export type ChangedEntity = Gallery | Image | Version | Deployment;
export type ChangedKind = ChangedEntity['kind'];

/** What becomes of one entity. */
export type Change = ChangeOf<Gallery> | ChangeOf<Image> | ChangeOf<Version> | ChangeOf<Deployment>;

export type ChangeOf<E extends ChangedEntity> = {
  kind: E['kind'];
  action: ChangeAction;
  /** The entity of the base; undefined for one that is created. */
  before: E | undefined;
  /** The entity of the head; undefined for one that is deleted. */
  after: E | undefined;
  /** What differs; empty for what is created, deleted, or replaced because of something above it alone. */
  properties: PropertyChange[];
  /** The name in the base, where another name was given to the same thing: a replacement, since Azure renames nothing. */
  renamedFrom: string | undefined;
  /** The gallery or image it stands in, on each side. */
  parents: { before: Gallery | Image | undefined; after: Gallery | Image | undefined };
  /** The change of the gallery or image it stands in that takes this one with it: it is replaced, deleted or created, too. */
  because: Change | undefined;
};

/** A property that both sides tell, and of which they tell different things. Values are the effective ones, defaults filled in. */
export type PropertyChange = {
  /** As the manifest names it, without the indexes of lists: `identifier.sku`, `targetRegions.storageAccountType`. */
  name: string;
  /** Which of several: a region, a tag, a feature, `LUN 0`; undefined where there is one only. */
  of: string | undefined;
  /** The target region it belongs to, normalised. */
  region: string | undefined;
  /** Undefined where it is not set. Secrets in addresses are masked. */
  before: PropertyValue | undefined;
  after: PropertyValue | undefined;
  /** Where a side has it written, relative to the entity, or the entry or list that lacks it; undefined for the entity's name. */
  atBefore: Path | undefined;
  atAfter: Path | undefined;
  /** Whether Azure can change it in place, by the edition and the API version in force; undefined for what only a manifest knows. */
  mutability: Mutability | undefined;
  /** The fact behind that, with its source. */
  row: MutabilityRow | undefined;
};

export type PropertyValue = string | number | boolean;

/** An entity of both sides. */
export type Pair<E> = { before: E; after: E };

/** Something of which a side tells so little that nothing is said about it. */
export type Unknown = {
  side: Side;
  kind: ChangedKind;
  /** From the gallery down; '' where the name cannot be told. */
  names: readonly string[];
  /** Where it is written. */
  document: EstateDocument;
  path: Path;
  /** `nothing`: it may or may not have changed; `existence`: that it is there is known, but not what it is like. */
  claimed: 'nothing' | 'existence';
};

export type Changes = {
  /** Galleries in the order of the base, then those that are new; what stands in them after each; deployments last. */
  changes: Change[];
  /** Versions that stay as they are, on both sides. */
  unchangedVersions: Pair<Version>[];
  /** What the schema refused, or of which only the name is known. */
  unknown: Unknown[];
  /** Sides of which something could not be read: nothing is said to be absent there. */
  incomplete: readonly Side[];
};

/** The entity that a change is about: as it shall be, or as it was where it is deleted. */
export function entityOf(change: Change): ChangedEntity {
  const entity = change.after ?? change.before;
  if (entity === undefined) throw new Error('a change of nothing');
  return entity;
}

/** Whether Azure meets the resource that it knows: one under another name, or in another subscription, is a new one to it. */
export function isInPlace(change: Change): boolean {
  for (let each: Change | undefined = change; each !== undefined; each = each.because) {
    if (each.before === undefined || each.after === undefined || each.renamedFrom !== undefined) return false;
    if (each !== change && each.properties.some(({ name }) => name === 'subscription')) return false;
  }
  return true;
}

/** Whether what the base has is gone in the head: deleted, or there under another name only. */
export function isGone(change: Change): boolean {
  return change.action === 'delete' || (change.action === 'replace' && !isInPlace(change));
}

/** Whether Azure has anything to do: a difference in what only a manifest knows asks for no step. */
export function isInAzure({ action, properties }: Change): boolean {
  return action !== 'update' || properties.some(({ mutability }) => mutability !== undefined);
}
