import type { ExportedGallery, ExportedImage, ExportedVersion } from '../../exchange/export/exported-galleries.ts';
import { isObject, type Json, type JsonObject, type RestBody } from '../../exchange/export/rest-body.ts';
import type { TargetRegion } from '../../estate/estate.ts';
import { sourceKind } from '../../estate/source-kind.ts';
import { Taker } from './taker.ts';

/** A flag of az with its values, each a word of its own. */
export type AzArgument = { flag: string; values: readonly string[] };

type Found = { flag: string; values: readonly (string | undefined)[] };

/**
 * What az calls the properties of REST (`az sig`, `az sig image-definition`, `az sig image-version`; CLI-P). A property that is
 * not here, or a value that az would read as something else, makes the resource one of `az rest`, which takes REST as it is.
 */

/** Arguments of the gallery; undefined where az cannot say all of it. */
export function galleryArguments({ body }: ExportedGallery): AzArgument[] | undefined {
  const taker = new Taker(body.properties);
  const found = argumentsOf(taker, {
    '--description': 'description',
    '--permissions': 'sharingProfile.permissions',
    '--publisher-uri': 'sharingProfile.communityGalleryInfo.publisherUri',
    '--publisher-email': 'sharingProfile.communityGalleryInfo.publisherContact',
    '--eula': 'sharingProfile.communityGalleryInfo.eula',
    '--public-name-prefix': 'sharingProfile.communityGalleryInfo.publicNamePrefix',
    '--soft-delete': 'softDeletePolicy.isSoftDeleteEnabled',
  });
  return whole(taker, body, found);
}

/** Arguments of the image; undefined where az cannot say all of it. */
export function imageArguments({ image, body }: ExportedImage): AzArgument[] | undefined {
  const taker = new Taker(body.properties);
  const found = argumentsOf(taker, {
    '--publisher': 'identifier.publisher',
    '--offer': 'identifier.offer',
    '--sku': 'identifier.sku',
    '--os-type': 'osType',
    '--os-state': 'osState',
  });
  // az has a default of its own, and another one in later versions.
  const generation = taker.take('hyperVGeneration') ?? image.hyperVGeneration;
  if (generation !== undefined) found.push({ flag: '--hyper-v-generation', values: [String(generation)] });
  found.push(
    ...argumentsOf(taker, {
      '--architecture': 'architecture',
      '--minimum-cpu-core': 'recommended.vCPUs.min',
      '--maximum-cpu-core': 'recommended.vCPUs.max',
      '--minimum-memory': 'recommended.memory.min',
      '--maximum-memory': 'recommended.memory.max',
      '--disallowed-disk-types': 'disallowed.diskTypes',
      '--plan-name': 'purchasePlan.name',
      '--plan-publisher': 'purchasePlan.publisher',
      '--plan-product': 'purchasePlan.product',
      '--description': 'description',
      '--eula': 'eula',
      '--privacy-statement-uri': 'privacyStatementUri',
      '--release-note-uri': 'releaseNoteUri',
      '--end-of-life-date': 'endOfLifeDate',
    }),
  );
  const features = featuresText(taker.take('features'));
  if (features === undefined) return undefined;
  if (features !== '') found.push({ flag: '--features', values: [features] });
  return whole(taker, body, found);
}

/** All features are one word for az, which it takes apart at spaces and equal signs. */
function featuresText(features: Json | undefined): string | undefined {
  if (!Array.isArray(features)) return '';
  const words: string[] = [];
  for (const feature of features) {
    if (!isObject(feature) || Object.keys(feature).length !== 2) return undefined;
    const parts = [String(feature['name']), String(feature['value'])];
    if (!parts.every((part) => /^[^\s=]+$/.test(part))) return undefined;
    words.push(parts.join('='));
  }
  return words.join(' ');
}

/** Storage types that az takes behind a region (CLI-V). */
const STORAGE_TYPES: ReadonlySet<string> = new Set(['Standard_LRS', 'Standard_ZRS', 'Premium_LRS']);

/** Arguments of the version; undefined where az cannot say all of it. */
export function versionArguments({ version, body }: ExportedVersion): AzArgument[] | undefined {
  const taker = new Taker(body.properties);
  const source = sourceArguments(taker, version.spec.source);
  const written = taker.take('publishingProfile.targetRegions');
  const regions = Array.isArray(written) ? written.filter(isObject) : [];
  // Every region says what these two mean for it.
  taker.take('publishingProfile.replicaCount');
  taker.take('publishingProfile.storageAccountType');
  const plain = argumentsOf(taker, {
    '--replication-mode': 'publishingProfile.replicationMode',
    '--exclude-from-latest': 'publishingProfile.excludeFromLatest',
    '--end-of-life-date': 'publishingProfile.endOfLifeDate',
    '--allow-replicated-location-deletion': 'safetyProfile.allowDeletionOfReplicatedLocations',
    '--block-deletion-before-end-of-life': 'safetyProfile.blockDeletionBeforeEndOfLife',
  });
  const targets = targetsText(version.targetRegions, regions);
  const encryption = encryptionText(regions);
  if (source === undefined || targets === undefined || encryption === undefined) return undefined;
  return whole(taker, body, [
    ...source,
    { flag: '--target-regions', values: targets },
    ...(encryption.length > 0 ? [{ flag: '--target-region-encryption', values: encryption }] : []),
    ...plain,
  ]);
}

/** `region=count=type` with what holds in each region: az would fill in what its own API version does. */
function targetsText(targets: readonly TargetRegion[], regions: readonly JsonObject[]): string[] | undefined {
  if (targets.length === 0) return undefined;
  const known = new Set(['name', 'regionalReplicaCount', 'storageAccountType', 'encryption']);
  if (regions.some((region) => Object.keys(region).some((key) => !known.has(key)))) return undefined;
  if (targets.some(({ name, storageAccountType }) => !/^[a-z0-9]+$/.test(name) || !STORAGE_TYPES.has(storageAccountType))) return undefined;
  return targets.map(({ name, replicas, storageAccountType }) => `${name}=${replicas}=${storageAccountType}`);
}

/** `OS disk's set,LUN,its set,…` for each region; undefined where a region is without a set for its OS disk, or has more to say. */
function encryptionText(regions: readonly JsonObject[]): string[] | undefined {
  if (regions.every((region) => region['encryption'] === undefined)) return [];
  const texts: string[] = [];
  for (const region of regions) {
    const taker = new Taker(isObject(region['encryption']) ? region['encryption'] : {});
    const parts = [taker.take('osDiskImage.diskEncryptionSetId')];
    for (const disk of [taker.take('dataDiskImages') ?? []].flat())
      parts.push(isObject(disk) ? disk['lun'] : undefined, isObject(disk) ? disk['diskEncryptionSetId'] : undefined);
    if (!taker.isEmpty || !parts.every((part) => part !== undefined && /^[^,\s]+$/.test(String(part)))) return undefined;
    texts.push(parts.join(','));
  }
  return texts;
}

function sourceArguments(taker: Taker, source: ExportedVersion['version']['spec']['source']): AzArgument[] | undefined {
  const images = ['storageProfile.source.id', 'storageProfile.source.virtualMachineId', 'publishingProfile.source.managedImage.id'];
  const image = images.map((path) => taker.take(path)).find((id) => id !== undefined);
  const disks = dataDiskArguments(taker.take('storageProfile.dataDiskImages'));
  if (disks === undefined) return undefined;
  const isMachine = sourceKind(source) === 'virtualMachine';
  if (image !== undefined) return [{ flag: isMachine ? '--virtual-machine' : '--managed-image', values: [String(image)] }, ...disks];
  const id = taker.take('storageProfile.osDiskImage.source.id');
  const uri = taker.take('storageProfile.osDiskImage.source.uri');
  // Before 2022-03-03 the id beside an address is that of its storage account.
  const account = taker.take('storageProfile.osDiskImage.source.storageAccountId') ?? (uri === undefined ? undefined : id);
  if (uri === undefined) return id === undefined ? undefined : [{ flag: '--os-snapshot', values: [String(id)] }, ...disks];
  if (account === undefined) return undefined;
  return [{ flag: '--os-vhd-uri', values: [String(uri)] }, { flag: '--os-vhd-storage-account', values: [String(account)] }, ...disks];
}

/** Data disks of snapshots or disks alone; undefined where there is more to them. */
function dataDiskArguments(disks: Json | undefined): AzArgument[] | undefined {
  if (!Array.isArray(disks)) return [];
  const ids: string[] = [];
  const luns: string[] = [];
  for (const disk of disks) {
    if (!isObject(disk)) return undefined;
    const taker = new Taker(disk);
    const lun = taker.take('lun');
    const id = taker.take('source.id');
    if (lun === undefined || id === undefined || !taker.isEmpty) return undefined;
    ids.push(String(id));
    luns.push(String(lun));
  }
  return [
    { flag: '--data-snapshots', values: ids },
    { flag: '--data-snapshot-luns', values: luns },
  ];
}

function argumentsOf(taker: Taker, rows: Readonly<Record<string, string>>): AzArgument[] {
  return Object.entries(rows).flatMap(([flag, path]) => {
    const value = taker.take(path);
    if (value === undefined) return [];
    return [{ flag, values: Array.isArray(value) ? value.map(String) : [String(value)] }];
  });
}

/** With the tags; undefined where something is left that az has no flag for, or a word is one that az reads as something else. */
function whole(taker: Taker, body: RestBody, found: readonly AzArgument[]): AzArgument[] | undefined {
  const tags = Object.entries(body.tags ?? {}).map(tagText);
  const all: readonly Found[] = tags.length > 0 ? [...found, { flag: '--tags', values: tags }] : found;
  const safe: AzArgument[] = [];
  for (const { flag, values } of all) {
    const words = values.filter(isSafeWord);
    if (words.length < values.length) return undefined;
    safe.push({ flag, values: words });
  }
  return taker.isEmpty ? safe : undefined;
}

/** az takes a tag apart at its first equal sign; undefined where that stands in the name. */
function tagText([name, value]: [string, string]): string | undefined {
  return name.includes('=') || name === '' ? undefined : `${name}=${value}`;
}

/**
 * az takes a word that begins with a dash for a flag, and puts a file in the place of one that begins with `@`, or has that
 * behind its first equal sign.
 */
export function isSafeWord(word: string | undefined): word is string {
  if (word === undefined) return false;
  const [first = '', ...rest] = word.split('=');
  const value = rest.length === 0 ? first : rest.join('=');
  return word !== '' && !word.startsWith('-') && !value.startsWith('@') && !word.includes('\0');
}
