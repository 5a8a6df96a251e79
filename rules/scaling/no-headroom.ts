import { defineRule } from '../../src/engine/rule.ts';
import { replicaCountAt, replicasText } from '../../src/estate/target-region-words.ts';
import { arithmeticOf, sizingBasis } from '../../src/planning/arithmetic.ts';
import { productionMinimum } from '../../src/planning/production-minimum.ts';

export default defineRule({
  id: 'scaling/no-headroom',
  severity: 'info',
  title: 'A region holds exactly the replicas that its deployments need',
  why: 'The guidance is a rule of thumb: size, content and operating system of an image decide what a replica really serves, so it says to over-provision.',
  remedy: 'Add a replica, or set `sizing.headroom` in the configuration and follow the plan.',
  sources: ['S065'],
  notes:
    'A shallow version cannot have a second replica and is passed over, and so is a production version below the minimum of the edition, which scaling/production-minimum reports.',
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
            targetRegions: [{ name: westeurope, regionalReplicaCount: 6 }]
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
    if (context.estate.deployments.length === 0 || target.version.isShallow) return;
    const placement = context.plan.placementOf(target);
    if (placement.status !== 'bare' || placement.configured < productionMinimum(target, context.facts)) return;
    const basis = sizingBasis(context.plan.sizing, context.facts);
    context.report({
      at: replicaCountAt(target),
      message: `${replicasText(target)}, exactly what ${basis} asks for, more are advised (${arithmeticOf(placement)})`,
    });
  },
});
