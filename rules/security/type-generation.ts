import { defineRule } from '../../src/engine/rule.ts';
import { isSecurityType, securityTypesOf } from '../../src/estate/security-type.ts';

export default defineRule({
  id: 'security/type-generation',
  severity: 'error',
  title: 'A SecurityType on a definition of generation 1',
  why: 'Trusted launch and confidential machines start from UEFI, which generation 1 does not have: the definition is refused.',
  remedy: 'Make the image V2, from a source of generation 2; or leave the SecurityType away, or at Standard.',
  sources: ['N08', 'C13', 'C16'],
  notes: 'Where the definition names no generation, its default counts: V1, and V2 from the API version 2025-03-03 on (C13).',
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
        features: [{ name: SecurityType, value: TrustedLaunchSupported }]
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
        hyperVGeneration: V2
        features: [{ name: SecurityType, value: TrustedLaunchSupported }]
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'image',
  check(image, { facts, report }) {
    if (image.hyperVGeneration !== 'V1') return;
    const type = securityTypesOf(image).find((declared) => !isSecurityType(declared, 'standard'));
    if (type === undefined) return;
    const { gallery, spec } = image;
    // Its API version, which decides on the default, may be what the schema refused.
    if (spec.hyperVGeneration === undefined && gallery.isLeftOut) return;
    const origin = gallery.apiVersion === undefined ? `edition ${facts.edition}` : `API version ${gallery.apiVersion}`;
    const generation = spec.hyperVGeneration === undefined ? `V1 by default of ${origin}` : 'V1';
    report({ at: type.at, message: `SecurityType "${type.text}" on definition "${image.name}", which is ${generation}, V2 is expected` });
  },
});
