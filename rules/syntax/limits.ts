import { defineEngineRule } from '../../src/engine/rule.ts';

export default defineEngineRule({
  id: 'syntax/limits',
  severity: 'error',
  title: 'A document is larger, deeper or more repetitive than gallerist reads',
  why: 'Nothing in the document is read, and so nothing in it is checked. The bounds keep a small file from using up all memory through nesting or aliases.',
  remedy:
    'Split the file, or write out what the aliases stand for. The bounds on size, depth, aliases and expansion can be set where gallerist is called.',
  sources: [],
  bad: `gallerist: 1
x-nested: ${'['.repeat(70)}${']'.repeat(70)}
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
  good: `gallerist: 1
x-nested: ${'['.repeat(7)}${']'.repeat(7)}
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
});
