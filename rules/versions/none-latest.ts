import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'versions/none-latest',
  severity: 'warning',
  title: 'Every version of an image is excluded from latest',
  why: 'A deployment that asks for latest fails in every region: there is no latest version.',
  remedy: 'Leave at least one version in latest, or make sure that every deployment names a version.',
  sources: ['E80', 'V09'],
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
            excludeFromLatest: true
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
  on: 'image',
  check(image, { report }) {
    if (image.latest !== undefined || image.versions.length === 0 || image.leftOutVersions > 0) return;
    if (!image.versions.every((version) => version.targetRegions.every((target) => target.isExcludedFromLatest))) return;
    const all =
      image.versions.length === 1
        ? `the only version of "${image.name}" is`
        : `all ${image.versions.length} versions of "${image.name}" are`;
    report({ message: `${all} excluded from latest, at least one is expected to remain` });
  },
});
