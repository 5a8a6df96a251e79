import { defineRule } from '../../src/engine/rule.ts';

function tooMany(replicas: number, limit: number): string {
  return `${replicas} replicas of a Shallow version in its region, ${limit} is allowed`;
}

export default defineRule({
  id: 'replication/shallow',
  severity: 'error',
  title: 'A shallow version asks for copies',
  why: 'Shallow replication copies nothing: it knows one replica, in the region of the source, and clients refuse anything else.',
  remedy: 'Leave the source region alone among the targets, with one replica; or replicate with Full.',
  sources: ['N02'],
  notes: "The service's pages do not spell the rule out; it is what a client of Azure checks before it asks (N02).",
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
            replicationMode: Shallow
            replicaCount: 2
            targetRegions: [westeurope]
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
            replicationMode: Shallow
            targetRegions: [westeurope]
`,
  on: 'version',
  check(version, { facts, report }) {
    if (!version.isShallow) return;
    const limit = facts.limit('shallowReplicas') ?? Number.POSITIVE_INFINITY;
    let isCommonCountUsed = false;
    for (const { key, spec, name, isBare, isSourceRegion, replicas } of version.targetRegions) {
      if (!isSourceRegion) {
        const at = isBare ? key : [...key, 'name'];
        report({ at, message: `${name} is a target region of a Shallow version, only its source region ${version.location} may be` });
      }
      if (spec.regionalReplicaCount === undefined) isCommonCountUsed = true;
      else if (replicas > limit) report({ at: [...key, 'regionalReplicaCount'], message: tooMany(replicas, limit) });
    }
    const common = version.spec.replicaCount ?? 1;
    if (isCommonCountUsed && common > limit) report({ at: ['replicaCount'], message: tooMany(common, limit) });
  },
});
