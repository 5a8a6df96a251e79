import type { Path } from '../engine/finding.ts';
import { findSecret } from '../estate/secret-in-text.ts';
import type { Facts } from '../facts/facts.ts';
import { mutabilityIn, mutabilityRow } from '../facts/mutability.ts';
import type { ChangedEntity, Pair, PropertyChange, PropertyValue } from './change.ts';
import { isSame } from '../fix/is-same.ts';
import { toldOfDeployment } from './told-of-deployment.ts';
import { toldOfGallery } from './told-of-gallery.ts';
import { toldOfImage } from './told-of-image.ts';
import { isLayoutKnown, settledRegions, toldOfVersion } from './told-of-version.ts';
import { type Told, toldKey } from './told.ts';

/** What differs between the two states of one entity, of what both sides can know. */
export function propertiesBetween(pair: Pair<ChangedEntity>, facts: Facts): PropertyChange[] {
  const { before, after } = pair;
  if (isUndescribed(before) || isUndescribed(after)) return [];
  if (isWrittenAlike(before, after)) return [];
  const settled = before.kind === 'version' && after.kind === 'version' ? settledRegions(before, after) : NONE;
  const old = byKey(toldOf(before, settled));
  const young = byKey(toldOf(after, settled));
  const isLayoutComparable = before.kind !== 'version' || after.kind !== 'version' || (isLayoutKnown(before) && isLayoutKnown(after));
  const changes: PropertyChange[] = [];
  const add = (key: string) => {
    const was = old.get(key);
    const is = young.get(key);
    const told = is ?? was;
    if (told === undefined || !isDifferent(told, was, is, old, young)) return;
    if (told.name === 'dataDisks' && !isLayoutComparable) return;
    changes.push({
      name: told.name,
      of: told.of,
      region: told.region,
      before: withoutSecret(was?.value),
      after: withoutSecret(is?.value),
      atBefore: placeOf(before, told, was, old),
      atAfter: placeOf(after, told, is, young),
      ...mutabilityOf(after, told, facts),
    });
  };
  for (const key of young.keys()) add(key);
  for (const key of old.keys()) if (!young.has(key)) add(key);
  return changes;
}

/** Values are shown to many: of a text with an address that gives a secret away, only that address stands, masked. */
function withoutSecret(value: PropertyValue | undefined): PropertyValue | undefined {
  return typeof value === 'string' ? (findSecret(value)?.masked ?? value) : value;
}

/** An entity of which only the name is known, or of which the schema refused a part. */
function isUndescribed(entity: ChangedEntity): boolean {
  return (entity.kind === 'gallery' || entity.kind === 'image') && entity.isLeftOut;
}

/** Versions are many, and nearly all of them are written as they were: those need not be taken apart. */
function isWrittenAlike(before: ChangedEntity, after: ChangedEntity): boolean {
  if (before.kind !== 'version' || after.kind !== 'version') return false;
  // What a version has from above differs where that differs, and is told there; defaults go by the API version.
  return before.gallery.apiVersion === after.gallery.apiVersion && isSame(before.spec, after.spec);
}

const NONE: ReadonlySet<string> = new Set();

function toldOf(entity: ChangedEntity, settled: ReadonlySet<string>): Told[] {
  if (entity.kind === 'gallery') return toldOfGallery(entity);
  if (entity.kind === 'image') return toldOfImage(entity);
  return entity.kind === 'version' ? toldOfVersion(entity, settled) : toldOfDeployment(entity);
}

/** What is written twice, which rules of its own report, counts once. What is not set is not told; Azure prints some of it as an empty text. */
function byKey(told: readonly Told[]): Map<string, Told> {
  const map = new Map<string, Told>();
  for (const one of told) {
    const key = toldKey(one);
    if (one.value !== undefined && one.value !== '' && !map.has(key)) map.set(key, one);
  }
  return map;
}

function isDifferent(
  told: Told,
  was: Told | undefined,
  is: Told | undefined,
  old: ReadonlyMap<string, Told>,
  young: ReadonlyMap<string, Told>,
): boolean {
  if (was !== undefined && is !== undefined)
    return (was.same ?? was.value) !== (is.same ?? is.value) && !(was.isInherited === true && is.isInherited === true);
  if (told.ifBoth === true || told.isNote === true) return false;
  return told.within === undefined || (old.has(told.within) && young.has(told.within));
}

/** Where a side has it, or would have it: the entry or the list that lacks it; undefined for the entity itself. */
function placeOf(entity: ChangedEntity, told: Told, own: Told | undefined, side: ReadonlyMap<string, Told>): Path | undefined {
  if (own !== undefined && isWritten(entity.spec, own.at)) return own.at;
  const within = told.within === undefined ? undefined : side.get(told.within);
  if (within !== undefined) return within.at;
  const list = told.at.slice(
    0,
    told.at.findIndex((key) => typeof key === 'number'),
  );
  return list.length > 0 && isWritten(entity.spec, list) ? list : undefined;
}

function isWritten(part: unknown, [key, ...rest]: Path): boolean {
  if (key === undefined) return true;
  if (typeof part !== 'object' || part === null || !Object.hasOwn(part, key)) return false;
  return isWritten(Reflect.get(part, key), rest);
}

function mutabilityOf(after: ChangedEntity, { name, isNote }: Told, facts: Facts): Pick<PropertyChange, 'mutability' | 'row'> {
  const row = isNote === true ? undefined : mutabilityRow(`${after.kind}.${name}`);
  if (row === undefined) return { mutability: undefined, row };
  const gallery = after.kind === 'gallery' ? after : after.gallery;
  const allowUpdateImage = after.kind === 'image' && after.spec.allowUpdateImage === true;
  return { mutability: mutabilityIn(row, { facts, apiVersion: gallery?.apiVersion, allowUpdateImage }), row };
}
