import { deploymentsOf } from '../../src/change/deployments-of.ts';
import { isInPlace } from '../../src/change/change.ts';
import type { Deployment, Version } from '../../src/estate/estate.ts';
import { compareVersionNumbers } from '../../src/estate/version-number.ts';
import { defineRule } from '../../src/engine/rule.ts';

/** Whether `latest` means a version there that is no older. */
function isServed({ reference, region }: Deployment, before: Version, after: Version): boolean {
  if (reference.version?.toLowerCase() !== 'latest') return false;
  const next = after.image.latestByRegion.get(region)?.number;
  return next !== undefined && before.number !== undefined && compareVersionNumbers(next, before.number) >= 0;
}

export default defineRule({
  id: 'change/region-removed-in-use',
  severity: 'warning',
  title: 'A target region that a deployment uses is removed',
  why: 'No machine can be made there any more, and scale sets there no longer grow.',
  remedy: 'Move the deployment to another region or to a version that is there, and remove the region after that.',
  sources: ['N14', 'E81', 'E82'],
  notes:
    'Counted are the deployments of the state after; where it tells of none at all, those of the state before. One that asks for `latest` is served by another version that is there and no older: then nothing is reported. With safetyProfile.allowDeletionOfReplicatedLocations: false Azure refuses the removal altogether (N14).',
  exampleSettings: { besides: ['deployments/region-not-replicated'] },
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
            targetRegions: [westeurope, { name: northeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: standby, image: contosoImages/web/1.0.0, region: northeurope, virtualMachines: 10 }
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
deployments:
  - { name: standby, image: contosoImages/web/1.0.0, region: northeurope, virtualMachines: 10 }
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
            replicaCount: 2
            targetRegions: [westeurope]
deployments:
  - { name: web, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
`,
  on: 'change',
  check(change, { base, estate, report }) {
    if (change.kind !== 'version' || !isInPlace(change)) return;
    const { before, after, properties } = change;
    if (before === undefined || after === undefined) return;
    for (const { name, region, after: isThere, atAfter, atBefore } of properties) {
      if (name !== 'targetRegions' || isThere !== undefined) continue;
      const user = deploymentsOf(before, base, estate).find(
        (deployment) => deployment.region === region && !isServed(deployment, before, after),
      );
      if (user === undefined) continue;
      report({
        ...(atAfter !== undefined && { at: atAfter, part: 'key' as const }),
        message: `region ${region} is removed from version "${after.name}", deployment "${user.name}" uses it there`,
        related: [
          { subject: user, at: ['region'], message: 'used here' },
          { subject: before, ...(atBefore !== undefined && { at: atBefore }), message: 'there before' },
        ],
      });
    }
  },
});
