import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'access/version-grant',
  severity: 'warning',
  title: 'A grant on a single version',
  why: 'It ends with the version: whoever holds it cannot use the next one, and access has to be granted anew for each.',
  remedy: 'Grant the role on the gallery.',
  sources: ['S096'],
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
            grants: [{ principal: payroll-team, principalType: Group, role: Reader }]
            targetRegions: [westeurope, northeurope]
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    grants: [{ principal: payroll-team, principalType: Group, role: Reader }]
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
`,
  on: 'grant',
  check({ on, spec }, { report }) {
    if (on.kind !== 'version') return;
    report({ message: `"${spec.principal}" has a grant on version ${on.name} alone, one on gallery "${on.gallery.name}" is expected` });
  },
});
