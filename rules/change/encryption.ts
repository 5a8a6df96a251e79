import { refusalsOf } from '../../src/change/refusals.ts';
import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'change/encryption',
  severity: 'error',
  title: 'The encryption of an existing version changes',
  why: 'Encryption is settled when a version is made: Azure refuses to add or change encryption sets later, and there is no way back to keys of the platform.',
  remedy: 'Publish a new version with the encryption that is wanted.',
  sources: ['E56', 'N24', '4.3', '5.2'],
  notes:
    'The error page speaks of encryption that is added for a data disk (E56); the REST description and the Terraform provider say the same of all of it. A region that is new brings its own encryption, which security/encryption-partial compares with that of the others.',
  before: `gallerist: 1
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
`,
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
            targetRegions: [{ name: westeurope, encryption: { osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/images } } }]
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
            targetRegions: [{ name: westeurope, encryption: { osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/images } } }]
`,
  on: 'change',
  check(change, { report }) {
    for (const refusal of refusalsOf(change, 'change/encryption')) report(refusal);
  },
});
