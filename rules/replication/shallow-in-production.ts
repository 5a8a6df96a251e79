import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'replication/shallow-in-production',
  severity: 'warning',
  title: 'A shallow version serves production, or more than one replica can',
  why: 'Shallow replication is made for tests: nothing is copied, all machines are made from the source itself, and the deployment slows down or is throttled.',
  remedy: 'Replicate with Full.',
  sources: ['N01'],
  notes:
    'The replication mode of a version cannot be changed (N04): the version has to be created anew. How many machines one replica serves is decided by the edition, or by sizing in the configuration.',
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
            replicationMode: Shallow
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
  check(version, context) {
    if (!version.isShallow) return;
    const { image, targetRegions } = version;
    const at = ['replicationMode'];
    if (image.environment === 'production') context.report({ at, message: 'replication is Shallow in production, Full is expected' });
    if (context.estate.deployments.length === 0) return;
    const { plan } = context;
    for (const target of targetRegions) {
      const { needed } = plan.placementOf(target);
      if (needed > 1)
        context.report({ at, message: `replication is Shallow, and the deployments in ${target.name} need ${needed} replicas` });
    }
  },
});
