import fc from 'fast-check';

const REGIONS = ['westeurope', 'northeurope', 'eastus', 'brazilsouth'];

/** Versions of four images: some without a used size, some without a price. */
export const estate = fc.array(
  fc.record({
    image: fc.nat(3),
    usedGB: fc.oneof(
      fc.integer({ min: 0, max: 3000 }).map((hundredths) => hundredths / 100),
      fc.constant(undefined),
    ),
    sizeGB: fc.integer({ min: 30, max: 2000 }),
    replicas: fc.integer({ min: 1, max: 9 }),
    regions: fc.subarray(REGIONS, { minLength: 1 }),
    storageAccountType: fc.constantFrom('Standard_LRS', 'Premium_LRS', 'PremiumV2_LRS'),
  }),
  { maxLength: 12 },
);

export type Versions = typeof estate extends fc.Arbitrary<infer Value> ? Value : never;

/** A manifest of the versions that were thrown. */
export function manifestOf(versions: Versions): string {
  const images = [0, 1, 2, 3].map((image) => ({
    name: `image-${image}`,
    identifier: { publisher: 'p', offer: 'o', sku: String(image) },
    osType: 'Linux',
    osState: 'Generalized',
    tags: { team: `team-${image % 2}` },
    versions: versions
      .filter((version) => version.image === image)
      .map(({ usedGB, sizeGB, replicas, regions, storageAccountType }, index) => ({
        name: `1.0.${index}`,
        source: { kind: 'managedImage', id: '/subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/i' },
        osDisk: usedGB === undefined ? { sizeGB } : { sizeGB, usedGB },
        replicaCount: replicas,
        storageAccountType,
        targetRegions: regions,
      })),
  }));
  return JSON.stringify({ gallerist: 1, galleries: [{ name: 'g', location: 'westeurope', images }] });
}
