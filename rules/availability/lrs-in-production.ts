import { defineRule } from '../../src/engine/rule.ts';
import { storageTypeAt } from '../../src/estate/target-region-words.ts';
import { lacksZoneRedundancy } from '../../src/estate/zone-redundancy.ts';

export default defineRule({
  id: 'availability/lrs-in-production',
  severity: 'warning',
  title: 'A production replica is not zone-redundant although its region offers it',
  why: 'A failure of one availability zone makes the version unavailable in the region: nothing can be created or scaled out from it.',
  remedy:
    'Name Standard_ZRS for the region. The storage type of an existing target region cannot be changed, so this takes a new version, or the region removed and added again.',
  sources: ['S070', 'N12'],
  notes:
    'Every storage type other than Standard_ZRS keeps its copies in one zone, Premium_LRS too. Where API version 2018-06-01 is named, no other storage than the default exists, and nothing is reported.',
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
            storageAccountType: Standard_LRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
  - { name: contosoImagesNorth, location: northeurope, environment: production }
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
            targetRegions: [westeurope, northeurope]
  - { name: contosoImagesNorth, location: northeurope, environment: production }
`,
  on: 'targetRegion',
  check(target, { report }) {
    if (!lacksZoneRedundancy(target)) return;
    const byDefault = target.isDefaultStorageType ? ' (the default)' : '';
    report({
      at: storageTypeAt(target),
      message: `${target.storageAccountType}${byDefault} for a production version in ${target.name}, which offers Standard_ZRS`,
    });
  },
});
