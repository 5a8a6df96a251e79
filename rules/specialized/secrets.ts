import { defineRule } from '../../src/engine/rule.ts';
import { osProfilesOf } from '../../src/estate/machines.ts';

export default defineRule({
  id: 'specialized/secrets',
  severity: 'warning',
  title: 'Key Vault secrets or WinRM with a Specialized image',
  why: 'Both are delivered through the osProfile, which machines from a Specialized image do not have: certificates and listeners will be missing.',
  remedy: 'Give the machines a managed identity and let them fetch the secrets themselves, or use a Generalized image.',
  sources: ['S046'],
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
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 1, osProfile: { secrets: [{ sourceVault: { id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-vaults/providers/Microsoft.KeyVault/vaults/web } }] } } }
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
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 1 }
`,
  on: 'deployment',
  check(deployment, { report }) {
    const { image } = deployment;
    if (image?.spec.osState !== 'Specialized') return;
    for (const { profile, at } of osProfilesOf(deployment)) {
      const remedy = `are not delivered to machines from Specialized image "${image.name}", a managed identity can fetch them`;
      if (profile.secrets !== undefined) report({ at: [...at, 'secrets'], part: 'key', message: `Key Vault secrets ${remedy}` });
      if (profile.windowsConfiguration?.winRM === undefined) continue;
      report({ at: [...at, 'windowsConfiguration', 'winRM'], part: 'key', message: `certificates of WinRM ${remedy}` });
    }
  },
});
