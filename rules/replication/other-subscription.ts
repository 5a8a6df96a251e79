import { defineRule } from '../../src/engine/rule.ts';
import { sourceKind } from '../../src/estate/source-kind.ts';
import type { Gallery } from '../../src/estate/estate.ts';
import { parseResourceId } from '../../src/estate/resource-id.ts';

/** The subscription that an id names, where it is another than the gallery's. */
function otherSubscription(id: string, { subscription }: Gallery): string | undefined {
  const other = parseResourceId(id)?.subscription;
  return subscription === '' || other === subscription ? undefined : other;
}

export default defineRule({
  id: 'replication/other-subscription',
  severity: 'error',
  title: 'A version would be replicated across subscriptions',
  why: 'The service replicates a version within its subscription only: the version is refused.',
  remedy: 'Let the other subscription use the version where it is, through a role assignment; or build it there from its own source.',
  sources: ['S135', 'N22'],
  notes:
    'Two things are reported: an image version of another subscription as the source, and the id of a resource in another subscription as a target. The editions up to 2021-06 say no to replication across subscriptions (S135), and the page on image versions takes image versions of the same subscription as sources. The same page came to describe a copy from another subscription, or tenant, for whoever may read the source (N22): from the edition 2023-04 on the source is a warning, since such a copy does not follow its source. Managed images, disks, snapshots, VHDs and machines of another subscription are sources like any other and left alone; for encrypted ones see security/encrypted-source-subscription (E51), for encryption sets security/encryption-subscription (E50).',
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
            source: { kind: imageVersion, id: /subscriptions/99999999-8888-7777-6666-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/baseImages/images/web/versions/1.0.0 }
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
            source: { kind: imageVersion, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/baseImages/images/web/versions/1.0.0 }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check({ spec, gallery, targetRegions }, { facts, report }) {
    const { id } = spec.source;
    const other = sourceKind(spec.source) === 'imageVersion' && id !== undefined ? otherSubscription(id, gallery) : undefined;
    if (other !== undefined) {
      const message = `the source version is in subscription "${other}", that of the gallery is expected, "${gallery.subscription}"`;
      report({ at: ['source', 'id'], message, ...(facts.isFrom('2023-04') && { severity: 'warning' }) });
    }
    for (const { region, key, isBare, spec: target } of targetRegions) {
      if (region !== undefined || otherSubscription(target.name, gallery) === undefined) continue;
      report({ at: isBare ? key : [...key, 'name'], message: `"${target.name}" lies in another subscription, a region is expected` });
    }
  },
});
