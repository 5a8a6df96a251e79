import { expect, it } from 'vitest';
import { importAzureJson } from '../../src/exchange/azure-json/import-azure-json.ts';
import { manifestOf } from '../../src/exchange/manifest-of-resources.ts';
import { normalizeRegionName } from '../../src/facts/regions.ts';
import { validateManifest } from '../../src/manifest/validate-manifest.ts';
import { estateOf, firstVersion } from '../estate/estate-of.ts';
import { documentOf } from './resources-of.ts';

/**
 * What the service makes of a version that leaves things out: bodies recorded from the service by the tests of the Azure CLI, a
 * row for each target region of each request. The left half is what was sent, the right half what was answered, `-` is not written.
 */
const RECORDED = `
  | put | api-version | count | storage      | region           | own count | own storage  | region           | count | storage      | version's count | version's storage |
  | 1   | 2018-06-01  | -     | -            | eastus2          | -         | -            | East US 2        | 1     | -            | 1               | -                 |
  | 2   | 2018-06-01  | 1     | -            | westus2          | 2         | -            | West US 2        | 2     | -            | 1               | -                 |
  | 2   | 2018-06-01  | 1     | -            | eastus2          | -         | -            | East US 2        | 1     | -            | 1               | -                 |
  | 3   | 2019-03-01  | 1     | -            | eastus2          | -         | -            | East US 2        | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 4   | 2019-03-01  | 2     | Standard_LRS | westus2          | 1         | -            | West US 2        | 1     | Standard_LRS | 2               | Standard_LRS      |
  | 4   | 2019-03-01  | 2     | Standard_LRS | eastus2          | -         | -            | East US 2        | 2     | Standard_LRS | 2               | Standard_LRS      |
  | 5   | 2019-12-01  | 1     | -            | eastus2          | -         | -            | East US 2        | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 6   | 2019-12-01  | 2     | Standard_LRS | westus2          | 1         | -            | West US 2        | 1     | Standard_LRS | 2               | Standard_LRS      |
  | 6   | 2019-12-01  | 2     | Standard_LRS | eastus2          | -         | -            | East US 2        | 2     | Standard_LRS | 2               | Standard_LRS      |
  | 7   | 2019-12-01  | 1     | -            | eastus2          | 1         | -            | East US 2        | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 8   | 2019-12-01  | 1     | -            | westus2          | -         | -            | West US 2        | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 9   | 2022-03-03  | 1     | -            | centraluseuap    | -         | -            | Central US EUAP  | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 10  | 2022-03-03  | -     | -            | westus           | -         | -            | West US          | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 11  | 2022-03-03  | -     | -            | westus           | -         | -            | West US          | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 12  | 2022-03-03  | -     | -            | centraluseuap    | -         | -            | Central US EUAP  | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 13  | 2022-03-03  | 1     | Standard_LRS | Central US EUAP  | 1         | Standard_LRS | Central US EUAP  | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 14  | 2022-03-03  | 1     | -            | CentralUSEUAP    | 1         | -            | Central US EUAP  | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 15  | 2022-03-03  | 1     | -            | CentralUSEUAP    | -         | -            | Central US EUAP  | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 16  | 2022-03-03  | 1     | -            | eastus2          | -         | -            | East US 2        | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 17  | 2022-03-03  | 1     | -            | westus           | -         | -            | West US          | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 18  | 2022-03-03  | 1     | -            | eastus2          | -         | -            | East US 2        | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 19  | 2022-03-03  | 2     | Standard_LRS | westus2          | 1         | -            | West US 2        | 1     | Standard_LRS | 2               | Standard_LRS      |
  | 19  | 2022-03-03  | 2     | Standard_LRS | eastus2          | -         | -            | East US 2        | 2     | Standard_LRS | 2               | Standard_LRS      |
  | 20  | 2022-03-03  | 1     | -            | eastus2          | 1         | -            | East US 2        | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 21  | 2022-03-03  | -     | -            | westus           | -         | -            | West US          | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 22  | 2022-03-03  | -     | -            | eastus2          | -         | -            | East US 2        | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 23  | 2022-03-03  | 1     | -            | westus           | -         | -            | West US          | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 24  | 2022-03-03  | 1     | Standard_LRS | West US          | 1         | Standard_LRS | West US          | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 24  | 2022-03-03  | 1     | Standard_LRS | westcentralus    | 3         | -            | West Central US  | 3     | Standard_LRS | 1               | Standard_LRS      |
  | 25  | 2022-03-03  | 1     | Standard_LRS | West US          | 1         | Standard_LRS | West US          | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 25  | 2022-03-03  | 1     | Standard_LRS | West Central US  | 3         | Standard_LRS | West Central US  | 3     | Standard_LRS | 1               | Standard_LRS      |
  | 26  | 2022-03-03  | 1     | Standard_LRS | West US          | 1         | Standard_LRS | West US          | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 26  | 2022-03-03  | 1     | Standard_LRS | West Central US  | 3         | Standard_LRS | West Central US  | 3     | Standard_LRS | 1               | Standard_LRS      |
  | 27  | 2022-03-03  | -     | -            | westus           | -         | -            | West US          | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 28  | 2022-03-03  | -     | -            | westus           | -         | -            | West US          | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 29  | 2022-03-03  | -     | -            | westus           | -         | -            | West US          | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 30  | 2022-03-03  | -     | -            | westus           | -         | -            | West US          | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 31  | 2022-03-03  | -     | -            | southcentralus   | -         | -            | South Central US | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 32  | 2022-03-03  | 1     | Standard_LRS | South Central US | 1         | Standard_LRS | South Central US | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 33  | 2022-03-03  | 1     | Standard_LRS | South Central US | 1         | Standard_LRS | South Central US | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 34  | 2022-03-03  | 1     | Standard_LRS | South Central US | 1         | Standard_LRS | South Central US | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 35  | 2022-03-03  | -     | -            | westus           | 1         | -            | West US          | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 36  | 2022-03-03  | -     | -            | westus           | -         | -            | West US          | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 37  | 2022-03-03  | -     | -            | westus           | -         | -            | West US          | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 38  | 2022-03-03  | 1     | -            | westus           | -         | -            | West US          | 1     | Standard_LRS | 1               | Standard_LRS      |
  | 39  | 2022-03-03  | -     | -            | westus           | -         | -            | West US          | 1     | Standard_LRS | 1               | Standard_LRS      |
`;

type Row = ReturnType<typeof rowOf>;

function rowOf(cells: readonly string[]) {
  const [put = '', apiVersion, count, storage, region = '', ownCount, ownStorage, ...answer] = cells.map((cell) =>
    cell === '-' ? undefined : cell,
  );
  const [answeredRegion = '', replicas, storageAccountType, versionCount, versionStorage] = answer;
  return {
    put,
    apiVersion,
    sent: { count: numberOf(count), storage, region, ownCount: numberOf(ownCount), ownStorage },
    answered: {
      region: answeredRegion,
      replicas: numberOf(replicas),
      storageAccountType,
      count: numberOf(versionCount),
      storage: versionStorage,
    },
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

const rows = RECORDED.trim()
  .split('\n')
  .slice(1)
  .map((line) =>
    rowOf(
      line
        .trim()
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    ),
  );

/** A request's rows, each once. */
const requests = [...new Set(rows.map(({ put }) => put))].map((put) => rows.filter((row) => row.put === put));

/** The estate of one version, written as the specification's example of a request or as an answer. */
async function versionOf(apiVersion: string | undefined, publishingProfile: object) {
  const body = { location: 'eastus2', properties: { publishingProfile, storageProfile: { source: { id: '/subscriptions/s' } } } };
  const names = { galleryName: 'g', galleryImageName: 'i', galleryImageVersionName: '1.0.0' };
  const example = { parameters: { 'api-version': apiVersion, ...names, galleryImageVersion: body }, responses: {} };
  const { value, unknown } = manifestOf(importAzureJson(await documentOf(example)).resources);
  expect(validateManifest(value).problems).toEqual([]);
  return firstVersion(estateOf([{ value, unknown: [...unknown] }]));
}

it('has all that was recorded', () => {
  expect([rows.length, requests.length]).toEqual([46, 39]);
});

it.each(requests.map((group): [string, Row[]] => [group[0]?.put ?? '', group]))(
  'counts as the service counts: request %s',
  async (_, group) => {
    const [first] = group;
    const sent = await versionOf(first?.apiVersion, {
      replicaCount: first?.sent.count,
      storageAccountType: first?.sent.storage,
      targetRegions: group.map(({ sent: { region, ownCount, ownStorage } }) => ({
        name: region,
        regionalReplicaCount: ownCount,
        storageAccountType: ownStorage,
      })),
    });
    const answered = await versionOf(first?.apiVersion, {
      replicaCount: first?.answered.count,
      storageAccountType: first?.answered.storage,
      targetRegions: group.map(({ answered: { region, replicas, storageAccountType } }) => ({
        name: region,
        regionalReplicaCount: replicas,
        storageAccountType,
      })),
    });
    const effective = ({ targetRegions }: typeof sent) =>
      targetRegions.map(({ name, replicas, storageAccountType }) => ({ name, replicas, storageAccountType }));
    for (const [
      index,
      {
        answered: { region, replicas, storageAccountType },
      },
    ] of group.entries()) {
      // The API version of 2018 knows no storage types, and answers none.
      const expected = { name: normalizeRegionName(region), replicas, ...(storageAccountType !== undefined && { storageAccountType }) };
      expect(effective(sent)[index]).toMatchObject(expected);
    }
    expect(effective(answered)).toEqual(effective(sent));
  },
);
