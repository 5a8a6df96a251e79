import { expect, it } from 'vitest';
import type { Changes } from '../../src/change/change.ts';
import { changesBetween } from '../../src/change/changes-between.ts';
import { importAzureJson } from '../../src/exchange/azure-json/import-azure-json.ts';
import { manifestOf } from '../../src/exchange/manifest-of-resources.ts';
import { validateManifest } from '../../src/manifest/validate-manifest.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { estateOf } from '../estate/estate-of.ts';
import { documentOf } from '../exchange/resources-of.ts';
import { wordsOf } from './changes-of.ts';

const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';
const GALLERY = `/subscriptions/${SUBSCRIPTION}/resourceGroups/RG-IMAGES/providers/Microsoft.Compute/galleries/contosoImages`;
const SOURCE = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/images/web`;

/** As somebody keeps it: what Azure cannot know beside what it does. */
const MANIFEST = {
  gallerist: 1,
  subscription: SUBSCRIPTION,
  galleries: [
    {
      name: 'contosoImages',
      resourceGroup: 'rg-images',
      location: 'westeurope',
      environment: 'production',
      retention: { keepLast: 3 },
      grants: [{ principal: 'payroll-team', role: 'Reader' }],
      images: [
        {
          name: 'web',
          identifier: { publisher: 'Contoso', offer: 'Web', sku: 'Base' },
          osType: 'Linux',
          osState: 'Generalized',
          hyperVGeneration: 'V2',
          features: [{ name: 'SecurityType', value: 'TrustedLaunchSupported' }],
          tags: { owner: 'platform' },
          versions: [
            {
              name: '1.0.0',
              source: { kind: 'managedImage', id: SOURCE, location: 'westeurope', osType: 'Linux' },
              osDisk: { sizeGB: 30, usedGB: 4 },
              replicaCount: 2,
              endOfLifeDate: '2027-06-30',
              targetRegions: ['westeurope', { name: 'northeurope', regionalReplicaCount: 1, accessRequested: false }],
            },
          ],
        },
      ],
    },
  ],
  deployments: [{ name: 'night', image: 'contosoImages/web/latest', region: 'westeurope', virtualMachines: 12 }],
};

/** The same, as the service prints it. */
const ANSWER = [
  {
    id: GALLERY,
    name: 'contosoImages',
    type: 'Microsoft.Compute/galleries',
    location: 'westeurope',
    tags: {},
    properties: {
      description: '',
      identifier: { uniqueName: `${SUBSCRIPTION}-CONTOSOIMAGES` },
      provisioningState: 'Succeeded',
      sharingProfile: { permissions: 'Private', groups: null },
      softDeletePolicy: null,
    },
  },
  {
    id: `${GALLERY}/images/web`,
    name: 'web',
    type: 'Microsoft.Compute/galleries/images',
    location: 'westeurope',
    tags: { owner: 'platform' },
    properties: {
      architecture: 'x64',
      identifier: { publisher: 'contoso', offer: 'Web', sku: 'Base' },
      osType: 'Linux',
      osState: 'Generalized',
      hyperVGeneration: 'V2',
      features: [{ name: 'SecurityType', value: 'TrustedLaunchSupported' }],
      recommended: { vCPUs: null, memory: null },
      disallowed: { diskTypes: [] },
      purchasePlan: null,
      eula: null,
      provisioningState: 'Succeeded',
    },
  },
  {
    id: `${GALLERY}/images/web/versions/1.0.0`,
    name: '1.0.0',
    type: 'Microsoft.Compute/galleries/images/versions',
    location: 'westeurope',
    properties: {
      provisioningState: 'Succeeded',
      publishingProfile: {
        excludeFromLatest: false,
        publishedDate: '2026-01-02T03:04:05.678+00:00',
        endOfLifeDate: '2027-06-30T12:59:59+00:00',
        replicaCount: 2,
        replicationMode: 'Full',
        storageAccountType: 'Standard_LRS',
        targetRegions: [
          { name: 'North Europe', regionalReplicaCount: 1, storageAccountType: 'Standard_LRS', excludeFromLatest: false },
          { name: 'West Europe', regionalReplicaCount: 2, storageAccountType: 'Standard_LRS', excludeFromLatest: false },
        ],
      },
      safetyProfile: { allowDeletionOfReplicatedLocations: false, reportedForPolicyViolation: false },
      storageProfile: {
        source: { id: SOURCE.toUpperCase() },
        osDiskImage: { sizeInGB: 30, hostCaching: 'ReadWrite' },
        dataDiskImages: [],
      },
    },
  },
];

async function liveOf(answer: unknown): Promise<Estate> {
  const { value, unknown } = manifestOf(importAzureJson(await documentOf(answer)).resources);
  expect(validateManifest(value).problems).toEqual([]);
  return estateOf([{ value, unknown: [...unknown] }]);
}

/** What a deployment of the manifest would change in Azure, where the export holds galleries only. */
async function drift(answer: unknown, manifest: unknown = MANIFEST): Promise<Changes> {
  return changesBetween(await liveOf(answer), estateOf([{ value: manifest }]), { withoutDeployments: ['base'] });
}

it('is none where Azure has what the manifest says', async () => {
  expect(wordsOf(await drift(ANSWER))).toEqual([]);
  const back = changesBetween(estateOf([{ value: MANIFEST }]), await liveOf(ANSWER), { withoutDeployments: ['head'] });
  expect(wordsOf(back)).toEqual([]);
});

it('is what a deployment would change, and what exists only in Azure', async () => {
  const live = structuredClone(ANSWER);
  const [, , version] = live;
  version?.properties.publishingProfile?.targetRegions.pop();
  const forgotten = { ...structuredClone(ANSWER[2]), id: `${GALLERY}/images/web/versions/0.9.0`, name: '0.9.0' };
  expect(wordsOf(await drift([...live, forgotten]))).toEqual([
    'update version 1.0.0: targetRegions westeurope - > westeurope (updatable)',
    'delete version 0.9.0',
  ]);
});

it('claims nothing of a definition that the export does not describe', async () => {
  const changes = await drift(ANSWER.slice(2));
  expect(wordsOf(changes)).toEqual([]);
  expect(changes.unknown.map(({ side, kind, names, claimed }) => [side, kind, names.join('/'), claimed].join(' '))).toEqual([
    'base gallery contosoImages existence',
    'base image contosoImages/web existence',
  ]);
});
