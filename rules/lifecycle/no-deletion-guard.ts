import { defineRule } from '../../src/engine/rule.ts';
import type { Version } from '../../src/estate/estate.ts';
import { apiDefault, apiProperty, isApiFrom } from '../../src/facts/api-versions.ts';

const GUARD = apiProperty('version.safetyProfile.blockDeletionBeforeEndOfLife');
const CHANGED = apiDefault('blockDeletionBeforeEndOfLife');

/** Whether the guard could be set in the API version, and silence does not mean it. */
function isLacking({ spec }: Version, apiVersion: string | undefined): boolean {
  if (apiVersion === undefined) return true;
  const isDefault = isApiFrom(apiVersion, CHANGED?.since) && spec.safetyProfile?.blockDeletionBeforeEndOfLife === undefined;
  return isApiFrom(apiVersion, GUARD?.since) && !isDefault;
}

export default defineRule({
  id: 'lifecycle/no-deletion-guard',
  severity: 'info',
  title: 'A production version in use can be deleted before its end of life',
  why: 'Once a version is deleted by mistake, its scale sets no longer scale out and no machine can be created from it.',
  remedy: 'Set safetyProfile.blockDeletionBeforeEndOfLife to true, and an end of life until which it holds.',
  sources: ['N15'],
  since: '2025-07',
  notes:
    'In use is what a deployment of the manifests names, or what `latest` means to it. Where the gallery names an API version before 2024-03-03 the guard cannot be set, and from 2026-03-03 on, which was announced, it is the default: nothing is reported there.',
  exampleSettings: { edition: '2025-07' },
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    environment: production
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
            replicaCount: 4
            targetRegions: [westeurope, northeurope]
  - { name: contosoImagesNorth, location: northeurope, environment: production }
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
  - { name: standby, image: contosoImages/web/1.0.0, region: northeurope, virtualMachines: 10 }
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    environment: production
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
            replicaCount: 4
            safetyProfile: { blockDeletionBeforeEndOfLife: true }
            targetRegions: [westeurope, northeurope]
  - { name: contosoImagesNorth, location: northeurope, environment: production }
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
  - { name: standby, image: contosoImages/web/1.0.0, region: northeurope, virtualMachines: 10 }
`,
  on: 'version',
  check(version, { today, estate, report }) {
    const { image, spec, gallery, endOfLifeDate } = version;
    if (image.environment !== 'production' || spec.safetyProfile?.blockDeletionBeforeEndOfLife === true) return;
    if (endOfLifeDate !== undefined && endOfLifeDate < today) return;
    const [user] = estate.deploymentsByVersion.get(version) ?? [];
    if (user === undefined || !isLacking(version, gallery.apiVersion)) return;
    report({
      ...(spec.safetyProfile !== undefined && { at: ['safetyProfile', 'blockDeletionBeforeEndOfLife'] }),
      message: `production version "${version.name}" is in use, blockDeletionBeforeEndOfLife: true is expected`,
      related: [{ subject: user, message: 'used here' }],
    });
  },
});
