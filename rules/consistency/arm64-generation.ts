import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'consistency/arm64-generation',
  severity: 'error',
  title: 'An Arm64 image is of generation V1',
  why: 'Machines with Arm64 processors are of generation V2 only: the service refuses the definition, or no machine starts from it.',
  remedy: 'Set hyperVGeneration to V2.',
  sources: ['2.2'],
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
        architecture: Arm64
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
        architecture: Arm64
        hyperVGeneration: V2
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'image',
  check({ architecture, hyperVGeneration, spec, gallery }, { facts, report }) {
    if (architecture !== 'Arm64' || hyperVGeneration !== 'V1') return;
    if (spec.hyperVGeneration !== undefined) {
      report({ at: ['hyperVGeneration'], message: 'an Arm64 image of generation V1, V2 is expected' });
      return;
    }
    const origin = gallery.apiVersion === undefined ? `edition ${facts.edition}` : `API version ${gallery.apiVersion}`;
    report({ at: ['architecture'], message: `an Arm64 image of generation V1 by default of ${origin}, V2 is expected` });
  },
});
