import { type Context, defineRule } from '../../src/engine/rule.ts';
import type { Image, Version } from '../../src/estate/estate.ts';
import { API_DEFAULTS, isApiFrom } from '../../src/facts/api-versions.ts';

/** Whether an image or a version says nothing about what an API version gave another default. */
const SILENCE: Readonly<Record<string, (subject: Image | Version) => boolean>> = {
  hyperVGeneration: (subject) => subject.kind === 'image' && subject.spec.hyperVGeneration === undefined,
  securityType: (subject) =>
    subject.kind === 'image' && !(subject.spec.features ?? []).some(({ name }) => name.toLowerCase() === 'securitytype'),
  storageAccountStrategy: (subject) => subject.kind === 'version' && subject.targetRegions.some((target) => target.isDefaultStorageType),
  endOfLifeDate: (subject) => subject.kind === 'version' && subject.endOfLifeDate === undefined,
};

const CHANGES = API_DEFAULTS.filter(({ name }) => name in SILENCE);

function judge(subject: Image | Version, { report }: Context): void {
  const { apiVersion } = subject.gallery;
  const left: string[] = [];
  for (const { name, value, before, since } of CHANGES) {
    if (isApiFrom(apiVersion, since) && SILENCE[name]?.(subject) === true) left.push(`${name} (now ${value}, formerly ${before})`);
  }
  if (left.length === 0) return;
  const which = left.length === 1 ? 'a default' : 'defaults';
  report({ subject, message: `"${subject.name}" leaves ${left.join(' and ')} to ${which} that API version ${apiVersion} changed` });
}

export default defineRule({
  id: 'api/changed-default',
  severity: 'warning',
  title: 'A property is left to a default that the API version changed',
  why: 'The same manifest makes something else than it did with an earlier API version: another generation, another security type, other storage, or an end of life.',
  remedy: 'Write what is meant.',
  sources: ['C12', 'C13', 'N10', 'N16'],
  notes:
    'From API version 2025-03-03 on the generation is V2, the security type TrustedLaunchSupported, and storage is zone-redundant where the region has availability zones; before, they were V1, none and Standard_LRS. Version 2026-03-03 was announced to end the life of a version 6 months after publishing. The API version that the manifest names decides; without one, availability/default-storage-type and lifecycle/end-of-life-missing report instead.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    apiVersion: "2025-03-03"
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
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    apiVersion: "2025-03-03"
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        hyperVGeneration: V2
        features: [{ name: SecurityType, value: TrustedLaunchSupported }]
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'estate',
  check(estate, context) {
    for (const gallery of estate.galleries) {
      if (!CHANGES.some(({ since }) => isApiFrom(gallery.apiVersion, since))) continue;
      for (const image of gallery.images) {
        if (image.isLeftOut) continue;
        judge(image, context);
        for (const version of image.versions) judge(version, context);
      }
    }
  },
});
