import { defineRule } from '../../src/engine/rule.ts';
import { isResourceIdOf } from '../../src/estate/resource-id.ts';
import { DEPLOYMENT_API_SINCE, isApiFrom } from '../../src/facts/api-versions.ts';

export default defineRule({
  id: 'api/deployment',
  severity: 'error',
  title: 'Machines are deployed with an API version that knows no image versions',
  why: 'The service refuses a virtual machine or scale set whose API version cannot refer to an image version.',
  remedy: 'Deploy with a later API version.',
  sources: ['S148'],
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
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: web, image: contosoImages/web/1.0.0, region: westeurope, apiVersion: "2017-12-01", virtualMachines: 10 }
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
  - { name: web, image: contosoImages/web/1.0.0, region: westeurope, apiVersion: "2018-04-01", virtualMachines: 10 }
`,
  on: 'deployment',
  check({ spec: { apiVersion }, reference }, { report }) {
    if (apiVersion === undefined || isApiFrom(apiVersion, DEPLOYMENT_API_SINCE)) return;
    // A managed image, say, is no version of a gallery.
    if (reference.isOutside && !isResourceIdOf('Microsoft.Compute/galleries/images/versions', reference.text)) return;
    report({
      at: ['apiVersion'],
      message: `API version ${apiVersion}, ${DEPLOYMENT_API_SINCE} or later is expected to deploy from an image version`,
    });
  },
});
