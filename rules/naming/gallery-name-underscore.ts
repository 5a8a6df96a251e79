import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'naming/gallery-name-underscore',
  severity: 'warning',
  title: 'A gallery name holds an underscore',
  why: 'The service takes it, but the page of naming rules for Azure resources does not list the underscore for galleries: policies and tools that follow that page refuse the name, and a gallery cannot be renamed.',
  remedy: 'Use letters, digits and periods alone.',
  sources: ['C06'],
  notes:
    "The service's own error text and the Terraform provider allow the underscore within a gallery name; the page of naming rules lists letters, digits and periods only. What the service takes decides, so that this is advice and no error. An underscore at either end is refused: see naming/gallery-name.",
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contoso_images
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
  on: 'gallery',
  check({ name }, { report }) {
    // At either end it is refused altogether, which naming/gallery-name says.
    if (name.startsWith('_') || name.endsWith('_') || !name.includes('_')) return;
    report({ message: `gallery name "${name}" holds "_", the page of naming rules lists letters, digits and "." only` });
  },
});
