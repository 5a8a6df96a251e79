import { defineRule } from '../../src/engine/rule.ts';
import { replicasAt } from '../../src/estate/estate.ts';

export default defineRule({
  id: 'limits/replicas-recommended',
  severity: 'warning',
  title: 'A version has more replicas in a region than the service recommends',
  why: 'The service allows more, but its best practices do not count on it, and every replica is paid for.',
  remedy: 'Lower the count to what the demand needs.',
  sources: ['C02'],
  since: '2023-04',
  notes:
    'Editions from 2023-04 on contradict themselves on one page: the limits allow 100 replicas of an image version and call 50 enough, the best practices speak of a maximum of 50 a region. The limit is an error (limits/replicas), the recommendation a warning. Earlier editions have no such recommendation.',
  exampleSettings: { edition: '2023-04' },
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
            targetRegions: [{ name: westeurope, regionalReplicaCount: 60 }, northeurope]
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
            targetRegions: [{ name: westeurope, regionalReplicaCount: 20 }, northeurope]
`,
  on: 'targetRegion',
  check(target, { facts, report }) {
    const recommended = facts.limit('replicasRecommended');
    if (recommended === undefined || target.replicas <= recommended) return;
    const limit = facts.limit('replicas');
    if (target.version.isShallow || (limit !== undefined && target.replicas > limit)) return;
    const message = `${target.replicas} replicas in ${target.name}, edition ${facts.edition} recommends at most ${recommended}`;
    report({ at: replicasAt(target), message });
  },
});
