import { defineRule } from '../../src/engine/rule.ts';
import type { Deployment, Estate } from '../../src/estate/estate.ts';
import { closestName } from '../../src/facts/closest-name.ts';

/** Names that are worth a comparison; among more, a suggestion would cost too much. */
const MAXIMUM_CANDIDATES = 200;

function suggestion(name: string, candidates: readonly { name: string }[]): string {
  if (candidates.length > MAXIMUM_CANDIDATES) return '';
  const meant = closestName(
    name,
    candidates.map((candidate) => candidate.name),
  );
  return meant === undefined ? '' : `, did you mean "${meant}"`;
}

/** What the reference fails to name; undefined where it names a version, or stops before one. */
function missing({ reference, gallery, image, version }: Deployment, { galleries }: Estate): string | undefined {
  if (reference.isMalformed) return `"${reference.text}" is not gallery/image/version`;
  if (gallery === undefined) return `no gallery "${reference.gallery}" in the estate${suggestion(reference.gallery, galleries)}`;
  if (reference.image === undefined) return `"${reference.text}" stops at the gallery, an image version is expected`;
  if (image === undefined)
    return `no image "${reference.image}" in gallery "${gallery.name}"${suggestion(reference.image, gallery.images)}`;
  if (version !== undefined || reference.version === undefined || reference.version.toLowerCase() === 'latest') return undefined;
  const newest = image.latest === undefined ? '' : `, latest is ${image.latest.name}`;
  return `no version "${reference.version}" of image "${image.name}"${newest}`;
}

export default defineRule({
  id: 'deployments/unknown-image',
  severity: 'error',
  title: 'A deployment names an image that the estate does not have',
  why: 'Nothing can be created from an image that is not there.',
  remedy: 'Correct the reference, or hand the manifest that holds the image to the same run.',
  sources: ['E31', 'S007'],
  notes:
    'Resource ids of galleries outside the estate are left alone, and so is a reference to an entity that the schema left out. `latest` without a version to stand for is reported by versions/latest-unresolved.',
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
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
  - { name: pilot, image: contosoImages/wbe/1.0.0, region: westeurope, virtualMachines: 10 }
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
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
  - { name: pilot, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
`,
  on: 'deployment',
  check(deployment, { estate, report }) {
    const { reference, version } = deployment;
    if (version !== undefined || reference.isOutside || reference.isLeftOut) return;
    const message = missing(deployment, estate);
    if (message !== undefined) report({ at: ['image'], message });
  },
});
