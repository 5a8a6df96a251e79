import { isGone } from '../../src/change/change.ts';
import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'change/delete-last-version',
  severity: 'warning',
  title: 'The last version that latest could mean is removed',
  why: 'A deployment that asks for `latest` fails in every region: there is no latest version.',
  remedy: 'Publish the next version before this one is removed, or put another version back into latest.',
  sources: ['N23', 'E80'],
  notes: 'Where an image is removed with all of its versions, the newest of them is reported.',
  exampleSettings: { besides: ['versions/image-without-versions'] },
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
            targetRegions: [westeurope]
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
            targetRegions: [westeurope]
`,
  on: 'change',
  check(change, { report }) {
    if (change.kind !== 'version' || change.before === undefined || !isGone(change)) return;
    const { before } = change;
    const { after: image } = change.parents;
    // Of several that are removed, the one that `latest` meant; a refused version may be the one that it means now.
    if (before.image.latest !== before) return;
    if (image?.kind === 'image' && (image.latest !== undefined || image.leftOutVersions > 0)) return;
    report({
      message: `version "${before.name}" is removed, no version of "${before.image.name}" is left for latest, at least one is expected`,
    });
  },
});
