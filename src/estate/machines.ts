import type { Path } from '../engine/finding.ts';
import type { OsProfile, ScaleSet, VirtualMachines } from '../manifest/manifest.ts';
import type { Deployment } from './estate.ts';

/** One description of machines in a deployment: that of its VMs, or that of a scale set. */
export type Machine = {
  spec: VirtualMachines | ScaleSet;
  /** Relative to the deployment: `['virtualMachines']` or `['scaleSets', 0]`. */
  at: Path;
  /** The machine's own, else the deployment's. */
  osProfile: OsProfile | undefined;
};

const NO_MACHINES: readonly Machine[] = [];

/** The machines that a deployment describes; a bare number of VMs describes none. */
export function machinesOf({ virtualMachines, scaleSets, spec }: Deployment): readonly Machine[] {
  if (virtualMachines === undefined && scaleSets.length === 0) return NO_MACHINES;
  const machines: Machine[] = [];
  if (virtualMachines !== undefined) {
    machines.push({ spec: virtualMachines, at: ['virtualMachines'], osProfile: virtualMachines.osProfile ?? spec.osProfile });
  }
  for (const [index, scaleSet] of scaleSets.entries()) {
    machines.push({ spec: scaleSet, at: ['scaleSets', index], osProfile: scaleSet.osProfile ?? spec.osProfile });
  }
  return machines;
}

/** An OS profile that a deployment writes, with its place relative to the deployment. */
export type WrittenOsProfile = { profile: OsProfile; at: Path };

/** Every OS profile of a deployment, where it is written. */
export function osProfilesOf({ spec, virtualMachines, scaleSets }: Deployment): WrittenOsProfile[] {
  const written: WrittenOsProfile[] = [];
  if (spec.osProfile !== undefined) written.push({ profile: spec.osProfile, at: ['osProfile'] });
  if (virtualMachines?.osProfile !== undefined) written.push({ profile: virtualMachines.osProfile, at: ['virtualMachines', 'osProfile'] });
  for (const [index, { osProfile }] of scaleSets.entries()) {
    if (osProfile !== undefined) written.push({ profile: osProfile, at: ['scaleSets', index, 'osProfile'] });
  }
  return written;
}
