import type { Deployment, Estate, Image, TargetRegion, Version } from '../estate/estate.ts';
import type { Facts } from '../facts/facts.ts';
import { type Sizing, spellOut, withHeadroom } from './sizing.ts';

/**
 * Where replicas stand against the demand: above it, exactly at it, below it, beyond what the service allows,
 * without any demand, or demanded where no target region is.
 */
export type PlacementStatus = 'ok' | 'bare' | 'short' | 'infeasible' | 'idle' | 'unreplicated';

export type ScaleSetDemand = { name: string; instances: number; count: number };

/** What is created at the same time from one version in one region, in the window with the greatest need. */
export type Demand = { window: string; virtualMachines: number; scaleSets: ScaleSetDemand[]; deployments: Deployment[] };

/** Replicas of one version in one region. */
export type Placement = {
  image: Image;
  /** Undefined where `latest`, or the version named, is not there. */
  version: Version | undefined;
  versionName: string;
  region: string;
  targetRegion: TargetRegion | undefined;
  demand: Demand | undefined;
  /** Replicas needed, headroom included. */
  needed: number;
  configured: number;
  /** Replicas that one version may have in the region. */
  limit: number;
  status: PlacementStatus;
  /** The arithmetic, a line a step. */
  because: string[];
};

export type Plan = {
  sizing: Sizing;
  /** In the order of the estate; unserved demands last. Made when asked for: most regions of a large estate have no demand. */
  readonly placements: readonly Placement[];
  placementOf(targetRegion: TargetRegion): Placement;
  readonly summary: Readonly<PlanSummary>;
};

export type PlanSummary = Record<'placements' | PlacementStatus, number>;

type Need = { demand: Demand; raw: number; because: string[] };

/**
 * Sizes every target region against the deployments that name its version.
 *
 * Within a window the VMs of all deployments of a version and region are added up and divided once; scale sets
 * are counted one by one (S063, S064). Of several windows the one with the greatest need counts.
 */
export function planReplicas(estate: Estate, facts: Facts, sizing: Sizing): Plan {
  const served = new Map<TargetRegion, Deployment[]>();
  const unserved = new Map<string, Deployment[]>();
  for (const deployment of estate.deployments) {
    if (deployment.image === undefined || deployment.reference.version === undefined) continue;
    const target = deployment.version?.targetRegions.find((candidate) => candidate.name === deployment.region);
    if (target !== undefined) pushTo(served, target, deployment);
    else if (!isUnknowable(deployment)) pushTo(unserved, placeKey(deployment), deployment);
  }

  const withDemand = new Map<TargetRegion, Placement>();
  for (const [target, deployments] of served) withDemand.set(target, placeTarget(target, deployments, facts, sizing));
  const placementOf = (target: TargetRegion) => withDemand.get(target) ?? placeIdle(target, facts);

  let placements: Placement[] | undefined;
  const all = () => {
    placements ??= [
      ...targetRegionsOf(estate).map(placementOf),
      ...[...unserved.values()].map((deployments) => placeUnserved(deployments, facts, sizing)),
    ];
    return placements;
  };
  return {
    sizing,
    get placements() {
      return all();
    },
    placementOf,
    get summary() {
      return summaryOf(all());
    },
  };
}

function targetRegionsOf({ galleries }: Estate): TargetRegion[] {
  return galleries.flatMap(({ images }) => images.flatMap(({ versions }) => versions.flatMap(({ targetRegions }) => targetRegions)));
}

function summaryOf(placements: readonly Placement[]): PlanSummary {
  const summary = { placements: placements.length, ok: 0, bare: 0, short: 0, infeasible: 0, idle: 0, unreplicated: 0 };
  for (const { status } of placements) summary[status]++;
  return summary;
}

/** While entities of the image are left out, an absence proves nothing. */
function isUnknowable(deployment: Deployment): boolean {
  return deployment.version === undefined && (deployment.image?.leftOutVersions ?? 0) > 0;
}

function placeKey({ image, version, reference, region }: Deployment): string {
  return [image?.gallery.subscription, image?.gallery.name, image?.name, version?.name ?? reference.version, region]
    .join('\n')
    .toLowerCase();
}

function placeIdle(target: TargetRegion, facts: Facts): Placement {
  const { version, image, name, replicas } = target;
  return {
    image,
    version,
    versionName: version.name,
    region: name,
    targetRegion: target,
    demand: undefined,
    needed: 0,
    configured: replicas,
    limit: replicaLimit(version, facts),
    status: 'idle',
    because: [],
  };
}

function placeTarget(target: TargetRegion, deployments: Deployment[], facts: Facts, sizing: Sizing): Placement {
  const idle = placeIdle(target, facts);
  const { demand, raw, because } = greatestNeed(deployments, sizing);
  if (isEmpty(demand)) return { ...idle, demand };
  const needed = addHeadroom(raw, idle.limit, sizing.headroom, because);
  return { ...idle, demand, needed, status: statusOf(raw, needed, target.replicas, idle.limit), because };
}

function placeUnserved(deployments: Deployment[], facts: Facts, sizing: Sizing): Placement {
  const [first] = deployments;
  if (first?.image === undefined) throw new Error('an unserved demand without an image');
  const limit = replicaLimit(first.version, facts);
  const { demand, raw, because } = greatestNeed(deployments, sizing);
  const needed = addHeadroom(raw, limit, sizing.headroom, because);
  const versionName = first.version?.name ?? first.reference.version ?? '';
  return {
    image: first.image,
    version: first.version,
    versionName,
    region: first.region,
    targetRegion: undefined,
    demand,
    needed,
    configured: 0,
    limit,
    status: 'unreplicated',
    because,
  };
}

/** Replicas that a version may have in one region (S054, C02), fewer where nothing is copied (N02). */
export function replicaLimit(version: Version | undefined, facts: Facts): number {
  return facts.limit(version?.isShallow === true ? 'shallowReplicas' : 'replicas') ?? Number.POSITIVE_INFINITY;
}

function greatestNeed(deployments: readonly Deployment[], sizing: Sizing): Need {
  const windows = new Map<string, Deployment[]>();
  for (const deployment of deployments) pushTo(windows, deployment.window, deployment);
  let greatest: Need | undefined;
  for (const [window, together] of windows) {
    const need = needOf(window, together, sizing);
    if (greatest === undefined || need.raw > greatest.raw) greatest = need;
  }
  if (greatest === undefined) throw new Error('a need without deployments');
  if (windows.size > 1)
    greatest.because.push(
      `busiest of ${windows.size} windows: ${greatest.demand.window === '' ? 'the one without a name' : greatest.demand.window}`,
    );
  return greatest;
}

function needOf(window: string, deployments: Deployment[], sizing: Sizing): Need {
  const because: string[] = [];
  let raw = 0;
  let virtualMachines = 0;
  for (const deployment of deployments) virtualMachines += deployment.virtualMachineCount;
  if (virtualMachines > 0) {
    const replicas = sizing.virtualMachines.replicas(virtualMachines);
    because.push(
      `${virtualMachines} ${virtualMachines === 1 ? 'VM' : 'VMs'}: ${spellOut(sizing.virtualMachines, virtualMachines)} = ${replicas}`,
    );
    raw += replicas;
  }
  const scaleSets: ScaleSetDemand[] = [];
  for (const deployment of deployments) {
    for (const { name, instances, count = 1 } of deployment.scaleSets) {
      scaleSets.push({ name, instances, count });
      // Nothing is created from the image, whatever the formula would say.
      if (instances === 0) continue;
      const replicas = sizing.scaleSet.replicas(instances);
      because.push(
        `${count} scale ${count === 1 ? 'set' : 'sets'} of ${instances}: ${count} x ${spellOut(sizing.scaleSet, instances)} = ${count * replicas}`,
      );
      raw += count * replicas;
    }
  }
  return { demand: { window, virtualMachines, scaleSets, deployments }, raw, because };
}

/** Headroom is a wish: it never asks for more than the service allows, unless the need alone does. */
function addHeadroom(raw: number, limit: number, headroom: number, because: string[]): number {
  const wanted = withHeadroom(raw, headroom);
  if (wanted === raw) return raw;
  because.push(`headroom ${Number((headroom * 100).toFixed(4))} %: ceil(${raw} x ${Number((1 + headroom).toFixed(6))}) = ${wanted}`);
  const needed = Math.max(raw, Math.min(wanted, limit));
  if (needed < wanted) because.push(`held at the limit of ${limit}`);
  return needed;
}

/** A need of 0 is not enough to tell: a user's sizing may ask for no replica although there is a demand. */
function isEmpty({ virtualMachines, scaleSets }: Demand): boolean {
  return virtualMachines === 0 && scaleSets.every(({ instances }) => instances === 0);
}

function statusOf(raw: number, needed: number, configured: number, limit: number): PlacementStatus {
  if (raw > limit) return 'infeasible';
  if (configured < needed) return 'short';
  return configured === needed && needed === raw ? 'bare' : 'ok';
}

function pushTo<K>(groups: Map<K, Deployment[]>, key: K, deployment: Deployment): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [deployment]);
  else group.push(deployment);
}
