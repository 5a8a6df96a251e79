/**
 * An estate as the az CLI prints it: `az sig list`, `az sig image-definition list` of every gallery and `az sig
 * image-version list` of every image, one list after the other as a loop of the shell appends them. Keys are sorted,
 * regions have their display names, and much of it only Azure can say. What is deployed from the images stands in a manifest.
 */
import { estateOf } from './corpora.mjs';

const displayNames = {
  westeurope: 'West Europe',
  northeurope: 'North Europe',
  francecentral: 'France Central',
  swedencentral: 'Sweden Central',
};

/** @returns {Generator<{ name: string, chunks: Iterable<string> }>} */
export function* azFiles(spec, seed) {
  const galleries = [];
  const images = [];
  const demand = [];
  yield { name: 'versions.json', chunks: versionLists() };
  yield { name: 'galleries.json', chunks: [listText(galleries)] };
  yield { name: 'images.json', chunks: images.map(listText) };
  yield { name: 'demand.yaml', chunks: ['gallerist: 1\n', spec.style.deployments(), ...demand] };

  function* versionLists() {
    for (const { gallery, images: ofGallery } of estateOf(spec, 0, seed).contents()) {
      const definitions = [];
      for (const { image, versions } of ofGallery) {
        definitions.push(imageBody(image));
        demand.push(versions.flatMap((each) => each.demand.map(spec.style.deployment)).join(''));
        yield listText(versions.map(({ version }) => versionBody(image, version)));
      }
      galleries.push(galleryBody(gallery));
      images.push(definitions);
    }
  }
}

function listText(bodies) {
  return `${JSON.stringify(bodies, undefined, 2)}\n`;
}

function idOf({ subscription, name }) {
  return `/subscriptions/${subscription}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/${name}`;
}

function galleryBody(gallery) {
  return {
    description: `Golden images of ${gallery.team}`,
    id: idOf(gallery),
    identifier: { uniqueName: `${gallery.subscription}-${gallery.name.toUpperCase()}` },
    location: gallery.home,
    name: gallery.name,
    provisioningState: 'Succeeded',
    resourceGroup: 'rg-images',
    sharingProfile: null,
    sharingStatus: null,
    softDeletePolicy: null,
    tags: { costCenter: gallery.costCenter, owner: 'platform' },
    type: 'Microsoft.Compute/galleries',
  };
}

function imageBody(image) {
  return {
    architecture: 'x64',
    description: null,
    disallowed: null,
    endOfLifeDate: `${image.endOfLifeDate}T00:00:00+00:00`,
    eula: null,
    features: [{ name: 'SecurityType', value: 'TrustedLaunchSupported' }],
    hyperVGeneration: 'V2',
    id: `${idOf(image.gallery)}/images/${image.name}`,
    identifier: { offer: image.gallery.team, publisher: 'Contoso', sku: image.name },
    location: image.gallery.home,
    name: image.name,
    osState: 'Generalized',
    osType: image.osType,
    privacyStatementUri: null,
    provisioningState: 'Succeeded',
    purchasePlan: null,
    recommended: { memory: { max: 32, min: 4 }, vCPUs: { max: 8, min: 2 } },
    releaseNoteUri: null,
    resourceGroup: 'rg-images',
    tags: {},
    type: 'Microsoft.Compute/galleries/images',
  };
}

function versionBody(image, version) {
  return {
    id: `${idOf(image.gallery)}/images/${image.name}/versions/${version.name}`,
    location: version.home,
    name: version.name,
    provisioningState: 'Succeeded',
    publishingProfile: {
      endOfLifeDate: `${version.endOfLifeDate}T00:00:00+00:00`,
      excludeFromLatest: false,
      publishedDate: '2025-10-04T14:00:58.857021+00:00',
      replicaCount: 1,
      replicationMode: 'Full',
      storageAccountType: version.regions[0].storageAccountType,
      targetRegions: version.regions.map(({ name, replicas, storageAccountType }) => ({
        additionalReplicaSets: null,
        encryption: null,
        excludeFromLatest: false,
        name: displayNames[name],
        regionalReplicaCount: replicas,
        storageAccountType,
      })),
    },
    replicationStatus: null,
    resourceGroup: 'rg-images',
    safetyProfile: { allowDeletionOfReplicatedLocations: true, policyViolations: null, reportedForPolicyViolation: false },
    securityProfile: null,
    storageProfile: {
      dataDiskImages: [{ hostCaching: 'None', lun: 0, sizeInGb: 32, source: null }],
      osDiskImage: { hostCaching: 'ReadWrite', sizeInGb: 127, source: null },
      source: { communityGalleryImageId: null, id: version.sourceId, resourceGroup: 'rg-builds', virtualMachineId: null },
    },
    tags: { build: version.name, team: image.gallery.team },
    type: 'Microsoft.Compute/galleries/images/versions',
  };
}
