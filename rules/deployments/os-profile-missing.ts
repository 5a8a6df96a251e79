import { defineRule } from '../../src/engine/rule.ts';
import { machinesOf } from '../../src/estate/machines.ts';

/** What states a demand; everything else describes the machines. */
const DEMAND_KEYS = new Set(['count', 'name', 'instances', 'orchestrationMode', 'replaces']);

export default defineRule({
  id: 'deployments/os-profile-missing',
  severity: 'error',
  title: 'Machines from a Generalized image have no OS profile',
  why: 'The service refuses them: a Generalized image has no account and no computer name, both come from the osProfile.',
  remedy: 'Describe the osProfile of the deployment, of its VMs or of the scale set.',
  sources: ['E86'],
  notes:
    'Demand alone says nothing about profiles: a number of VMs, or a scale set with its size, is passed over. Machines that are described further (vCPUs, disks, plan, features …) are expected to name an osProfile too.',
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
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 10, osDiskType: Premium_LRS } }
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
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 10, osDiskType: Premium_LRS, osProfile: { adminUsername: azureuser } } }
`,
  on: 'deployment',
  check(deployment, { report }) {
    const { image } = deployment;
    if (image?.spec.osState !== 'Generalized') return;
    for (const { spec, at, osProfile } of machinesOf(deployment)) {
      if (osProfile !== undefined || Object.keys(spec).every((key) => DEMAND_KEYS.has(key))) continue;
      const isScaleSet = 'instances' in spec;
      report({
        at: isScaleSet ? [...at, 'name'] : at,
        ...(isScaleSet ? {} : { part: 'key' }),
        message: `no osProfile for ${isScaleSet ? `scale set "${spec.name}"` : 'VMs'} from Generalized image "${image.name}"`,
      });
    }
  },
});
