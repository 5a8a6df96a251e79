import { defineRule, type Problem } from '../../src/engine/rule.ts';
import { sourceKind } from '../../src/estate/source-kind.ts';
import type { Version } from '../../src/estate/estate.ts';

function repeatedUse(version: Version, id: string, first: Version): Problem {
  return {
    subject: version,
    at: ['source', 'id'],
    message: `managed image "${id.slice(id.lastIndexOf('/') + 1)}" is also the source of version "${first.name}" of "${first.image.name}"`,
    related: [{ subject: first, at: ['source', 'id'], message: 'first used here' }],
  };
}

export default defineRule({
  id: 'replication/shared-source',
  severity: 'warning',
  title: 'Several versions are built from one managed image',
  why: 'A managed image cannot be used again until the version before has been built and replicated: the second version fails, or is throttled.',
  remedy: 'Build each version from an image of its own, or create them one after the other.',
  sources: ['N26', 'E49'],
  notes:
    'A manifest does not say which versions exist already: where the earlier one was finished long ago, a suppression with that reason is right.',
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
          - name: 2.0.0
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
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-1 }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope]
          - name: 2.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-2 }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'estate',
  check({ galleries }, { report }) {
    const users = new Map<string, Version>();
    for (const gallery of galleries) {
      for (const image of gallery.images) {
        for (const version of image.versions) {
          const { id } = version.spec.source;
          if (id === undefined || sourceKind(version.spec.source) !== 'managedImage') continue;
          const key = id.toLowerCase();
          const first = users.get(key);
          if (first === undefined) users.set(key, version);
          else report(repeatedUse(version, id, first));
        }
      }
    }
  },
});
