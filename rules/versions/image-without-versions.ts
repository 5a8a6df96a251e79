import { defineRule } from '../../src/engine/rule.ts';
import { isImported } from '../../src/estate/estate.ts';

export default defineRule({
  id: 'versions/image-without-versions',
  severity: 'warning',
  title: 'An image definition has no version',
  why: 'Machines are made from a version, never from the definition alone: a deployment from it fails.',
  remedy: 'Add a version, or remove the definition.',
  sources: ['E80'],
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
    if (image.versions.length > 0 || image.leftOutVersions > 0) return;
    // Other formats list versions elsewhere, or leave them to a pipeline.
    if (isImported(image)) return;
    report({ message: `image "${image.name}" has no version, at least one is expected` });
  },
});
