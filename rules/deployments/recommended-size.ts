import { defineRule } from '../../src/engine/rule.ts';
import { machinesOf } from '../../src/estate/machines.ts';
import type { ResourceRange } from '../../src/manifest/manifest.ts';

/** `at least 2`, `at most 8`; undefined where the size is within the range, or the range beyond the bounds. */
function expectation(size: number | undefined, range: ResourceRange | undefined, bound: number | undefined): string | undefined {
  if (size === undefined || range === undefined) return undefined;
  const { min = 0, max = Number.POSITIVE_INFINITY } = range;
  if (min > max || (bound !== undefined && Math.max(min, range.max ?? 0) > bound)) return undefined;
  if (size < min) return `at least ${min}`;
  return size > max ? `at most ${max}` : undefined;
}

export default defineRule({
  id: 'deployments/recommended-size',
  severity: 'warning',
  title: 'Machines are smaller or larger than the image recommends',
  why: 'The publisher of the image tested it within that range.',
  remedy: 'Choose a size within the recommendation, or widen it.',
  sources: ['S019'],
  notes:
    'One client names the memory in GB, another in MB (C09). Numbers are compared as they stand; a range beyond what the service takes, which consistency/recommended-bounds reports, is not compared.',
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
        recommended: { vCPUs: { min: 2, max: 8 } }
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 10, vCPUs: 16, osProfile: { adminUsername: azureuser } } }
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
        recommended: { vCPUs: { min: 2, max: 8 } }
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 10, vCPUs: 8, osProfile: { adminUsername: azureuser } } }
`,
  on: 'deployment',
  check(deployment, { facts, report }) {
    const { image } = deployment;
    const recommended = image?.spec.recommended;
    if (recommended === undefined) return;
    for (const { spec, at } of machinesOf(deployment)) {
      const vCPUs = expectation(spec.vCPUs, recommended.vCPUs, facts.limit('recommendedVCPUsMaximum'));
      if (vCPUs !== undefined) report({ at: [...at, 'vCPUs'], message: `${spec.vCPUs} vCPUs, image "${image?.name}" recommends ${vCPUs}` });
      const memory = expectation(spec.memoryGB, recommended.memory, facts.limit('recommendedMemoryMaximum'));
      if (memory !== undefined)
        report({ at: [...at, 'memoryGB'], message: `${spec.memoryGB} GB of memory, image "${image?.name}" recommends ${memory} GB` });
    }
  },
});
