import { defineRule } from '../../src/engine/rule.ts';
import { distanceKm, findRegion } from '../../src/facts/regions.ts';

export default defineRule({
  id: 'replication/distant-regions',
  severity: 'info',
  title: 'A large image is replicated far away',
  why: 'The first copy to a region crosses the whole distance from the source region: with a large image it takes long, and the version is not complete before.',
  remedy: 'Keep the image small, start from a region that lies nearer, or keep a gallery of its own on the other continent.',
  sources: ['S085'],
  notes:
    'The service asks for small images and near regions and names no figures: distance and size are options of the rule. The distance is that of the great circle; regions without known coordinates are passed over. The size is what the disks use, or their provisioned size where that is not known.',
  options: {
    kilometres: { default: 8000, minimum: 0, maximum: 21000, description: 'Distance in km from which a region is far.' },
    sizeGB: { default: 100, minimum: 0, maximum: 100000, description: 'Size in GB of all disks from which an image is large.' },
  },
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
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 256, usedGB: 200 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions:
              - westeurope
              - { name: westus3, storageAccountType: Standard_LRS }
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
            targetRegions:
              - westeurope
              - { name: westus3, storageAccountType: Standard_LRS }
`,
  on: 'version',
  check(version, { options, report }) {
    const { kilometres = 0, sizeGB = 0 } = options;
    let size = 0;
    for (const { spec } of version.disks) size += spec.usedGB ?? spec.sizeGB ?? 0;
    if (size < sizeGB || version.isShallow) return;
    const source = findRegion(version.location);
    if (source === undefined) return;
    for (const { region, key, isBare, isSourceRegion } of version.targetRegions) {
      if (region === undefined || isSourceRegion) continue;
      const distance = distanceKm(source, region);
      if (distance === undefined || distance < kilometres) continue;
      const at = isBare ? key : [...key, 'name'];
      report({
        at,
        message: `${Math.round(size)} GB to ${region.name}, ${Math.round(distance)} km from ${source.name}: the first copy takes long`,
      });
    }
  },
});
