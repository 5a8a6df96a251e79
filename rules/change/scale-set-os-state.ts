import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'change/scale-set-os-state',
  severity: 'error',
  title: 'A scale set goes from a generalized to a specialized image',
  why: 'Azure refuses the update: the operating system state of a scale set never changes.',
  remedy: 'Make a new scale set from the specialized image, or use a generalized one.',
  sources: ['E87'],
  notes: 'The error page tells of this direction only.',
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
            replicaCount: 2
            targetRegions: [westeurope]
      - name: web-special
        identifier: { publisher: Contoso, offer: Web, sku: Special }
        osType: Linux
        osState: Specialized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-special }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope]
      - name: web-two
        identifier: { publisher: Contoso, offer: Web, sku: Two }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-two }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope]
deployments:
  - { name: front, image: contosoImages/web/1.0.0, region: westeurope, scaleSets: [{ name: web, instances: 10, renamesComputer: true, osProfile: { adminUsername: azureuser } }] }
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
            targetRegions: [westeurope]
      - name: web-special
        identifier: { publisher: Contoso, offer: Web, sku: Special }
        osType: Linux
        osState: Specialized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-special }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            replicaCount: 2
            targetRegions: [westeurope]
      - name: web-two
        identifier: { publisher: Contoso, offer: Web, sku: Two }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-two }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope]
deployments:
  - { name: front, image: contosoImages/web-special/1.0.0, region: westeurope, scaleSets: [{ name: web, instances: 10, renamesComputer: true }] }
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
      - name: web-special
        identifier: { publisher: Contoso, offer: Web, sku: Special }
        osType: Linux
        osState: Specialized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-special }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope]
      - name: web-two
        identifier: { publisher: Contoso, offer: Web, sku: Two }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-two }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            replicaCount: 2
            targetRegions: [westeurope]
deployments:
  - { name: front, image: contosoImages/web-two/1.0.0, region: westeurope, scaleSets: [{ name: web, instances: 10, renamesComputer: true, osProfile: { adminUsername: azureuser } }] }
`,
  on: 'change',
  check(change, { report }) {
    if (change.kind !== 'deployment' || change.before === undefined || change.after === undefined) return;
    const { before, after } = change;
    if (before.image?.spec.osState !== 'Generalized' || after.image?.spec.osState !== 'Specialized') return;
    const names = new Set(before.scaleSets.map(({ name }) => name.toLowerCase()));
    const set = after.scaleSets.find(({ name }) => names.has(name.toLowerCase()));
    if (set === undefined) return;
    report({
      at: ['image'],
      message: `scale set "${set.name}" goes from generalized image "${before.image.name}" to specialized image "${after.image.name}", a generalized one is expected`,
      related: [{ subject: before, at: ['image'], message: 'generalized before' }],
    });
  },
});
