import { defineRule } from '../../src/engine/rule.ts';
import type { Source } from '../../src/manifest/manifest.ts';

/** What has to be done before, by the kind of the source (S131). */
const STEPS: Partial<Record<NonNullable<Source['kind']>, string>> = {
  unmanagedImage: 'create a managed image from it, then the version from that',
  localVhd: 'upload it to a managed image, then create the version from that',
};

function faultOf({ kind }: Source, version: string): string | undefined {
  const steps = kind && STEPS[kind];
  return steps && `${kind} as the source of "${version}": ${steps}`;
}

export default defineRule({
  id: 'migration/source-conversion',
  severity: 'error',
  title: 'A source has to be converted before a version can be made from it',
  why: 'The service takes neither an unmanaged image nor a local VHD for the source of a version.',
  remedy: 'Carry out the steps that the message names, then give the managed image as the source.',
  sources: ['S131'],
  notes:
    'A managed image can be brought in directly, an unmanaged image by way of a managed image, a local VHD by uploading it to a managed image.',
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
            source: { kind: unmanagedImage, uri: https://contosobuild.blob.core.windows.net/vhds/web.vhd }
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
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check({ spec, disks, name }, { report }) {
    const message = faultOf(spec.source, name);
    if (message !== undefined) report({ at: ['source', 'kind'], message });
    for (const { spec: disk, at } of disks) {
      const fault = disk.source && faultOf(disk.source, name);
      if (fault !== undefined) report({ at: [...at, 'source', 'kind'], message: fault });
    }
  },
});
