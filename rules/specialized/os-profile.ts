import { defineRule } from '../../src/engine/rule.ts';
import { osProfilesOf } from '../../src/estate/machines.ts';
import type { OsProfile } from '../../src/manifest/manifest.ts';

/** Whether the profile holds nothing but what specialized/secrets reports. */
function isOnlySecrets({ secrets, windowsConfiguration, ...rest }: OsProfile): boolean {
  if (Object.keys(rest).length > 0) return false;
  if (windowsConfiguration === undefined) return secrets !== undefined;
  return windowsConfiguration.winRM !== undefined && Object.keys(windowsConfiguration).length === 1;
}

export default defineRule({
  id: 'specialized/os-profile',
  severity: 'error',
  title: 'A deployment from a Specialized image gives an OS profile',
  why: 'The service refuses it: a Specialized image has its accounts and its computer name already.',
  remedy: 'Remove the osProfile, or build the version from a generalized machine.',
  sources: ['S042', 'E85'],
  notes:
    'Secrets and WinRM listeners in an osProfile are reported by specialized/secrets; a profile that holds nothing else is left to that rule.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Specialized
        versions:
          - name: 1.0.0
            source: { kind: virtualMachine, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/virtualMachines/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 1, osProfile: { adminUsername: azureuser } } }
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
        osState: Specialized
        versions:
          - name: 1.0.0
            source: { kind: virtualMachine, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/virtualMachines/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 1, vCPUs: 2 } }
`,
  on: 'deployment',
  check(deployment, { report }) {
    const { image } = deployment;
    if (image?.spec.osState !== 'Specialized') return;
    for (const { profile, at } of osProfilesOf(deployment)) {
      if (isOnlySecrets(profile)) continue;
      report({ at, part: 'key', message: `osProfile for machines from Specialized image "${image.name}", none is allowed` });
    }
  },
});
