import { defineRule } from '../../src/engine/rule.ts';
import { findRegion, normalizeRegionName } from '../../src/facts/regions.ts';

/** Whether both are regions, and not the same; an unknown one is left to replication/unknown-region. */
function isElsewhere(location: string, expected: string): boolean {
  return location !== expected && findRegion(location) !== undefined && findRegion(expected) !== undefined;
}

export default defineRule({
  id: 'layout/scattered-locations',
  severity: 'info',
  title: 'A gallery, its images and its versions lie in different locations',
  why: 'While one of the locations is down, the resources of the others cannot be changed either: each further location is a further thing to fail.',
  remedy: 'Keep resource group, gallery, image definitions and versions in one location.',
  sources: ['S145'],
  notes: 'It is allowed: a gallery may lie elsewhere than its definitions and versions. One location for all is called best practice.',
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
        location: northeurope
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
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
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'gallery',
  check(gallery, { report }) {
    const group = gallery.spec.resourceGroup;
    const groupLocation = typeof group === 'object' ? group.location : undefined;
    if (groupLocation !== undefined && isElsewhere(normalizeRegionName(groupLocation), gallery.location)) {
      const message = `resource group "${gallery.resourceGroup}" in ${groupLocation}, gallery "${gallery.name}" in ${gallery.location}`;
      report({ at: ['resourceGroup', 'location'], message });
    }
    for (const image of gallery.images) {
      if (image.isLeftOut) continue;
      const { name, location } = image;
      if (isElsewhere(location, gallery.location)) {
        const message = `image "${name}" in ${location}, gallery "${gallery.name}" in ${gallery.location}`;
        report({ subject: image, at: ['location'], message });
      }
      for (const version of image.versions) {
        if (!isElsewhere(version.location, location)) continue;
        report({
          subject: version,
          at: ['location'],
          message: `version "${version.name}" in ${version.location}, image "${name}" in ${location}`,
        });
      }
    }
  },
});
