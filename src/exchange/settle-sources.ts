import { lackOf } from './difference.ts';
import { type Described, isObject } from './read-body.ts';
import type { Body } from './resource.ts';
import { restPathOf, valueAt } from './rest-trees.ts';

/** The disks' sources are the version's where it names none; a VHD is named with its storage account. */
export function settleSources(described: Described): void {
  const { source, osDisk, dataDisks } = described;
  const disks = [osDisk, ...(Array.isArray(dataDisks) ? dataDisks : [])].filter(isObject);
  for (const disk of disks) settleSource(disk['source']);
  settleSource(source);
  if (!isObject(osDisk)) return;
  if (source === undefined && osDisk['source'] !== undefined) described['source'] = osDisk['source'];
  if (osDisk['source'] !== undefined && (source === undefined || lackOf(osDisk['source'], source) === undefined)) delete osDisk['source'];
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
