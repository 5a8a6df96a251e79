import { defineRule } from '../../src/engine/rule.ts';
import type { Grant, Image } from '../../src/estate/estate.ts';

/** Built-in roles that may change an image: who holds one knows the accounts already. */
const OWNING_ROLES = new Set(['owner', 'contributor']);

/** The first grant to somebody who owns none of what the image consists of. */
function outsideGrant({ gallery, grants, versions }: Image): Grant | undefined {
  const all = [...gallery.grants, ...grants, ...versions.flatMap((version) => version.grants)];
  const owners = new Set(all.filter(({ spec }) => OWNING_ROLES.has(spec.role.toLowerCase())).map(({ spec }) => spec.principal));
  return all.find(({ spec }) => !owners.has(spec.principal));
}

export default defineRule({
  id: 'specialized/shared-accounts',
  severity: 'warning',
  title: 'A Specialized image is open to others than its owners',
  why: 'The accounts and passwords of the source VM work on every machine made from the image: whoever knows them can sign in to the machines of everybody else.',
  remedy: 'Share a Generalized image, or keep the gallery to its owners.',
  sources: ['S044'],
  notes:
    'Owners are principals with the role Owner or Contributor on the gallery, the definition or the version: they made the image and know its accounts. A community gallery is left to access/community-specialized.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    grants:
      - { principal: payroll-team, principalType: Group, role: Reader }
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
            targetRegions: [westeurope, northeurope]
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    grants:
      - { principal: payroll-team, principalType: Group, role: Owner }
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
            targetRegions: [westeurope, northeurope]
`,
  on: 'image',
  check(image, { report }) {
    if (image.spec.osState !== 'Specialized' || image.gallery.permissions === 'Community') return;
    const accounts = 'the accounts of the source VM work on every machine';
    if (image.gallery.permissions === 'Groups') {
      report({ at: ['osState'], message: `Specialized image "${image.name}" in a shared gallery, ${accounts}` });
      return;
    }
    const grant = outsideGrant(image);
    if (grant === undefined) return;
    report({
      at: ['osState'],
      message: `Specialized image "${image.name}" granted to "${grant.spec.principal}" (${grant.spec.role}), ${accounts}`,
      related: [{ subject: grant, message: 'granted here' }],
    });
  },
});
