import { defineRule } from '../../src/engine/rule.ts';
import { formatVersionNumber } from '../../src/estate/version-number.ts';

export default defineRule({
  id: 'uniqueness/version-name',
  severity: 'error',
  title: 'A version occurs twice in an image',
  why: 'A version is its number: the second one changes the first, and the service refuses that because the source differs.',
  remedy: 'Raise the number of the newer one.',
  sources: ['S030', 'V11'],
  notes:
    'Leading zeros are not documented. Since the service turns each part into a 32-bit integer, 1.01.0 and 1.1.0 are taken to be the same version.',
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
            targetRegions: [westeurope, northeurope]
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-next }
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
            targetRegions: [westeurope]
          - name: 1.1.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-next }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check(version, { report }) {
    const { versions, versionsByNumber } = version.image;
    // Each number is there once: nothing needs to be looked up.
    if (version.number === undefined || versionsByNumber.size === versions.length) return;
    const [first] = versionsByNumber.get(formatVersionNumber(version.number)) ?? [];
    if (first === undefined || first === version) return;
    const message =
      first.name === version.name
        ? `version "${version.name}" occurs twice`
        : `version "${version.name}" is the same number as "${first.name}"`;
    report({ message, related: [{ subject: first, message: 'first used here' }] });
  },
});
