import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'versions/exclude-conflict',
  severity: 'warning',
  title: 'A target region contradicts the version on excludeFromLatest',
  why: 'The regional value wins, in both directions: a version that reads as excluded is latest in that region, or the reverse.',
  remedy: 'Say it once: on the version where it holds everywhere, else on the regions alone.',
  sources: ['N13', 'V07'],
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
            excludeFromLatest: false
            targetRegions: [westeurope, { name: northeurope, excludeFromLatest: true }]
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
            targetRegions: [westeurope, { name: northeurope, excludeFromLatest: true }]
`,
  on: 'targetRegion',
  check({ spec, version, name }, { report }) {
    const regional = spec.excludeFromLatest;
    const common = version.spec.excludeFromLatest;
    if (regional === undefined || common === undefined || regional === common) return;
    report({
      at: ['excludeFromLatest'],
      message: `excludeFromLatest is ${regional} in ${name} and ${common} for the version, the regional value wins`,
      related: [{ subject: version, at: ['excludeFromLatest'], message: `${common} for the version` }],
    });
  },
});
