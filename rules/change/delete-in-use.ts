import { isGone } from '../../src/change/change.ts';
import { deploymentsOf } from '../../src/change/deployments-of.ts';
import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'change/delete-in-use',
  severity: 'warning',
  title: 'A version that is in use is removed',
  why: 'Machines go on without the version they were made of, but no new ones can be made: scale sets that use it no longer grow or heal. Where `latest` was this version, the next machine is made of another one.',
  remedy: 'Move the deployments to another version first, and remove this one when none names it.',
  sources: ['N23'],
  notes:
    'Counted are the deployments of the state after; where it tells of none at all, those of the state before. A version is gone, too, where its image or gallery is deleted or has another name, since Azure renames nothing.',
  exampleSettings: { besides: ['deployments/unknown-image'] },
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
          - name: 1.1.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-next }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope]
deployments:
  - { name: web, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
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
          - name: 1.1.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-next }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope]
deployments:
  - { name: web, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
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
          - name: 1.1.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-next }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            replicaCount: 2
            targetRegions: [westeurope]
deployments:
  - { name: web, image: contosoImages/web/1.1.0, region: westeurope, virtualMachines: 10 }
`,
  on: 'change',
  check(change, { base, estate, report }) {
    if (change.kind !== 'version' || change.before === undefined || !isGone(change)) return;
    const { before } = change;
    const [deployment, ...others] = deploymentsOf(before, base, estate);
    if (deployment === undefined) return;
    const isLatest = deployment.reference.version?.toLowerCase() === 'latest';
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    report({
      message: `version "${before.name}" of "${before.image.name}" is removed, ${isLatest ? 'it was `latest` for' : 'it is named by'} deployment "${deployment.name}"${more}`,
      related: [{ subject: deployment, at: ['image'], message: isLatest ? 'asks for latest here' : 'named here' }],
    });
  },
});
