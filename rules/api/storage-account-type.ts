import { defineRule } from '../../src/engine/rule.ts';
import type { StorageAccountType } from '../../src/estate/estate.ts';
import { apiStorageAccountType, availabilityIn } from '../../src/facts/api-versions.ts';

function faultOf(type: StorageAccountType | undefined, apiVersion: string): string | undefined {
  if (type === undefined || type === 'Standard_ZRS') return undefined;
  const row = apiStorageAccountType(type);
  if (row === undefined) return undefined;
  const availability = availabilityIn(row, apiVersion);
  if (availability === 'absent') return `${type} with API version ${apiVersion}, ${row.since} or later is expected`;
  if (availability === 'removed') return `${type} with API version ${apiVersion}, one before ${row.removedIn} is expected`;
  return undefined;
}

export default defineRule({
  id: 'api/storage-account-type',
  severity: 'error',
  title: 'A storage type is not one of the API version',
  why: 'The service refuses the version: a storage type exists from one API version on, and some are gone again.',
  remedy: 'Choose a storage type that the API version has, or deploy the gallery with another.',
  sources: ['4.4'],
  notes:
    'No storage type in 2018-06-01; Standard_LRS and Standard_ZRS from 2019-03-01, Premium_LRS from 2020-09-30, PremiumV2_LRS from 2025-03-03. StandardSSD_LRS was seen in 2021-10-01 and 2022-01-03 and is gone from 2022-03-03 on; which version brought it is unknown, and nothing is reported in between. Standard_ZRS is judged by api/zrs.',
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
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Premium_LRS
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
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Premium_LRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check({ spec, targetRegions, gallery: { apiVersion } }, { report }) {
    if (apiVersion === undefined) return;
    const fault = faultOf(spec.storageAccountType, apiVersion);
    if (fault !== undefined) report({ at: ['storageAccountType'], message: fault });
    for (const target of targetRegions) {
      const message = faultOf(target.spec.storageAccountType, apiVersion);
      if (message !== undefined) report({ subject: target, at: ['storageAccountType'], message });
    }
  },
});
