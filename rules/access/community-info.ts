import { defineRule } from '../../src/engine/rule.ts';

const KEYS = ['publicNamePrefix', 'publisherContact', 'publisherUri', 'eula'] as const;

export default defineRule({
  id: 'access/community-info',
  severity: 'error',
  title: 'A community gallery does not say whose it is',
  why: 'The service shares a gallery with the public only with a prefix for its name, an address to write to, a page of the publisher and a legal agreement.',
  remedy: 'Give publicNamePrefix, publisherContact, publisherUri and eula; all four are public.',
  sources: ['N19'],
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
        publicNamePrefix: contoso
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
        publicNamePrefix: contoso
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
  check({ permissions, spec: { sharingProfile }, name }, { report }) {
    if (permissions !== 'Community') return;
    const info = sharingProfile?.communityGalleryInfo;
    const missing = KEYS.filter((key) => info?.[key] === undefined);
    if (missing.length === 0) return;
    const message = `community gallery "${name}" without ${missing.join(', ')}, which the public has to see`;
    if (info === undefined) report({ at: ['sharingProfile', 'permissions'], message });
    else report({ at: ['sharingProfile', 'communityGalleryInfo'], part: 'key', message });
  },
});
