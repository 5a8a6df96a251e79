import { defineRule } from '../../src/engine/rule.ts';
import { encryptionSetsOf } from '../../src/estate/encryption-sets.ts';
import { parseResourceId } from '../../src/estate/resource-id.ts';

export default defineRule({
  id: 'security/encryption-subscription',
  severity: 'error',
  title: 'A disk encryption set of another subscription than the gallery',
  why: 'The service refuses the version: image and encryption sets have to be in one subscription.',
  remedy: "Name an encryption set of the gallery's subscription, in the target region.",
  sources: ['E50', 'E66'],
  notes: 'The cause that E50 gives asks for the region as well; an id does not tell the region of an encryption set.',
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
            targetRegions:
              - name: westeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/22222222-3333-4444-5555-666666666666/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west }
              - name: northeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/north }
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
            targetRegions:
              - name: westeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west }
              - name: northeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/north }
`,
  on: 'targetRegion',
  check(target, { report }) {
    const { gallery } = target;
    if (target.spec.encryption === undefined || gallery.isLeftOut || gallery.subscription === '') return;
    for (const { id, at } of encryptionSetsOf(target)) {
      const subscription = parseResourceId(id)?.subscription;
      if (subscription === undefined || subscription === gallery.subscription) continue;
      report({
        at,
        message: `disk encryption set of subscription "${subscription}", gallery "${gallery.name}" is in "${gallery.subscription}"`,
      });
    }
  },
});
