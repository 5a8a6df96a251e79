import { defineRule } from '../../src/engine/rule.ts';
import type { Deployment } from '../../src/estate/estate.ts';
import { isGrantedTo } from '../../src/estate/grants.ts';
import { isSharedWith } from '../../src/estate/sharing.ts';

/** False where grants may stand in something that was left out. */
function isWholeKnown({ gallery, image, reference }: Deployment): boolean {
  if (gallery?.isLeftOut !== false || image?.isLeftOut !== false) return false;
  return image.leftOutVersions === 0 || reference.version?.toLowerCase() !== 'latest';
}

export default defineRule({
  id: 'access/no-read',
  severity: 'error',
  title: 'Whoever deploys has no access to the version',
  why: 'The service refuses the deployment: machines can be made only by those who may read the version.',
  remedy: 'Grant Reader to the principal, best on the gallery.',
  sources: ['S097', 'S093', 'S094', 'S095', 'E83', 'C08'],
  notes:
    'Judged where the deployment names its principal and the estate declares grants at all; an estate without any leaves access to others. A version is open to who holds a grant on it, on its definition or on its gallery, in any role; to everybody in a community gallery; and in a direct shared gallery to the subscriptions and tenants listed. Groups are not taken apart: the principal has to be the one that the grants name. A role assignment on the resource group or the subscription is best written as a grant on the gallery. By the edition 2021-06 a grant on another definition opens the gallery (S095), by all others it does not (S094): where that edition is in force and such a grant exists, the finding is a warning that names the conflict (C08).',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    grants: [{ principal: web-team, principalType: Group, role: Reader }]
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
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, principal: payroll-team, virtualMachines: 10 }
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    grants: [{ principal: payroll-team, principalType: Group, role: Reader }]
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
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, principal: payroll-team, virtualMachines: 10 }
`,
  on: 'deployment',
  check(deployment, { estate, facts, report }) {
    const { spec, gallery, image, version } = deployment;
    const { principal } = spec;
    if (principal === undefined || gallery === undefined || image === undefined || version === undefined) return;
    if (!estate.hasGrants || !isWholeKnown(deployment) || isSharedWith(gallery, deployment) !== false) return;
    if (isGrantedTo(gallery, principal) || isGrantedTo(image, principal) || isGrantedTo(version, principal)) return;
    const message = `"${principal}" has no grant that reaches version ${version.name} of image "${image.name}"`;
    const other = facts.meanings.imageGrantOpensGallery ? gallery.images.find((candidate) => isGrantedTo(candidate, principal)) : undefined;
    if (other === undefined) {
      report({ at: ['principal'], message });
      return;
    }
    report({
      at: ['principal'],
      severity: 'warning',
      message: `${message}: by edition ${facts.edition} alone the grant on definition "${other.name}" opens the gallery`,
      related: [{ subject: other, message: 'the definition that is granted' }],
    });
  },
});
