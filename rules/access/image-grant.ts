import { defineRule } from '../../src/engine/rule.ts';
import { isGrantedTo } from '../../src/estate/grants.ts';

export default defineRule({
  id: 'access/image-grant',
  severity: 'info',
  title: 'A grant on a definition, and none on its gallery',
  why: 'It opens the definition and its versions. The gallery stays closed: whoever holds the grant cannot list it, and does not find its other images.',
  remedy: 'Grant the role on the gallery, unless the definition alone is meant to be open.',
  sources: ['S093', 'S094', 'S095', 'C08'],
  notes:
    'In the table of what a grant opens, the edition 2021-06 says that a grant on a definition opens the gallery too (S095). All others say that it does not (S094), the page of 2019 and those from 2023-04 on among them. Where the edition 2021-06 is in force, the message names the conflict rather than its answer.',
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
        grants: [{ principal: payroll-team, principalType: Group, role: Reader }]
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
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
  check({ on, spec: { principal } }, { facts, report }) {
    if (on.kind !== 'image' || on.gallery.isLeftOut || isGrantedTo(on.gallery, principal)) return;
    const grant = `the grant of "${principal}" on definition "${on.name}"`;
    const gallery = `gallery "${on.gallery.name}"`;
    const message = facts.meanings.imageGrantOpensGallery
      ? `${grant} opens ${gallery} by edition ${facts.edition} alone, by all others it does not`
      : `${grant} does not open ${gallery}`;
    report({ message });
  },
});
