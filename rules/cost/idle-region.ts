import { defineRule } from '../../src/engine/rule.ts';
import { isSpareRegion } from '../../src/estate/spare-regions.ts';
import { replicaCountAt, replicasText } from '../../src/estate/target-region-words.ts';
import { formatMoney } from '../../src/pricing/currency.ts';

export default defineRule({
  id: 'cost/idle-region',
  severity: 'info',
  title: 'Replicas lie in a region where nothing is deployed from them',
  why: 'Every replica is stored and billed as a snapshot each month, whether anything is made from it or not.',
  remedy: 'Remove the region from the version, or lower its replica count if it is kept in reserve.',
  sources: ['S101'],
  notes:
    'Judged only where the manifests hold deployments. One replica in the source region is not counted: the region must stay among the target regions (S139). Regions that a superseded version could leave are left to cost/superseded-version-spread, versions past their end of life to cost/past-end-of-life.',
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
            targetRegions:
              - { name: westeurope, regionalReplicaCount: 2 }
              - { name: northeurope, regionalReplicaCount: 3 }

deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
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
              - { name: westeurope, regionalReplicaCount: 2 }

deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
`,
  on: 'targetRegion',
  check(target, context) {
    const { estate, today } = context;
    if (estate.deployments.length === 0 || estate.leftOut.deployments > 0) return;
    const { version, isSourceRegion, replicas } = target;
    const idle = isSourceRegion ? replicas - 1 : replicas;
    if (idle === 0 || version.isShallow || context.plan.placementOf(target).status !== 'idle') return;
    if (isSpareRegion(target, estate) || (version.endOfLifeDate !== undefined && version.endOfLifeDate < today)) return;
    const monthly = context.cost.monthlyCostOfReplicas(target, idle);
    const cost = monthly === undefined ? 'an unknown amount' : formatMoney(monthly, context.cost.currency);
    const which = isSourceRegion ? `all but one cost ${cost}` : `${replicas === 1 ? 'it costs' : 'they cost'} ${cost}`;
    context.report({
      at: replicaCountAt(target),
      message: `${replicasText(target)}, where nothing is deployed from "${version.name}": ${which} a month`,
    });
  },
});
