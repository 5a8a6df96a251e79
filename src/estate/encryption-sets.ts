import type { Path } from '../engine/finding.ts';
import type { TargetRegion, Version } from './estate.ts';

/** A disk encryption set that a target region names: the customer's key for one disk of the version. */
export type EncryptionSet = {
  /** ARM id as written. */
  id: string;
  /** Undefined for the OS disk. */
  lun: number | undefined;
  /** Relative to the target region. */
  at: Path;
};

/** An encryption set with the region that names it. */
export type PlacedEncryptionSet = { target: TargetRegion; set: EncryptionSet };

const NONE: readonly EncryptionSet[] = [];

/** The encryption sets of a target region, the OS disk's first; a confidential VM's OS disk has one under a key of its own. */
export function encryptionSetsOf({ spec: { encryption } }: TargetRegion): readonly EncryptionSet[] {
  if (encryption === undefined) return NONE;
  const sets: EncryptionSet[] = [];
  const { osDiskImage, dataDiskImages = [] } = encryption;
  const add = (id: string | undefined, lun: number | undefined, ...at: Path) => {
    if (id !== undefined) sets.push({ id, lun, at: ['encryption', ...at] });
  };
  add(osDiskImage?.diskEncryptionSetId, undefined, 'osDiskImage', 'diskEncryptionSetId');
  const confidential = osDiskImage?.securityProfile?.secureVMDiskEncryptionSetId;
  add(confidential, undefined, 'osDiskImage', 'securityProfile', 'secureVMDiskEncryptionSetId');
  for (const [index, { lun, diskEncryptionSetId }] of dataDiskImages.entries()) {
    add(diskEncryptionSetId, lun, 'dataDiskImages', index, 'diskEncryptionSetId');
  }
  return sets;
}

/** The first encryption set of a version: it is encrypted with keys of the customer. Undefined where it is not. */
export function firstEncryptionSet({ targetRegions }: Version): PlacedEncryptionSet | undefined {
  for (const target of targetRegions) {
    const [set] = encryptionSetsOf(target);
    if (set !== undefined) return { target, set };
  }
  return undefined;
}

/** Whether the version has a data disk of that LUN; undefined where the manifest lists no data disks, of the version or of its source. */
export function hasDataDisk({ spec }: Version, lun: number): boolean | undefined {
  return (spec.dataDisks ?? spec.source.dataDisks)?.some((disk) => disk.lun === lun);
}
