import { defineRule } from '../../src/engine/rule.ts';
import { apiStorageAccountType, availabilityIn } from '../../src/facts/api-versions.ts';

const TYPE = apiStorageAccountType('Standard_ZRS');

export default defineRule({
  id: 'api/zrs',
  severity: 'error',
  title: 'Zone-redundant storage is asked of an API version that has none',
  why: 'The service refuses the version: the API version knows neither the property nor the value.',
  remedy: 'Deploy the gallery with a later API version.',
  sources: ['S147'],
  notes:
    'The documentation recommends API version 2018-06-01 and demands 2019-03-01 or later for zone-redundant storage (C14). Each property is judged by the first version that has it.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    apiVersion: "2018-06-01"
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
    apiVersion: "2019-03-01"
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
  check({ spec, targetRegions, gallery: { apiVersion } }, { report }) {
    if (apiVersion === undefined || TYPE === undefined || availabilityIn(TYPE, apiVersion) !== 'absent') return;
    const message = `${TYPE.name} with API version ${apiVersion}, ${TYPE.since} or later is expected`;
    if (spec.storageAccountType === TYPE.name) report({ at: ['storageAccountType'], message });
    for (const target of targetRegions) {
      if (target.spec.storageAccountType === TYPE.name) report({ subject: target, at: ['storageAccountType'], message });
    }
  },
});
