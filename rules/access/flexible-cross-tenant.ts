import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'access/flexible-cross-tenant',
  severity: 'error',
  title: "A Flexible scale set from another tenant's image",
  why: 'The service makes Uniform scale sets from images that another tenant shares, but no Flexible ones.',
  remedy: 'Use Uniform orchestration, or copy the image into a gallery of the tenant that deploys.',
  sources: ['N21'],
  notes: 'Judged where both tenants are known: that of the deployment, else of its document, and that of the gallery.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
tenant: 72f988bf-86f1-41af-91ab-2d7cd011db47
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
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, tenant: 33333333-0000-0000-0000-000000000000, scaleSets: [{ name: web, instances: 100, orchestrationMode: Flexible }] }
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
tenant: 72f988bf-86f1-41af-91ab-2d7cd011db47
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
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, tenant: 33333333-0000-0000-0000-000000000000, scaleSets: [{ name: web, instances: 100, orchestrationMode: Uniform }] }
`,
  on: 'deployment',
  check({ gallery, tenant, scaleSets }, { report }) {
    const owner = gallery?.isLeftOut === false ? gallery.tenant?.toLowerCase() : undefined;
    if (owner === undefined || tenant === undefined || owner === tenant) return;
    for (const [index, { name, orchestrationMode }] of scaleSets.entries()) {
      if (orchestrationMode !== 'Flexible') continue;
      report({
        at: ['scaleSets', index, 'orchestrationMode'],
        message: `Flexible scale set "${name}" of tenant "${tenant}" from an image of tenant "${owner}", Uniform is expected`,
      });
    }
  },
});
