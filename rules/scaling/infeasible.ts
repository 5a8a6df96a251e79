import { defineRule } from '../../src/engine/rule.ts';
import { arithmeticOf } from '../../src/planning/arithmetic.ts';
import { demandPlaces } from '../../src/planning/demand-places.ts';

export default defineRule({
  id: 'scaling/infeasible',
  severity: 'error',
  title: 'The demand needs more replicas than a version may have in a region',
  why: 'No replica count serves these deployments: the service refuses the count that they need.',
  remedy: 'Split the deployments over several windows, regions or copies of the image, or let their window run in waves.',
  sources: ['S067'],
  notes: `A version may have 10 replicas in a region in the editions 2020-10 and 2021-06, 100 from 2023-04 on (C02). With 20 VMs a replica that is 200 VMs at the same time, or 2,000; with 50 VMs a replica (2025-07) it is 5,000.
The need is judged without headroom: headroom never asks for more than the limit. A shallow version is left to replication/shallow-in-production.`,
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
            targetRegions: [{ name: westeurope, regionalReplicaCount: 7 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 201 }
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
            targetRegions: [{ name: westeurope, regionalReplicaCount: 7 }]
deployments:
  - { name: first-wave, image: contosoImages/web/1.0.0, region: westeurope, window: evening, virtualMachines: 101 }
  - { name: second-wave, image: contosoImages/web/1.0.0, region: westeurope, window: night, virtualMachines: 100 }
`,
  on: 'targetRegion',
  check(target, context) {
    if (context.estate.deployments.length === 0 || target.version.isShallow) return;
    const placement = context.plan.placementOf(target);
    if (placement.status !== 'infeasible') return;
    const { needed, limit } = placement;
    context.report({
      message: `${needed} replicas needed in ${target.name}, edition ${context.facts.edition} allows ${limit} (${arithmeticOf(placement)})`,
      related: demandPlaces(placement),
    });
  },
});
