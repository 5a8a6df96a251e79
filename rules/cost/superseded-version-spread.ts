import { defineRule } from '../../src/engine/rule.ts';
import type { TargetRegion, Version } from '../../src/estate/estate.ts';
import { spareRegions } from '../../src/estate/spare-regions.ts';
import { monthlyStorageOf, monthlyText } from '../../src/pricing/monthly-storage.ts';

function keptText({ targetRegions }: Version, spare: readonly TargetRegion[]): string {
  const kept = targetRegions.filter((target) => !spare.includes(target)).map(({ name }) => name);
  return kept.length > 3 ? `${kept.length} regions` : kept.join(' and ');
}

export default defineRule({
  id: 'cost/superseded-version-spread',
  severity: 'warning',
  title: 'A superseded version is held in more regions than one',
  why: 'Every replica of an old version is stored and billed each month, in regions where nothing asks for it any more.',
  remedy: 'Keep old versions in their source region only, and the newest one where machines are made.',
  sources: ['S081'],
  notes:
    'A region counts as needed where the version is still `latest`, where a deployment of the manifests names the version, and where it was made: the source region must stay among the target regions (S139). Its further replicas are left to cost/idle-region. Deployments that the manifests do not know are not seen: look before the fix is applied.',
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
            targetRegions: [westeurope, northeurope]
          - name: 1.1.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-1.1 }
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
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope]
          - name: 1.1.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-1.1 }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check(version, { estate, cost, report }) {
    if (!version.isSuperseded) return;
    const spare = spareRegions(version, estate);
    const [first] = spare;
    if (first === undefined) return;
    const storage = monthlyStorageOf(cost.linesOf(version).filter((line) => spare.includes(line.targetRegion)));
    const where = spare.length === 1 ? first.name : `${spare.length} regions beside ${keptText(version, spare)}`;
    report({
      at: ['targetRegions'],
      part: 'key',
      message: `"${version.name}" is superseded by "${version.image.latest?.name}"; its replicas in ${where} cost ${monthlyText(storage, cost.currency)} a month`,
      fix: {
        safe: false,
        title: `Keep "${version.name}" in ${keptText(version, spare)} only`,
        // From the last on, so that the indexes of the others hold.
        edits: spare.toReversed().map((target) => ({ op: 'remove', at: target.key })),
      },
    });
  },
});
