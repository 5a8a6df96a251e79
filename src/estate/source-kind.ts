import type { Source } from '../manifest/manifest.ts';

export type SourceKind = NonNullable<Source['kind']>;

/** What an id's type says the source is; a path test, since every version names a source. */
const KIND_BY_SEGMENT: readonly (readonly [segment: string, kind: SourceKind])[] = [
  ['/versions/', 'imageVersion'],
  ['/communitygalleries/', 'imageVersion'],
  ['/virtualmachines/', 'virtualMachine'],
  ['/disks/', 'managedDisk'],
  ['/snapshots/', 'snapshot'],
  ['/images/', 'managedImage'],
];

/** What a source is: as the manifest says, else as its id or address tells; undefined where neither does. */
export function sourceKind({ kind, id, uri }: Source): SourceKind | undefined {
  if (kind !== undefined) return kind;
  if (id === undefined) return uri === undefined ? undefined : 'vhd';
  const path = id.toLowerCase();
  return KIND_BY_SEGMENT.find(([segment]) => path.includes(segment))?.[1];
}
