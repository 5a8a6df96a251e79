import fc from 'fast-check';
import { stringify } from 'yaml';

/** Regions with a listed price for both storage types, with an assumed one, and without zones. */
const REGIONS = ['westeurope', 'northeurope', 'francecentral', 'brazilsouth', 'ukwest'] as const;
const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';
/** How many versions an image of the generator has at most. */
const MOST_VERSIONS = 5;

const replicas = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });

const target = fc.record({
  name: fc.constantFrom(...REGIONS),
  replicas,
  isBare: fc.boolean(),
  storageAccountType: fc.constantFrom(undefined, undefined, 'Standard_LRS', 'Standard_ZRS', 'Premium_LRS'),
  isExcluded: fc.constantFrom(false, false, false, true),
});

const version = fc.record({
  home: fc.constantFrom('westeurope', 'northeurope', 'francecentral'),
  others: fc.uniqueArray(target, { maxLength: 3, selector: ({ name }) => name }),
  hasHome: fc.constantFrom(true, true, true, true, false),
  homeReplicas: replicas,
  common: replicas,
  usedGB: fc.constantFrom(undefined, 1, 4, 7.5),
  hasDisk: fc.constantFrom(true, true, true, false),
  storageAccountType: fc.constantFrom(undefined, 'Standard_LRS', 'Standard_ZRS'),
  isShallow: fc.constantFrom(false, false, false, false, false, true),
  endOfLifeDate: fc.constantFrom(undefined, '2025-06-30', '2027-06-30'),
  isGuarded: fc.constantFrom(undefined, undefined, true),
  mayLeave: fc.constantFrom(undefined, undefined, undefined, false),
  /** The version of the image that it is made from, if it has one of that number. */
  madeFrom: fc.constantFrom(undefined, undefined, undefined, 0, 1),
});

const retention = fc.record(
  {
    keepLast: fc.integer({ min: 1, max: 3 }),
    keepDays: fc.constantFrom(30, 400),
    supersededReplicas: fc.integer({ min: 1, max: 2 }),
    supersededRegions: fc.constantFrom('all', 'source'),
  },
  { requiredKeys: [] },
);

const image = fc.record({
  versions: fc.array(version, { minLength: 1, maxLength: MOST_VERSIONS }),
  environment: fc.constantFrom(undefined, 'production', 'test'),
  retention: fc.option(retention, { nil: undefined }),
  releases: fc.constantFrom(undefined, { versionsPerMonth: 2 }),
});

const deployment = fc.record({
  image: fc.nat(2),
  /** A version of that index, or `latest`. */
  version: fc.option(fc.nat(MOST_VERSIONS - 1), { nil: undefined }),
  region: fc.constantFrom(...REGIONS),
  window: fc.constantFrom(undefined, 'night'),
  virtualMachines: fc.nat(230),
});

const model = fc.record({
  images: fc.array(image, { minLength: 1, maxLength: 3 }),
  deployments: fc.array(deployment, { maxLength: 6 }),
  retention: fc.option(retention, { nil: undefined }),
  /** How maps of regions are written, and where remarks stand. */
  isFlow: fc.boolean(),
  remarks: fc.array(fc.nat(), { maxLength: 8 }),
});

type Drawn<T> = T extends fc.Arbitrary<infer Value> ? Value : never;
type Model = Drawn<typeof model>;

/** A manifest of old and new versions with and without demand, with remarks `# remark N` at the ends of lines. */
export const estateText: fc.Arbitrary<string> = model.map(textOf);

function textOf({ images, deployments, retention: common, isFlow, remarks }: Model): string {
  const manifest = {
    gallerist: 1,
    subscription: SUBSCRIPTION,
    ...(common !== undefined && { retention: common }),
    galleries: [{ name: 'g', location: 'westeurope', images: images.map(imageOf) }],
    deployments: deployments.map((one, index) => ({
      name: `d${index}`,
      image: `g/i${one.image % images.length}/${versionName(one.version, images[one.image % images.length]?.versions.length ?? 1)}`,
      region: one.region,
      ...(one.window !== undefined && { window: one.window }),
      virtualMachines: one.virtualMachines,
    })),
  };
  const lines = stringify(JSON.parse(JSON.stringify(manifest)), { lineWidth: 0, collectionStyle: isFlow ? 'any' : 'block' }).split('\n');
  for (const [number, at] of remarks.entries()) {
    const index = at % Math.max(1, lines.length - 1);
    lines[index] = `${lines[index] ?? ''} # remark ${number}`;
  }
  return lines.join('\n');
}

function versionName(index: number | undefined, count: number): string {
  return index === undefined ? 'latest' : `1.${index % count}.0`;
}

function imageOf({ versions, environment, retention: own, releases }: Model['images'][number], index: number) {
  return {
    name: `i${index}`,
    identifier: { publisher: 'Contoso', offer: 'Web', sku: `Sku${index}` },
    osType: 'Linux',
    osState: 'Generalized',
    ...(environment !== undefined && { environment }),
    ...(own !== undefined && { retention: own }),
    ...(releases !== undefined && { releases }),
    versions: versions.map((drawn, number) => versionOf(drawn, `i${index}`, number)),
  };
}

function versionOf(drawn: Drawn<typeof version>, ofImage: string, number: number) {
  const base = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute`;
  const { madeFrom, isGuarded, mayLeave } = drawn;
  const isMade = madeFrom !== undefined && madeFrom < number;
  return {
    name: `1.${number}.0`,
    location: drawn.home,
    source: isMade
      ? { kind: 'imageVersion', id: `${base}/galleries/g/images/${ofImage}/versions/1.${madeFrom}.0` }
      : { kind: 'managedImage', id: `${base}/images/${ofImage}-${number}` },
    ...(drawn.hasDisk && { osDisk: { sizeGB: 30, usedGB: drawn.usedGB } }),
    storageAccountType: drawn.storageAccountType,
    replicaCount: drawn.common,
    endOfLifeDate: drawn.endOfLifeDate,
    ...(drawn.isShallow && { replicationMode: 'Shallow' }),
    ...((isGuarded ?? mayLeave) !== undefined && {
      safetyProfile: { blockDeletionBeforeEndOfLife: isGuarded, allowDeletionOfReplicatedLocations: mayLeave },
    }),
    targetRegions: regionsOf(drawn),
  };
}

function regionsOf({ home, hasHome, homeReplicas, others }: Drawn<typeof version>) {
  const regions: unknown[] = hasHome ? [{ name: home, regionalReplicaCount: homeReplicas }] : [];
  for (const { name, replicas: count, isBare, storageAccountType, isExcluded } of others) {
    if (name === home) continue;
    if (isBare) regions.push(name);
    else regions.push({ name, regionalReplicaCount: count, storageAccountType, ...(isExcluded && { excludeFromLatest: true }) });
  }
  return regions.length === 0 ? [home] : regions;
}
