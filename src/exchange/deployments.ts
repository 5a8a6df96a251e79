import type { Path } from '../engine/finding.ts';
import { isObject } from './json-object.ts';
import { parseImageReference } from '../estate/image-reference.ts';
import { apiVersionOf, type Described } from './read-body.ts';
import { restPathOf } from './rest-trees.ts';
import type { Resource } from './resource.ts';

/** A machine or a scale set made from a gallery image, as its body describes it. */
export type Machine = { resource: Resource; described: Described; image: string };

/** The gallery image that a machine is made from; undefined where it is made from something else. */
export function galleryImageOf({ image }: Described): string | undefined {
  return typeof image === 'string' && /\/(?:galleries|sharedGalleries|communityGalleries)\//i.test(image) ? image.trim() : undefined;
}

/** A deployment of one machine, or of one scale set. */
export function deploymentOf({ resource, described, image }: Machine, name: string): Described {
  const { kind, names, subscription, count } = resource;
  const apiVersion = apiVersionOf(resource);
  const { region, instances, orchestrationMode } = described;
  const deployment: Described = { name, image };
  if (region !== undefined) deployment['region'] = region;
  if (apiVersion !== undefined) deployment['apiVersion'] = apiVersion;
  if (subscription !== undefined) deployment['subscription'] = subscription;
  const machine = machineOf(described);
  if (kind === 'virtualMachine') deployment['virtualMachines'] = { count, ...machine };
  else
    deployment['scaleSets'] = [
      present({ name: names[0], instances, count: count === 1 ? undefined : count, orchestrationMode, ...machine }),
    ];
  return deployment;
}

function machineOf(described: Described): Described {
  const { osProfile, vCPUs, osDiskType, plan, diskEncryptionSetId } = described;
  return present({
    osProfile,
    vCPUs,
    osDiskType,
    dataDiskLuns: lunsOf(described),
    plan,
    diskEncryptionSetId,
    features: featuresOf(described),
  });
}

/** Disks that come from the image; what a machine adds empty, or brings along, is its own affair. */
function lunsOf({ dataDisks }: Described): unknown {
  if (!Array.isArray(dataDisks)) return undefined;
  const luns = dataDisks
    .filter((disk: unknown) => isObject(disk) && disk['createOption'] === 'FromImage')
    .map((disk: Described) => disk['lun']);
  return luns.length === 0 ? undefined : luns;
}

function featuresOf({ hibernationEnabled, diskControllerType, networks }: Described): string[] | undefined {
  const features: string[] = [];
  if (hibernationEnabled === true) features.push('Hibernation');
  if (Array.isArray(networks) && networks.some((network: unknown) => isObject(network) && network['isAccelerated'] === true)) {
    features.push('AcceleratedNetworking');
  }
  if (diskControllerType === 'NVMe') features.push('NVMe');
  return features.length === 0 ? undefined : features;
}

function present(described: Described): Described {
  return Object.fromEntries(Object.entries(described).filter(([, value]) => value !== undefined));
}

/** Names of the table's rows that make up a property of a deployment. */
const MADE_OF: Readonly<Record<string, readonly string[]>> = { dataDiskLuns: ['dataDisks'], features: ['hibernationEnabled'] };

/** Where a part of a deployment stands in the body of its machine. */
export function restPathOfDeployment({ kind, body }: Resource, path: Path): Path {
  const [first, ...rest] = path;
  if (first === undefined || first === 'name') return ['name'];
  if (first === 'subscription') return ['id'];
  if (first === 'apiVersion') return ['apiVersion'];
  const inner = first === 'virtualMachines' ? rest : first === 'scaleSets' ? rest.slice(1) : path;
  const [key] = inner;
  if (key === undefined || key === 'name' || key === 'count') return ['name'];
  return restPathOf(kind, MADE_OF[String(key)] ?? inner, body);
}

/**
 * How a deployment names its image: by names where its gallery is described in the same run under a name of its own,
 * else by the id, which is found in whatever else the run holds. A machine that names no version takes the latest.
 */
export function imageTextOf(id: string, isKnown: (gallery: string, subscription: string | undefined) => boolean): string {
  const { gallery, image, version, subscription, isOutside, isMalformed } = parseImageReference(id);
  if (isOutside || isMalformed || image === undefined) return id;
  if (isKnown(gallery, subscription)) return `${gallery}/${image}/${version ?? 'latest'}`;
  return version === undefined ? `${id.replace(/\/$/, '')}/versions/latest` : id;
}

/** The machines' names, with the resource group where one is repeated, and a number where that is not enough. */
export function uniqueNames(machines: readonly Resource[]): string[] {
  const counts = new Map<string, number>();
  for (const { names } of machines) {
    const key = (names[0] ?? '').toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const used = new Map<string, number>();
  return machines.map(({ names, resourceGroup }) => {
    const own = names[0] ?? '';
    const base = counts.get(own.toLowerCase()) === 1 || resourceGroup === undefined ? own : `${own} (${resourceGroup})`;
    let name = base;
    for (let number = used.get(base.toLowerCase()) ?? 1; used.has(name.toLowerCase()); number++) {
      name = `${base} ${number + 1}`;
      used.set(base.toLowerCase(), number + 1);
    }
    used.set(name.toLowerCase(), used.get(name.toLowerCase()) ?? 1);
    return name;
  });
}
