import { defineRule } from '../../src/engine/rule.ts';
import { replicaCountAt, replicasText } from '../../src/estate/target-region-words.ts';
import { productionMinimum } from '../../src/planning/production-minimum.ts';
import { formatMoney } from '../../src/pricing/currency.ts';

export default defineRule({
  id: 'scaling/idle-replicas',
  severity: 'info',
  title: 'A region holds far more replicas than its deployments need',
  why: 'Every replica is stored and billed as a snapshot each month.',
  remedy: 'Lower the replica count of the region, or raise `factor` if the reserve is meant.',
  sources: ['S101'],
  notes:
    'Judged against the need in the busiest window, headroom included, and never below one replica or the production minimum of the edition. A region without any demand is left to cost/idle-region.',
  options: {
    factor: { default: 2, minimum: 1, maximum: 100, description: 'Replicas over this many times the need are reported' },
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
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [{ name: westeurope, regionalReplicaCount: 7 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 20 }
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
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 20 }
`,
  on: 'targetRegion',
  check(target, context) {
    const { estate, facts, options } = context;
    // A deployment that was left out may be what the replicas are for.
    if (estate.deployments.length === 0 || estate.leftOut.deployments > 0) return;
    if (target.replicas === 1 || target.version.isShallow) return;
    const { status, needed } = context.plan.placementOf(target);
    if (status !== 'ok') return;
    const enough = Math.max(needed, productionMinimum(target, facts));
    if (target.replicas <= enough * (options.factor ?? 1)) return;
    const surplus = target.replicas - enough;
    const monthly = context.cost.monthlyCostOfReplicas(target, surplus);
    const cost = monthly === undefined ? 'an unknown amount' : formatMoney(monthly, context.cost.currency);
    context.report({
      at: replicaCountAt(target),
      message: `${replicasText(target)}, ${enough} would do: the other ${surplus} cost ${cost} a month`,
    });
  },
});
