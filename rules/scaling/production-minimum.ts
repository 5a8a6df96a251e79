import { defineRule } from '../../src/engine/rule.ts';
import { replicaCountAt, replicasText } from '../../src/estate/target-region-words.ts';
import { productionMinimum } from '../../src/planning/production-minimum.ts';

export default defineRule({
  id: 'scaling/production-minimum',
  severity: 'warning',
  title: 'A production version has fewer replicas in a region than the service advises',
  why: 'With fewer than three replicas, the loss of one leaves too little to create production machines from.',
  remedy: 'Give every region of a production version at least three replicas.',
  sources: ['2.1'],
  since: '2023-04',
  notes:
    'The editions 2020-10 and 2021-06 name no minimum; 2023-04 and 2025-07 say 3. Where the demand alone needs that many, scaling/too-few-replicas or scaling/infeasible reports instead; a shallow version is left to replication/shallow-in-production.',
  exampleSettings: { edition: '2023-04' },
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
            replicaCount: 2
            targetRegions: [westeurope, northeurope]
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
            replicaCount: 3
            targetRegions: [westeurope, northeurope]
  - { name: contosoImagesNorth, location: northeurope, environment: production }
`,
  on: 'targetRegion',
  check(target, context) {
    const minimum = productionMinimum(target, context.facts);
    if (target.replicas >= minimum) return;
    if (context.estate.deployments.length > 0 && context.plan.placementOf(target).needed >= minimum) return;
    context.report({
      at: replicaCountAt(target),
      message: `${replicasText(target)} for a production version, edition ${context.facts.edition} advises at least ${minimum}`,
    });
  },
});
