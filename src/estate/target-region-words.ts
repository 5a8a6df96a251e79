import type { Path } from '../engine/finding.ts';
import { nameAt, type TargetRegion } from './estate.ts';

/** Where a region's replica count is written, relative to it: its name where the count is inherited. */
export function replicaCountAt(target: TargetRegion): Path {
  return target.spec.regionalReplicaCount === undefined ? nameAt(target) : ['regionalReplicaCount'];
}

/** Where a region's storage type is written, relative to it: its name where the type is inherited. */
export function storageTypeAt(target: TargetRegion): Path {
  return target.spec.storageAccountType === undefined ? nameAt(target) : ['storageAccountType'];
}

/** `1 replica in westeurope`, `7 replicas in westeurope`. */
export function replicasText({ replicas, name }: TargetRegion): string {
  return `${replicas} ${replicas === 1 ? 'replica' : 'replicas'} in ${name}`;
}
