import { isObject } from './json-object.ts';
import { lackOf } from './difference.ts';
import { type Described } from './read-body.ts';
import type { Body } from './resource.ts';
import { restPathOf, valueAt } from './rest-trees.ts';

/** Brings what a body says of a version's sources into the form of a manifest. */
export function settleVersion(described: Described): void {
  const { source, osDisk, dataDisks } = described;
  settleSource(source);
  if (Array.isArray(dataDisks)) for (const disk of dataDisks) if (isObject(disk)) settleSource(disk['source']);
  if (!isObject(osDisk)) return;
  settleSource(osDisk['source']);
  settleOsDisk(described, osDisk);
}

/** The source of the OS disk is the version's where that names none. */
function settleOsDisk(described: Described, osDisk: Described): void {
  const { source: ofDisk } = osDisk;
  if (ofDisk !== undefined) {
    described['source'] ??= ofDisk;
    if (lackOf(ofDisk, described['source']) === undefined) delete osDisk['source'];
  }
  if (Object.keys(osDisk).length === 0) delete described['osDisk'];
}

/** Whether a body names the version's source itself, and not only that of its OS disk. */
export function hasOwnSource(body: Body): boolean {
  return ['id', 'uri'].some((key) => valueAt(body, restPathOf('version', ['source', key], body)) !== undefined);
}

/** Until 2022-03-03 the id beside an address was that of its storage account. */
function settleSource(source: unknown): void {
  if (!isObject(source) || source['uri'] === undefined || source['id'] === undefined) return;
  source['storageAccountId'] ??= source['id'];
  delete source['id'];
}
