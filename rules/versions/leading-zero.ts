import { defineRule } from '../../src/engine/rule.ts';
import { formatVersionNumber } from '../../src/estate/version-number.ts';

/** The name is known to be three numbers. */
function hasLeadingZero(name: string): boolean {
  const minor = name.indexOf('.') + 1;
  return isPadded(name, 0) || isPadded(name, minor) || isPadded(name, name.indexOf('.', minor) + 1);
}

function isPadded(name: string, start: number): boolean {
  return name.charAt(start) === '0' && start + 1 < name.length && name.charAt(start + 1) !== '.';
}

export default defineRule({
  id: 'versions/leading-zero',
  severity: 'warning',
  title: 'A version number has leading zeros',
  why: 'The service compares the parts as integers: 1.01.0 and 1.1.0 are one version under two names, and 1.010.0 comes after 1.9.0.',
  remedy: 'Write the parts without leading zeros.',
  sources: ['V11'],
  notes:
    'Leading zeros are not documented; that the two names mean one version follows from each part being a 32-bit integer (V02). A version that exists cannot be renamed: the fix is meant for one that is yet to be created.',
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
          - name: 1.01.0
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
          - name: 1.1.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check(version, { report }) {
    const { name, number, image } = version;
    if (number === undefined || !hasLeadingZero(name)) return;
    const plain = formatVersionNumber(number);
    const isFree = image.versionsByNumber.get(plain)?.length === 1;
    report({
      message: `"${name}" is the same number as ${plain}, the name without leading zeros is expected`,
      ...(isFree && { fix: { safe: false, title: `Rename the version to ${plain}`, edits: [{ op: 'set', at: ['name'], value: plain }] } }),
    });
  },
});
