import { defineRule } from '../../src/engine/rule.ts';
import type { Image, Version } from '../../src/estate/estate.ts';

/** The regions in which an older version is latest, by that version; undefined where there are none. */
function regionsBehind(image: Image, latest: Version): Map<Version, string[]> | undefined {
  let behind: Map<Version, string[]> | undefined;
  for (const [region, version] of image.latestByRegion) {
    if (version === latest) continue;
    behind ??= new Map();
    const regions = behind.get(version);
    if (regions === undefined) behind.set(version, [region]);
    else regions.push(region);
  }
  return behind;
}

export default defineRule({
  id: 'versions/latest-differs-by-region',
  severity: 'warning',
  title: 'Latest means different versions in different regions',
  why: 'The service answers latest for the region of the deployment: the same template makes different machines in different regions.',
  remedy: 'Replicate the newest version to every region of the older ones, or exclude it from latest until it has arrived everywhere.',
  sources: ['V07', 'V08'],
  notes:
    'While a version is rolled out region by region the difference is wanted, and the warning goes away with the last region. Excluding the new version from latest as a whole, and lifting that at the end, avoids it.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-1 }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
          - name: 2.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-2 }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope]
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-1 }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope]
          - name: 2.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-2 }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'image',
  check(image, { report }) {
    const { latest } = image;
    if (latest === undefined || image.leftOutVersions > 0) return;
    const behind = regionsBehind(image, latest);
    if (behind === undefined) return;
    const exceptions = Array.from(behind, ([version, regions]) => `"${version.name}" in ${regions.join(', ')}`);
    report({
      at: [...latest.key, 'name'],
      message: `latest is "${latest.name}", but ${exceptions.join(' and ')}`,
      related: Array.from(behind, ([subject, regions]) => ({ subject, message: `latest in ${regions.join(', ')}` })),
    });
  },
});
