import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'consistency/generation',
  severity: 'error',
  title: 'Source and definition differ in their Hyper-V generation',
  why: 'The service refuses the version: machines of one generation do not start from an image of the other.',
  remedy: 'Set hyperVGeneration of the definition to that of the source, in a new definition if this one exists.',
  sources: ['S015', 'E44', 'C13'],
  notes:
    'The default generation is V1, and V2 from the API version 2025-03-03 on (C13). The API version of the gallery decides; where it names none, the edition does: V2 in 2025-07, V1 in the others.',
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
            source:
              kind: managedImage
              id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web
              hyperVGeneration: V2
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
        hyperVGeneration: V2
        versions:
          - name: 1.0.0
            source:
              kind: managedImage
              id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web
              hyperVGeneration: V2
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check({ spec, image, gallery }, { facts, report }) {
    const { hyperVGeneration } = spec.source;
    if (hyperVGeneration === undefined || image.hyperVGeneration === undefined || hyperVGeneration === image.hyperVGeneration) return;
    const isWritten = image.spec.hyperVGeneration !== undefined;
    const origin = gallery.apiVersion === undefined ? `edition ${facts.edition}` : `API version ${gallery.apiVersion}`;
    report({
      at: ['source', 'hyperVGeneration'],
      message: `the source is ${hyperVGeneration}, the definition "${image.name}" is ${image.hyperVGeneration}${isWritten ? '' : ` by default of ${origin}`}`,
      related: [{ subject: image, at: isWritten ? ['hyperVGeneration'] : ['name'], message: 'the definition' }],
    });
  },
});
