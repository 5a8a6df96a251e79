import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'availability/single-region',
  severity: 'warning',
  title: 'A production version is held in one region only',
  why: 'While that region is down, no production machine can be created from the version anywhere.',
  remedy: 'Add a second target region.',
  sources: ['S080'],
  notes:
    'A version older than `latest` is passed over: keeping old versions in one region is advised. A shallow version can only be in one region and is left to replication/shallow-in-production.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    environment: production
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
            targetRegions: [westeurope]
  - { name: contosoImagesNorth, location: northeurope, environment: production }
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    environment: production
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
  - { name: contosoImagesNorth, location: northeurope, environment: production }
`,
  on: 'version',
  check(version, { report }) {
    const [only, second] = version.targetRegions;
    if (only === undefined || second !== undefined || version.image.environment !== 'production') return;
    if (version.isSuperseded || version.isShallow) return;
    report({ at: ['targetRegions'], message: `production version ${version.name} in ${only.name} only, at least two regions are advised` });
  },
});
