import type { TargetRegion, Version } from '../estate/estate.ts';
import { encryptionSetsOf } from '../estate/encryption-sets.ts';
import { nameAt } from '../estate/estate.ts';
import { findSecret } from '../estate/secret-in-text.ts';
import { utcDay } from '../estate/utc-day.ts';
import { apiDefault, isApiFrom } from '../facts/api-versions.ts';
import type { Source } from '../manifest/manifest.ts';
import { grantsOf } from './told-of-gallery.ts';
import { caseless, note, placeOf, tagsOf, textOf, type Told, toldKey } from './told.ts';

/** What a side tells about a version, its disks and its target regions but those that are settled: the same on both sides. */
export function toldOfVersion(version: Version, settled: ReadonlySet<string>): Told[] {
  const { spec, gallery, image } = version;
  const { safetyProfile, securityProfile } = spec;
  const isBlockedByDefault = isApiFrom(gallery.apiVersion, apiDefault('blockDeletionBeforeEndOfLife')?.since);
  return [
    { ...placeOf(version.location), isInherited: spec.location === undefined },
    ...sourceOf(version),
    ...disksOf(version),
    { name: 'replicationMode', value: version.isShallow ? 'Shallow' : 'Full', at: ['replicationMode'] },
    {
      name: 'endOfLifeDate',
      value: spec.endOfLifeDate === undefined ? version.endOfLifeDate : utcDay(spec.endOfLifeDate),
      at: ['endOfLifeDate'],
      isInherited: spec.endOfLifeDate === undefined,
    },
    ...tagsOf(spec.tags),
    {
      name: 'safetyProfile.allowDeletionOfReplicatedLocations',
      value: safetyProfile?.allowDeletionOfReplicatedLocations ?? false,
      at: ['safetyProfile', 'allowDeletionOfReplicatedLocations'],
    },
    {
      name: 'safetyProfile.blockDeletionBeforeEndOfLife',
      value: safetyProfile?.blockDeletionBeforeEndOfLife ?? isBlockedByDefault,
      at: ['safetyProfile', 'blockDeletionBeforeEndOfLife'],
    },
    {
      name: 'securityProfile.uefiSettings',
      value: textOf(securityProfile?.uefiSettings),
      at: ['securityProfile', 'uefiSettings'],
    },
    ...version.targetRegions.flatMap((target) => (settled.has(target.name) ? [] : toldOfTarget(target))),
    ...(image.isLeftOut ? [] : grantsOf(version.grants)),
  ];
}

/** The one source of the operating system, which some write beside the OS disk. */
function sourceOf({ spec: { source, osDisk } }: Version): Told[] {
  const written = osDisk?.source ?? source;
  const at = osDisk?.source === undefined ? ['source'] : ['osDisk', 'source'];
  const told = sourceIdOf('source', written, at);
  if (told === undefined) return [];
  return [told, { ...caseless('source.storageAccountId', written.storageAccountId, [...at, 'storageAccountId']), ifBoth: true }];
}

/** Undefined where a side names no source: then it does not know it. */
function sourceIdOf(name: string, { id, uri }: Source, at: readonly (string | number)[], of?: string): Told | undefined {
  if (id !== undefined) return { ...caseless(name, id, [...at, 'id']), of, ifBoth: true };
  if (uri === undefined) return undefined;
  const address = findSecret(uri)?.masked ?? uri;
  return { name, of, value: address, same: withoutQuery(address), at: [...at, 'uri'], ifBoth: true };
}

function withoutQuery(address: string): string {
  const [path = ''] = address.split('?', 1);
  return path;
}

/** Disks by LUN. A version that describes none leaves open which its source brings along. */
function disksOf({ disks }: Version): Told[] {
  return disks.flatMap(({ spec, at, lun }): Told[] => {
    const name = lun === undefined ? 'osDisk' : 'dataDisks';
    const of = lun === undefined ? undefined : `LUN ${lun}`;
    const known: Told[] = [
      { name: `${name}.sizeGB`, of, value: spec.sizeGB, at: [...at, 'sizeGB'], ifBoth: true },
      { name: `${name}.hostCaching`, of, value: spec.hostCaching, at: [...at, 'hostCaching'], ifBoth: true },
      { ...note(`${name}.usedGB`, spec.usedGB, [...at, 'usedGB']), of },
    ];
    if (lun === undefined) return known;
    const source = spec.source && sourceIdOf('dataDisks.source', spec.source, [...at, 'source'], of);
    return [{ name, of, value: lun, at: [...at, 'lun'] }, ...known, ...(source === undefined ? [] : [source])];
  });
}

/** Regions of which both sides say the same: most of them, so that they are not taken apart. */
export function settledRegions(before: Version, after: Version): ReadonlySet<string> {
  const others = byName(after);
  const settled = new Set<string>();
  for (const [name, target] of byName(before)) {
    const other = others.get(name);
    if (other !== undefined && isSettled(target, other)) settled.add(name);
  }
  return settled;
}

/** Of a region that is named twice the first counts, as everywhere here. */
function byName({ targetRegions }: Version): ReadonlyMap<string, TargetRegion> {
  const targets = new Map<string, TargetRegion>();
  for (const target of targetRegions) if (!targets.has(target.name)) targets.set(target.name, target);
  return targets;
}

function isSettled(target: TargetRegion, other: TargetRegion): boolean {
  return (
    target.replicas === other.replicas &&
    target.storageAccountType === other.storageAccountType &&
    target.isExcludedFromLatest === other.isExcludedFromLatest &&
    target.spec.encryption === undefined &&
    other.spec.encryption === undefined &&
    target.spec.accessRequested === other.spec.accessRequested
  );
}

/** Whether a side tells which disks the version has. */
export function isLayoutKnown({ disks }: Version): boolean {
  return disks.length > 0;
}

function toldOfTarget(target: TargetRegion): Told[] {
  const { name: region, spec, version } = target;
  const nameIsAt = [...target.key, ...nameAt(target)];
  const presence: Told = { name: 'targetRegions', of: region, region, value: region, at: nameIsAt };
  const within = toldKey(presence);
  const inRegion = (name: string, value: Told['value'], ...at: readonly (string | number)[]): Told => ({
    name: `targetRegions.${name}`,
    of: region,
    region,
    value,
    at: target.isBare ? nameIsAt : [...target.key, ...at],
    within,
  });
  const countAt = spec.regionalReplicaCount === undefined && version.spec.replicaCount !== undefined ? ['replicaCount'] : undefined;
  const count = inRegion('regionalReplicaCount', target.replicas, 'regionalReplicaCount');
  const typeAt =
    spec.storageAccountType === undefined && version.spec.storageAccountType !== undefined ? ['storageAccountType'] : undefined;
  const type = inRegion('storageAccountType', target.storageAccountType, 'storageAccountType');
  const flagAt = spec.excludeFromLatest === undefined && version.spec.excludeFromLatest !== undefined ? ['excludeFromLatest'] : undefined;
  const flag = inRegion('excludeFromLatest', target.isExcludedFromLatest, 'excludeFromLatest');
  return [
    presence,
    { ...count, at: countAt ?? count.at },
    { ...type, at: typeAt ?? type.at },
    { ...flag, at: flagAt ?? flag.at },
    ...encryptionOf(target, within),
    { ...inRegion('accessRequested', spec.accessRequested, 'accessRequested'), isNote: true },
  ];
}

/** The keys of the customer, disk by disk, and how a confidential machine's disk is encrypted. */
function encryptionOf(target: TargetRegion, within: string): Told[] {
  const { name: region } = target;
  const told: Told[] = encryptionSetsOf(target).map(({ id, lun, at }): Told => {
    const disk = lun !== undefined ? `LUN ${lun}` : at.includes('securityProfile') ? 'OS disk of a confidential machine' : 'OS disk';
    return {
      name: 'targetRegions.encryption',
      of: `${region}, ${disk}`,
      region,
      value: id,
      same: id.toLowerCase(),
      at: [...target.key, ...at],
      within,
    };
  });
  const type = target.spec.encryption?.osDiskImage?.securityProfile?.confidentialVMEncryptionType;
  if (type !== undefined)
    told.push({
      name: 'targetRegions.encryption',
      of: `${region}, encryption type`,
      region,
      value: type,
      at: [...target.key, 'encryption', 'osDiskImage', 'securityProfile', 'confidentialVMEncryptionType'],
      within,
    });
  return told;
}
