import { defineRule } from '../../src/engine/rule.ts';
import { lacksZoneRedundancy } from '../../src/estate/zone-redundancy.ts';
import { apiDefault, apiProperty, isApiFrom } from '../../src/facts/api-versions.ts';

const NAMED = apiProperty('version.storageAccountType');
const CHANGED = apiDefault('storageAccountStrategy');

/** Whether a storage type can be named in the API version, and silence still means what the edition says. */
function isOldDefault(apiVersion: string | undefined): boolean {
  return apiVersion === undefined || (isApiFrom(apiVersion, NAMED?.since) && !isApiFrom(apiVersion, CHANGED?.since));
}

export default defineRule({
  id: 'availability/default-storage-type',
  severity: 'info',
  title: 'The storage type of a version is left to the default',
  why: 'The default has changed once and depends on the API version a template happens to use; the storage type of an existing version cannot be changed.',
  remedy: 'Name the storage type of the version, or of each target region.',
  sources: ['S073', 'C12'],
  notes:
    'Standard_LRS is the default in all editions. API version 2025-03-03 made it PreferStandard_ZRS: zone-redundant where the region has availability zones. The API version decides; where the manifest names that version or a later one, api/changed-default reports instead, and with 2018-06-01 no storage type can be named at all. A production replica that the default leaves without zone redundancy is reported by availability/lrs-in-production.',
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
  check(version, { facts, report }) {
    if (version.spec.storageAccountType !== undefined || version.spec.storageAccountStrategy !== undefined) return;
    if (!isOldDefault(version.gallery.apiVersion)) return;
    const silent = version.targetRegions.filter((target) => target.isDefaultStorageType && !lacksZoneRedundancy(target));
    const [first] = silent;
    if (first === undefined) return;
    const where = silent.length === 1 ? first.name : `${silent.length} regions`;
    const later = CHANGED === undefined ? '' : ` (${CHANGED.value} from API version ${CHANGED.since} on)`;
    report({ message: `no storage type in ${where}, the default is ${first.storageAccountType} in edition ${facts.edition}${later}` });
  },
});
