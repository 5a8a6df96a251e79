import { defineRule } from '../../src/engine/rule.ts';
import { replicasAt } from '../../src/estate/estate.ts';

export default defineRule({
  id: 'limits/replicas',
  severity: 'error',
  title: 'A version has more replicas in a region than the service allows',
  why: 'The service refuses the version.',
  remedy: 'Lower the count; where the demand needs more, spread it over time or over regions, or split the image.',
  sources: ['S054', 'C02'],
  notes:
    'Editions 2020-10 and 2021-06 allow "10 image version replicas, per subscription, per region". Read literally, that would leave a subscription ten replicas a region for all its versions; editions from 2023-04 on word it as 100 per image version, and so the ten are read per version and region as well. From 2023-04 on, 50 are called enough: see limits/replicas-recommended. A Shallow version has one replica whatever the edition: see replication/shallow.',
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
            targetRegions: [{ name: westeurope, regionalReplicaCount: 12 }, northeurope]
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
            targetRegions: [{ name: westeurope, regionalReplicaCount: 6 }, northeurope]
`,
  on: 'targetRegion',
  check(target, { facts, report }) {
    const limit = facts.limit('replicas');
    if (limit === undefined || target.replicas <= limit || target.version.isShallow) return;
    report({ at: replicasAt(target), message: `${target.replicas} replicas in ${target.name}, edition ${facts.edition} allows ${limit}` });
  },
});
