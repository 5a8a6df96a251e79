import type { Deployment, Estate, Gallery, Image, Version } from '../../../src/estate/estate.ts';

/** What an estate means, whatever the words and the order: two manifests with the same meaning are judged alike. */
export function meaningOf({ galleries, deployments }: Estate): unknown {
  return { galleries: sorted(galleries.map(ofGallery)), deployments: sorted(deployments.map(ofDeployment)) };
}

function ofGallery({ spec, images, ...gallery }: Gallery): unknown {
  const { name, subscription, tenant, cloud, apiVersion, resourceGroup, location, environment, permissions } = gallery;
  const resourceGroupLocation = typeof spec.resourceGroup === 'object' ? lower(spec.resourceGroup.location) : undefined;
  return {
    name,
    subscription,
    tenant,
    cloud,
    apiVersion,
    resourceGroup,
    resourceGroupLocation,
    location,
    environment,
    permissions,
    description: spec.description,
    tags: spec.tags ?? {},
    isSoftDeleteEnabled: spec.softDeletePolicy?.isSoftDeleteEnabled ?? false,
    images: sorted(images.map(ofImage)),
  };
}

function ofImage({ spec, versions, ...image }: Image): unknown {
  const { name, location, environment, hyperVGeneration, architecture, latest, latestByRegion } = image;
  return {
    name,
    location,
    environment,
    hyperVGeneration,
    architecture,
    latest: latest?.name,
    latestByRegion: sorted([...latestByRegion].map(([region, version]) => [region, version.name])),
    identifier: spec.identifier,
    osType: spec.osType,
    osState: spec.osState,
    description: spec.description,
    eula: spec.eula,
    features: spec.features ?? [],
    tags: spec.tags ?? {},
    allowUpdateImage: spec.allowUpdateImage ?? false,
    recommended: spec.recommended,
    versions: sorted(versions.map(ofVersion)),
  };
}

function ofVersion({ spec, ...version }: Version): unknown {
  const { name, location, isShallow, isSuperseded, endOfLifeDate, targetRegions } = version;
  return {
    name,
    location,
    isShallow,
    isSuperseded,
    endOfLifeDate,
    source: { ...spec.source, location: lower(spec.source.location) },
    osDisk: spec.osDisk,
    dataDisks: spec.dataDisks ?? [],
    strategy: spec.storageAccountStrategy,
    safetyProfile: spec.safetyProfile,
    tags: spec.tags ?? {},
    targetRegions: targetRegions.map((target) => ({
      name: target.name,
      replicas: target.replicas,
      storageAccountType: target.storageAccountType,
      isDefaultStorageType: target.isDefaultStorageType,
      isExcludedFromLatest: target.isExcludedFromLatest,
      accessRequested: target.spec.accessRequested ?? false,
      encryption: target.spec.encryption,
    })),
  };
}

function ofDeployment({ spec, ...deployment }: Deployment): unknown {
  const { name, subscription, tenant, region, reference, virtualMachineCount, virtualMachines, scaleSets, gallery, image, version } =
    deployment;
  return {
    name,
    subscription,
    tenant,
    region,
    reference,
    virtualMachineCount,
    apiVersion: spec.apiVersion,
    virtualMachines:
      virtualMachines === undefined ? undefined : { ...virtualMachines, renamesComputer: virtualMachines.renamesComputer ?? false },
    scaleSets: scaleSets.map((scaleSet) => ({ ...scaleSet, count: scaleSet.count ?? 1 })),
    resolved: [gallery?.name, gallery?.subscription, image?.name, version?.name],
  };
}

function lower(region: string | undefined): string | undefined {
  return region?.replaceAll(' ', '').toLowerCase();
}

function sorted(values: readonly unknown[]): unknown[] {
  return values.toSorted((one, other) => compare(JSON.stringify(one), JSON.stringify(other)));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
