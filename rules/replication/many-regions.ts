import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'replication/many-regions',
  severity: 'info',
  title: 'A version is replicated to many regions',
  why: 'The time a version takes to replicate grows with the number of its regions; with many of them it can take hours, or fail on the way.',
  remedy:
    'Replicate in phases: a few regions first, the rest once those are complete; allow six hours before a replication is tried again.',
  sources: ['S083', 'E96'],
  notes:
    'The service\'s pages say "many regions" and name no figure: the threshold of 10 is ours. They speak of two to three hours (2020-10), of a few hours (later), and of six hours until a retry (E96).',
  exampleSettings: { besides: ['cost/price-assumed'] },
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
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope, francecentral, swedencentral, belgiumcentral, eastus, eastus2, uksouth, italynorth, norwayeast, polandcentral]
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
            targetRegions: [westeurope, northeurope, francecentral, swedencentral, belgiumcentral, eastus, eastus2, uksouth, italynorth, norwayeast]
`,
  on: 'version',
  check({ targetRegions }, { facts, report }) {
    const threshold = facts.limit('manyTargetRegions');
    if (threshold === undefined || targetRegions.length <= threshold) return;
    report({
      at: ['targetRegions'],
      part: 'key',
      message: `${targetRegions.length} target regions, more than ${threshold} are better replicated in phases; allow ${facts.limit('replicationHours') ?? 0} hours`,
    });
  },
});
