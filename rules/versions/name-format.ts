import { defineRule } from '../../src/engine/rule.ts';

const FORM = /^\d+\.\d+\.\d+$/;

export default defineRule({
  id: 'versions/name-format',
  severity: 'error',
  title: 'A version name is no version number',
  why: 'The service refuses every name but three numbers with periods between them; "v1.0.0", "1.0" and "1.0.0-rc1" are refused too.',
  remedy: 'Name the version Major.Minor.Patch, three numbers in digits.',
  sources: ['S030', 'E53', 'V01'],
  notes:
    'A prefix, a suffix and a fourth part are refused (V01). "latest" and "recent" are words of a Terraform data source, not names of versions (V12). A part over the range of a 32-bit integer is the business of versions/name-range.',
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
          - name: v1.0.0
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
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check(version, { report }) {
    if (version.number !== undefined || FORM.test(version.name)) return;
    report({ message: `"${version.name}" is no version number, Major.Minor.Patch in digits is expected` });
  },
});
