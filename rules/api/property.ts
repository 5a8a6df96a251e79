import { type Context, defineRule } from '../../src/engine/rule.ts';
import type { Gallery } from '../../src/estate/estate.ts';
import { type ApiSubject, propertyPlace } from '../../src/estate/property-place.ts';
import { API_PROPERTIES, availabilityIn, compareApiVersions } from '../../src/facts/api-versions.ts';

type Property = { keys: readonly string[]; message: string };
/** What an API version does not know, by the level it belongs to; what came last stands first. */
type Beyond = ReadonlyMap<string, readonly Property[]>;

function propertiesBeyond(apiVersion: string): Beyond {
  const rows = API_PROPERTIES.filter((row) => ['absent', 'removed'].includes(availabilityIn(row, apiVersion)));
  rows.sort((a, b) => (a.since === b.since ? 0 : compareApiVersions(b.since ?? '', a.since ?? '')));
  const beyond = new Map<string, Property[]>();
  for (const { name, since, removedIn } of rows) {
    const [level = '', ...keys] = name.split('.');
    // Storage types have rules of their own.
    if (keys.at(-1) === 'storageAccountType') continue;
    const what = keys.length === 0 ? level : keys.join('.').replace('=', ': ');
    const expected = removedIn === undefined ? `${since} or later` : `one before ${removedIn}`;
    const property = { keys, message: `${what} with API version ${apiVersion}, ${expected} is expected` };
    const properties = beyond.get(level);
    if (properties === undefined) beyond.set(level, [property]);
    else properties.push(property);
  }
  return beyond;
}

function judgeGallery(gallery: Gallery, beyond: Beyond, context: Context): void {
  const itself = beyond.get('gallery')?.find(({ keys }) => keys.length === 0);
  if (itself !== undefined) {
    const at = [gallery.spec.apiVersion === undefined ? 'name' : 'apiVersion'];
    return context.report({ subject: gallery, at, message: itself.message });
  }
  const judge = (subject: ApiSubject) => judgeEntity(subject, beyond.get(subject.kind), context);
  if (!gallery.isLeftOut) judge(gallery);
  for (const image of gallery.images) {
    if (!image.isLeftOut) judge(image);
    for (const version of image.versions) {
      judge(version);
      for (const target of version.targetRegions) if (!target.isBare) judge(target);
    }
  }
}

/** Reports each property of the entity once, with what came last inside it. */
function judgeEntity(subject: ApiSubject, properties: readonly Property[] = [], { report }: Context): void {
  const reported: (string | undefined)[] = [];
  for (const { keys, message } of properties) {
    const at = propertyPlace(subject, keys);
    if (at === undefined || reported.includes(keys[0])) continue;
    reported.push(keys[0]);
    report({ subject, at, part: 'key', message });
  }
}

export default defineRule({
  id: 'api/property',
  severity: 'error',
  title: 'A property is newer than the API version',
  why: 'The service refuses the deployment, or leaves out what it does not know.',
  remedy: 'Deploy the gallery with an API version that has the property, or do without.',
  sources: ['4.5'],
  notes:
    'The documentation recommends API version 2018-06-01, in which nearly every later property is missing (C14): each property is judged by the first version known to have it, and passed over where the documents read do not say. Of properties inside one another the one that needs the newest version is reported. Storage types are judged by api/zrs and api/storage-account-type.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    apiVersion: "2019-12-01"
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        features: [{ name: IsAcceleratedNetworkSupported, value: "true" }]
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
    apiVersion: "2020-09-30"
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        features: [{ name: IsAcceleratedNetworkSupported, value: "true" }]
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
    const newer = new Map<string, Beyond>();
    for (const gallery of estate.galleries) {
      const { apiVersion } = gallery;
      if (apiVersion === undefined) continue;
      let beyond = newer.get(apiVersion);
      if (beyond === undefined) newer.set(apiVersion, (beyond = propertiesBeyond(apiVersion)));
      judgeGallery(gallery, beyond, context);
    }
  },
});
