import { defineRule } from '../../src/engine/rule.ts';

/** As the Terraform provider checks the prefix before it asks the service. */
const OTHER_CHARACTER = /[^A-Za-z0-9]/u;

export default defineRule({
  id: 'naming/community-prefix',
  severity: 'error',
  title: 'The public name of a community gallery begins with a prefix that is refused',
  why: 'The gallery cannot be shared with the community.',
  remedy: 'Use 5 to 16 letters or digits.',
  sources: ['5.1 TFP'],
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    sharingProfile:
      permissions: Community
      communityGalleryInfo:
        publisherUri: https://contoso.example/images
        publisherContact: images@contoso.example
        eula: https://contoso.example/eula
        publicNamePrefix: contoso-it
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
    sharingProfile:
      permissions: Community
      communityGalleryInfo:
        publisherUri: https://contoso.example/images
        publisherContact: images@contoso.example
        eula: https://contoso.example/eula
        publicNamePrefix: contosoit
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
  check(gallery, { facts, report }) {
    const prefix = gallery.spec.sharingProfile?.communityGalleryInfo?.publicNamePrefix;
    if (prefix === undefined) return;
    const minimum = facts.limit('communityPrefixMinimumLength') ?? 0;
    const maximum = facts.limit('communityPrefixMaximumLength') ?? Number.POSITIVE_INFINITY;
    if (prefix.length >= minimum && prefix.length <= maximum && !OTHER_CHARACTER.test(prefix)) return;
    const at = ['sharingProfile', 'communityGalleryInfo', 'publicNamePrefix'];
    report({ at, message: `public name prefix "${prefix}", ${minimum} to ${maximum} letters or digits are expected` });
  },
});
