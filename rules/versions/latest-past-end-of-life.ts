import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'versions/latest-past-end-of-life',
  severity: 'warning',
  title: 'Latest is a version past its end of life',
  why: 'The end of life takes no version out of latest: deployments that follow latest go on making machines from it.',
  remedy: 'Publish a successor, or exclude the version from latest.',
  sources: ['V10'],
  notes:
    'In the edition 2020-10 no machine can be created from a version after its end of life, so that deployments of latest fail; later editions call the date informational (C01).',
  exampleSettings: { besides: ['lifecycle/end-of-life-past', 'cost/past-end-of-life'] },
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
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2025-12-31
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
  on: 'version',
  check(version, { today, report }) {
    const { endOfLifeDate, image } = version;
    if (endOfLifeDate === undefined || endOfLifeDate >= today || image.leftOutVersions > 0) return;
    const regions = version.targetRegions.filter((target) => image.latestByRegion.get(target.name) === version);
    if (regions.length === 0) return;
    report({
      ...(version.spec.endOfLifeDate !== undefined && { at: ['endOfLifeDate'] }),
      message: `"${version.name}" is latest in ${regions.map(({ name }) => name).join(', ')}, past its end of life on ${endOfLifeDate}`,
    });
  },
});
