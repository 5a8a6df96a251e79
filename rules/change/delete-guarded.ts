import { apiDefault, isApiFrom } from '../../src/facts/api-versions.ts';
import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'change/delete-guarded',
  severity: 'error',
  title: 'A version is removed before its end of life, although that is blocked',
  why: 'Azure refuses the deletion with DeleteGalleryImageVersionBlockedBeforeEndOfLife, and whatever depends on it is left undone.',
  remedy:
    'Wait for the end of life, or set blockDeletionBeforeEndOfLife to false (or an earlier date) in a change of its own, and remove the version after that.',
  sources: ['E70', 'N15', 'N16'],
  notes:
    'A version that is deleted with its image or gallery, or made anew, is deleted all the same. With API 2026-03-03, as announced, deletion is blocked unless the profile says otherwise. The day of the end of life still counts as before it. Of a version without an end of life the documents do not say until when it is guarded: it is not reported.',
  before: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    apiVersion: 2024-03-03
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
            safetyProfile: { blockDeletionBeforeEndOfLife: true }
            targetRegions: [westeurope]
          - name: 1.1.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-next }
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
    apiVersion: 2024-03-03
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.1.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-next }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope]
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    apiVersion: 2024-03-03
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
            targetRegions: [westeurope]
`,
  on: 'change',
  check(change, { today, report }) {
    if (change.kind !== 'version' || change.before === undefined) return;
    if (change.action !== 'delete' && change.action !== 'replace') return;
    const { before } = change;
    const { endOfLifeDate, gallery, spec } = before;
    const isByDefault = isApiFrom(gallery.apiVersion, apiDefault('blockDeletionBeforeEndOfLife')?.since);
    const isBlocked = spec.safetyProfile?.blockDeletionBeforeEndOfLife ?? isByDefault;
    if (!isBlocked || endOfLifeDate === undefined || endOfLifeDate < today) return;
    report({
      message: `version "${before.name}" of "${before.image.name}" is deleted while that is blocked until its end of life, ${endOfLifeDate}, today is ${today}`,
      ...(change.after !== undefined && { related: [{ subject: before, message: 'guarded here' }] }),
    });
  },
});
