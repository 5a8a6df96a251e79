import { defineRule } from '../../src/engine/rule.ts';
import { replicaCountAt, replicasText } from '../../src/estate/target-region-words.ts';
import { arithmeticOf, sizingBasis } from '../../src/planning/arithmetic.ts';
import { demandPlaces } from '../../src/planning/demand-places.ts';

export default defineRule({
  id: 'scaling/too-few-replicas',
  severity: 'warning',
  title: 'A region holds fewer replicas than its deployments need',
  why: 'Every replica serves a limited number of machines at a time: beyond it, creation slows down and is throttled.',
  remedy: 'Raise the replica count of the region, or spread the deployments over several windows.',
  sources: ['S063', 'S064', 'C03', 'C04'],
  notes: `Replicas for VMs: one for 20 created at the same time in the editions 2020-10, 2021-06 and 2023-04, one for 50 in 2025-07 (whose best practices still say 20).
Replicas for scale sets: one for each concurrent set of up to 600 instances in 2020-10 and 2021-06, so that a set of 601 is read as two; one for each set, whatever its size, from 2023-04 on.
The edition decides, or \`sizing\` of the configuration. The VMs of one window are added up and divided once, scale sets are counted one by one, and of several windows the one with the greatest need counts.`,
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
            targetRegions: [{ name: westeurope, regionalReplicaCount: 3 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 120 }
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
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 120 }
`,
  on: 'targetRegion',
  check(target, context) {
    if (context.estate.deployments.length === 0) return;
    const placement = context.plan.placementOf(target);
    if (placement.status !== 'short') return;
    const { needed } = placement;
    const basis = sizingBasis(context.plan.sizing, context.facts);
    context.report({
      at: replicaCountAt(target),
      message: `${replicasText(target)}, ${needed} needed by ${basis} (${arithmeticOf(placement)})`,
      related: demandPlaces(placement),
      fix: {
        safe: true,
        title: `Raise the replicas in ${target.name} to ${needed}`,
        // A bare region has no place for a count: it becomes a map.
        edits: target.isBare
          ? [{ op: 'set', at: [], value: { name: target.spec.name, regionalReplicaCount: needed } }]
          : [{ op: 'set', at: ['regionalReplicaCount'], value: needed }],
      },
    });
  },
});
