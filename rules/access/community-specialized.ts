import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'access/community-specialized',
  severity: 'warning',
  title: 'A Specialized image in a community gallery',
  why: 'A Specialized image holds the accounts, keys and settings of the machine that it was taken from: the public gets them all.',
  remedy: 'Generalize the source and share a Generalized image.',
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
        eula: https://contoso.example/eula
        publicNamePrefix: contoso
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Specialized
        versions:
          - name: 1.0.0
            source: { kind: virtualMachine, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/virtualMachines/web }
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
  on: 'image',
  check({ gallery, spec, name }, { report }) {
    if (gallery.permissions !== 'Community' || spec.osState !== 'Specialized') return;
    report({ at: ['osState'], message: `Specialized image "${name}" in a community gallery, Generalized is expected` });
  },
});
