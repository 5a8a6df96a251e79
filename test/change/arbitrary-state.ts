import fc from 'fast-check';

/** A manifest as plain data, drawn from small pools, so that two of them have much in common. */
export type State = { subscription: string; galleries: GalleryModel[]; deployments: DeploymentModel[] };
export type GalleryModel = Named & { location: string; images: ImageModel[]; tags: Record<string, string>; resourceGroup: string };
export type ImageModel = Named & {
  identifier: Identifier;
  osType: string;
  osState: string;
  versions: VersionModel[];
  description?: string;
};
export type VersionModel = Named & {
  source: { kind: string; id: string };
  osDisk: { sizeGB: number; usedGB?: number };
  dataDisks: { lun: number; sizeGB: number; usedGB: number }[];
  replicaCount: number;
  endOfLifeDate: string;
  targetRegions: TargetModel[];
};
type TargetModel = { name: string; regionalReplicaCount?: number; storageAccountType?: string; excludeFromLatest?: boolean };
type DeploymentModel = Named & { image: string; region: string; virtualMachines: number };
type Named = { name: string };
type Identifier = { publisher: string; offer: string; sku: string };

const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';
const REGIONS = ['westeurope', 'northeurope', 'eastus2', 'southcentralus'] as const;
const DAYS = ['2027-01-01', '2028-06-30'] as const;

const target = (name: string): fc.Arbitrary<TargetModel> =>
  fc.record(
    {
      name: fc.constant(name),
      regionalReplicaCount: fc.integer({ min: 1, max: 4 }),
      storageAccountType: fc.constantFrom('Standard_LRS', 'Standard_LRS', 'Standard_LRS', 'Premium_LRS'),
      excludeFromLatest: fc.boolean(),
    },
    { requiredKeys: ['name'] },
  );

const anyVersion: fc.Arbitrary<VersionModel> = fc.record({
  name: fc.constantFrom('1.0.0', '1.1.0', '1.10.0', '2.0.0'),
  source: fc.constantFrom('a', 'a', 'a', 'b').map((name) => ({ kind: 'managedImage', id: `/subscriptions/s/images/${name}` })),
  osDisk: fc.record({ sizeGB: fc.constantFrom(30, 30, 30, 127), usedGB: fc.constantFrom(4, 7.5) }, { requiredKeys: ['sizeGB'] }),
  dataDisks: fc.oneof(
    { weight: 4, arbitrary: fc.constant<VersionModel['dataDisks']>([]) },
    fc.uniqueArray(fc.record({ lun: fc.nat(2), sizeGB: fc.constant(32), usedGB: fc.constantFrom(0, 3) }), {
      selector: ({ lun }) => lun,
      maxLength: 3,
    }),
  ),
  replicaCount: fc.integer({ min: 1, max: 3 }),
  endOfLifeDate: fc.constantFrom(...DAYS),
  targetRegions: fc.subarray([...REGIONS], { minLength: 1 }).chain((names) => fc.tuple(...names.map(target))),
});

const anyImage: fc.Arbitrary<ImageModel> = fc.record(
  {
    name: fc.constantFrom('web', 'api', 'batch'),
    identifier: fc.constantFrom('one', 'two', 'three').map((sku) => ({ publisher: 'Contoso', offer: 'Base', sku })),
    osType: fc.constantFrom('Linux', 'Linux', 'Linux', 'Windows'),
    osState: fc.constant('Generalized'),
    versions: fc.uniqueArray(anyVersion, { selector: ({ name }) => name, maxLength: 3 }),
    description: fc.constantFrom('old', 'new'),
  },
  { requiredKeys: ['name', 'identifier', 'osType', 'osState', 'versions'] },
);

const anyGallery: fc.Arbitrary<GalleryModel> = fc.record({
  name: fc.constantFrom('contoso', 'fabrikam', 'tailwind'),
  location: fc.constantFrom('westeurope', 'westeurope', 'westeurope', 'northeurope'),
  tags: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2')),
  resourceGroup: fc.constant('rg'),
  images: fc.uniqueArray(anyImage, { selector: ({ name }) => name, maxLength: 3 }),
});

const anyDeployment: fc.Arbitrary<DeploymentModel> = fc.record({
  name: fc.constantFrom('day', 'night'),
  image: fc.constantFrom('contoso/web/1.0.0', 'contoso/web/latest', 'fabrikam/api/latest'),
  region: fc.constantFrom(...REGIONS),
  virtualMachines: fc.integer({ min: 1, max: 50 }),
});

export const state: fc.Arbitrary<State> = fc.record({
  subscription: fc.constant(SUBSCRIPTION),
  galleries: fc.uniqueArray(anyGallery, { selector: ({ name }) => name, maxLength: 3 }),
  deployments: fc.uniqueArray(anyDeployment, { selector: ({ name }) => name, maxLength: 2 }),
});

/** Two states: what both name is the same but for a property here and there, so that all kinds of changes come up. */
export const states: fc.Arbitrary<[State, State]> = fc
  .tuple(state, state, fc.array(fc.nat(11), { minLength: 12, maxLength: 12 }))
  .map(([a, b, picks]) => {
    let next = 0;
    const pick = () => picks[next++ % picks.length] ?? 0;
    return [a, { ...b, galleries: mixed(a.galleries, b.galleries, pick, mixedGallery) }];
  });

type Pick = () => number;

function mixed<T extends Named>(from: readonly T[], others: readonly T[], pick: Pick, mix: (one: T, other: T, pick: Pick) => T): T[] {
  return others.map((other) => {
    const one = from.find(({ name }) => name === other.name);
    return one === undefined ? other : mix(one, other, pick);
  });
}

function mixedGallery(one: GalleryModel, other: GalleryModel, pick: Pick): GalleryModel {
  return { ...withOneOf(one, other, ['tags', 'location'], pick()), images: mixed(one.images, other.images, pick, mixedImage) };
}

function mixedImage(one: ImageModel, other: ImageModel, pick: Pick): ImageModel {
  const image = withOneOf(one, other, ['description', 'osType', 'identifier'], pick());
  return { ...image, versions: mixed(one.versions, other.versions, pick, mixedVersion) };
}

function mixedVersion(one: VersionModel, other: VersionModel, pick: Pick): VersionModel {
  return withOneOf(one, other, ['targetRegions', 'replicaCount', 'osDisk', 'dataDisks', 'source', 'endOfLifeDate'], pick());
}

/** With one property of the other; without any where the pick names none. */
function withOneOf<T extends object>(one: T, other: T, keys: readonly (keyof T)[], pick: number): T {
  const key = keys[pick];
  return key === undefined ? one : { ...one, [key]: other[key] };
}

/** The same state in other words: names in capitals, regions as people write them, lists turned round, defaults written out. */
export function respelled({ galleries, deployments, ...rest }: State): object {
  return {
    ...rest,
    deployments: deployments.toReversed().map((one) => ({ ...one, name: one.name.toUpperCase(), image: respelledReference(one.image) })),
    galleries: galleries.toReversed().map(({ images, tags, resourceGroup, ...gallery }) => ({
      ...gallery,
      name: gallery.name.toUpperCase(),
      location: display(gallery.location),
      resourceGroup: { name: resourceGroup.toUpperCase(), location: 'eastus2' },
      tags: Object.fromEntries(Object.entries(tags).toReversed()),
      environment: 'production',
      sharingProfile: { permissions: 'Private' },
      images: images.toReversed().map(({ versions, ...image }) => ({
        ...image,
        name: image.name.toUpperCase(),
        hyperVGeneration: 'V1',
        architecture: 'x64',
        location: gallery.location,
        versions: versions.toReversed().map(respelledVersion),
      })),
    })),
  };
}

function respelledVersion({ replicaCount, targetRegions, endOfLifeDate, dataDisks, ...version }: VersionModel): object {
  return {
    ...version,
    name: version.name.replace('1.', '01.'),
    source: { id: version.source.id.toUpperCase(), location: 'westeurope', osType: 'Linux' },
    osDisk: { ...version.osDisk, usedGB: version.osDisk.usedGB ?? 5 },
    dataDisks: dataDisks.toReversed(),
    endOfLifeDate: `${endOfLifeDate}T00:00:00Z`,
    excludeFromLatest: false,
    replicationMode: 'Full',
    targetRegions: targetRegions
      .toReversed()
      .map(({ regionalReplicaCount = replicaCount, storageAccountType = 'Standard_LRS', excludeFromLatest = false, name }) => ({
        name: display(name),
        regionalReplicaCount,
        storageAccountType,
        excludeFromLatest,
      })),
  };
}

function respelledReference(reference: string): string {
  const [gallery, image, version] = reference.split('/');
  return `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/galleries/${gallery}/images/${image}/versions/${version}`;
}

function display(region: string): string {
  return (
    { westeurope: 'West Europe', northeurope: 'North Europe', eastus2: 'East US 2', southcentralus: 'SOUTH CENTRAL US' }[region] ?? region
  );
}
