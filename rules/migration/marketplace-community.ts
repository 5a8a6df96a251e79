import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'migration/marketplace-community',
  severity: 'error',
  title: 'An image from the Marketplace stands in a community gallery',
  why: 'Images of Marketplace partners cannot be shared with the community.',
  remedy: 'Move the image to a private gallery.',
  sources: ['N19'],
  notes: 'An image counts as one from the Marketplace where it has a purchase plan, or where the source of one of its versions has one.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    sharingProfile:
      permissions: Community
      communityGalleryInfo: { publisherUri: https://contoso.example, publisherContact: images@contoso.example, eula: https://contoso.example/eula, publicNamePrefix: contoso }
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        purchasePlan: { name: web-byol, publisher: fabrikam, product: web-appliance }
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
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
    sharingProfile:
      permissions: Community
      communityGalleryInfo: { publisherUri: https://contoso.example, publisherContact: images@contoso.example, eula: https://contoso.example/eula, publicNamePrefix: contoso }
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
  on: 'image',
  check(image, { report }) {
    if (image.gallery.permissions !== 'Community') return;
    const message = `image "${image.name}" descends from the Marketplace, gallery "${image.gallery.name}" is a community gallery`;
    if (image.spec.purchasePlan !== undefined) return report({ at: ['purchasePlan'], part: 'key', message });
    const version = image.versions.find(({ spec }) => spec.source.plan !== undefined);
    if (version !== undefined) report({ at: [...version.key, 'source', 'plan'], part: 'key', message });
  },
});
