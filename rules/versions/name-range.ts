import { defineRule } from '../../src/engine/rule.ts';

const FORM = /^\d+\.\d+\.\d+$/;

export default defineRule({
  id: 'versions/name-range',
  severity: 'error',
  title: 'A part of a version number is over the range of a 32-bit integer',
  why: 'The service reads each part as a 32-bit integer and refuses a greater one; a date with hours and minutes, such as 202601151200, is one.',
  remedy: 'Split the number over Major, Minor and Patch: 20260115.1200 instead of 202601151200.',
  sources: ['V02', 'V05'],
  notes:
    'The name-rules page gives 2,147,483,647 as the greatest value of a part (V02). Terraform lets ten digits pass (V03), so that a greater one fails only in the service.',
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
          - name: 1.0.202601151200
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
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.20260115.1200
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check(version, { facts, report }) {
    if (version.number !== undefined || !FORM.test(version.name)) return;
    const limit = facts.limit('versionNumberPart');
    if (limit === undefined) return;
    for (const part of version.name.split('.')) {
      if (Number(part) > limit) report({ message: `${part} in "${version.name}" is over ${limit}, the greatest 32-bit integer` });
    }
  },
});
