import { defineRule } from '../../src/engine/rule.ts';

const MEASURES = [
  ['vCPUs', 'recommendedVCPUsMinimum', 'recommendedVCPUsMaximum'],
  ['memory', 'recommendedMemoryMinimum', 'recommendedMemoryMaximum'],
] as const;

export default defineRule({
  id: 'consistency/recommended-bounds',
  severity: 'warning',
  title: 'A recommended size is outside the usual bounds',
  why: 'Clients of Azure, Terraform among them, refuse such a definition; a memory of thousands is usually one in MB.',
  remedy: 'Recommend 1 to 80 vCPUs and a memory of 1 to 640 GB.',
  sources: ['5.1', 'C09'],
  notes:
    'The bounds are those of Terraform. It counts the memory in GB, the help of the Azure CLI in MB (C09): the number is judged without its unit.',
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
        recommended: { vCPUs: { min: 2, max: 96 }, memory: { min: 4, max: 32 } }
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
        recommended: { vCPUs: { min: 2, max: 80 }, memory: { min: 4, max: 32 } }
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'image',
  check({ spec }, { facts, report }) {
    if (spec.recommended === undefined) return;
    for (const [measure, leastName, mostName] of MEASURES) {
      const range = spec.recommended[measure];
      const least = facts.limit(leastName);
      const most = facts.limit(mostName);
      if (range === undefined || least === undefined || most === undefined) continue;
      for (const end of ['min', 'max'] as const) {
        const value = range[end];
        if (value === undefined || (value >= least && value <= most)) continue;
        report({ at: ['recommended', measure, end], message: `recommended ${measure} of ${value}, ${least} to ${most} is expected` });
      }
    }
  },
});
