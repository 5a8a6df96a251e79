import { defineRule } from '../../src/engine/rule.ts';

const PARTS = ['name', 'publisher', 'product'] as const;

export default defineRule({
  id: 'migration/incomplete-plan',
  severity: 'warning',
  title: 'A purchase plan is not complete',
  why: 'The plan of an image that descends from the Marketplace consists of three parts; machines made from it must give the same three.',
  remedy: 'Give publisher, name and product as the Marketplace image has them.',
  sources: ['S021'],
  notes: 'The documentation names three parts; one client demands the name only.',
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
        purchasePlan: { name: web-byol, publisher: fabrikam }
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
        purchasePlan: { name: web-byol, publisher: fabrikam, product: web-appliance }
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'image',
  check({ name, spec: { purchasePlan: plan } }, { report }) {
    if (plan === undefined) return;
    const missing = PARTS.filter((part) => plan[part] === undefined || plan[part] === '');
    if (missing.length === 0) return;
    report({ at: ['purchasePlan'], part: 'key', message: `the purchase plan of image "${name}" has no ${missing.join(' and no ')}` });
  },
});
