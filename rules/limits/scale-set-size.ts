import { defineRule } from '../../src/engine/rule.ts';
import { isResourceIdOf } from '../../src/estate/resource-id.ts';

export default defineRule({
  id: 'limits/scale-set-size',
  severity: 'error',
  title: 'A scale set has more instances than one made from an image may have',
  why: 'The service refuses to create the scale set, or to scale it out that far.',
  remedy: 'Split the scale set. One that is made from a managed image may grow further when it is made from a gallery image instead.',
  sources: ['S061'],
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
            replicaCount: 3
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
deployments:
  - name: shop-west
    image: contosoImages/web/1.0.0
    region: westeurope
    scaleSets: [{ name: shop, instances: 1200 }]
  - name: shop-north
    image: contosoImages/web/1.0.0
    region: northeurope
    scaleSets: [{ name: shop, instances: 900 }]
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
            replicaCount: 3
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
deployments:
  - name: shop-west
    image: contosoImages/web/1.0.0
    region: westeurope
    scaleSets: [{ name: shop, instances: 1000 }]
  - name: shop-north
    image: contosoImages/web/1.0.0
    region: northeurope
    scaleSets: [{ name: shop, instances: 900 }]
`,
  on: 'deployment',
  check(deployment, { facts, report }) {
    if (deployment.scaleSets.length === 0) return;
    const isManagedImage = isResourceIdOf('Microsoft.Compute/images', deployment.reference.text);
    const limit = facts.limit(isManagedImage ? 'managedImageScaleSetInstances' : 'scaleSetInstances');
    if (limit === undefined) return;
    for (const [index, { name, instances }] of deployment.scaleSets.entries()) {
      if (instances <= limit) continue;
      const allowed = `edition ${facts.edition} allows ${limit} from a ${isManagedImage ? 'managed' : 'gallery'} image`;
      report({ at: ['scaleSets', index, 'instances'], message: `scale set "${name}" of ${instances} instances, ${allowed}` });
    }
  },
});
