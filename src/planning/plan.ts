import type { Deployment, Estate, Image, TargetRegion, Version } from '../estate/estate.ts';
import type { Facts } from '../facts/facts.ts';
import { type NeedStep, stepText } from './need-step.ts';
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
  /** The arithmetic, step by step, for reports in any language. */
  readonly steps: readonly NeedStep[];
  /** The same in English, a line a step. */
  readonly because: readonly string[];
};

export type Plan = {
  sizing: Sizing;
  /** In the order of the estate; unserved demands last. Made when asked for: most regions of a large estate have no demand. */
  readonly placements: readonly Placement[];
  placementOf(targetRegion: TargetRegion): Placement;
  readonly summary: Readonly<PlanSummary>;
};

export type PlanSummary = Record<'placements' | PlacementStatus, number>;

/** The window with the greatest need, of how many, and the replicas it needs without headroom. */
type Need = { demand: Demand; raw: number; windows: number };

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

/** While versions of the image are left out, or are told nowhere, an absence proves nothing. */
function isUnknowable({ version, image, reference }: Deployment): boolean {
  return version === undefined && image !== undefined && reference.isLeftOut;
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
    steps: [],
    because: [],
  };
}

function placeTarget(target: TargetRegion, deployments: Deployment[], facts: Facts, sizing: Sizing): Placement {
  const idle = placeIdle(target, facts);
  const need = greatestNeed(deployments, sizing);
  if (isEmpty(need.demand)) return { ...idle, demand: need.demand };
  const needed = addHeadroom(need.raw, idle.limit, sizing.headroom);
  return new DemandedPlacement(idle, need, sizing, needed, statusOf(need.raw, needed, target.replicas, idle.limit));
}

function placeUnserved(deployments: Deployment[], facts: Facts, sizing: Sizing): Placement {
  const [first] = deployments;
  if (first?.image === undefined) throw new Error('an unserved demand without an image');
  const { image, version, reference, region } = first;
  const limit = replicaLimit(version, facts);
  const need = greatestNeed(deployments, sizing);
  const place = {
    image,
    version,
    versionName: version?.name ?? reference.version ?? '',
    region,
    targetRegion: undefined,
    configured: 0,
    limit,
  };
  return new DemandedPlacement(place, need, sizing, addHeadroom(need.raw, limit, sizing.headroom), 'unreplicated');
}

type Place = Pick<Placement, 'image' | 'version' | 'versionName' | 'region' | 'targetRegion' | 'configured' | 'limit'>;

/** A placement with a demand. The arithmetic is spelt out when it is read: of ten thousand placements, few are. */
class DemandedPlacement implements Placement {
  readonly image: Image;
  readonly version: Version | undefined;
  readonly versionName: string;
  readonly region: string;
  readonly targetRegion: TargetRegion | undefined;
  readonly demand: Demand;
  readonly needed: number;
  readonly configured: number;
  readonly limit: number;
  readonly status: PlacementStatus;
  readonly #need: Need;
  readonly #sizing: Sizing;

  constructor(place: Place, need: Need, sizing: Sizing, needed: number, status: PlacementStatus) {
    this.image = place.image;
    this.version = place.version;
    this.versionName = place.versionName;
    this.region = place.region;
    this.targetRegion = place.targetRegion;
    this.demand = need.demand;
    this.needed = needed;
    this.configured = place.configured;
    this.limit = place.limit;
    this.status = status;
    this.#need = need;
    this.#sizing = sizing;
  }

  get steps(): readonly NeedStep[] {
    return stepsOf(this.#need, this.#sizing, this.limit);
  }

  get because(): readonly string[] {
    return this.steps.map(stepText);
  }
}

/** Replicas that a version may have in one region (S054, C02), fewer where nothing is copied (N02). */
export function replicaLimit(version: Version | undefined, facts: Facts): number {
  return facts.limit(version?.isShallow === true ? 'shallowReplicas' : 'replicas') ?? Number.POSITIVE_INFINITY;
}

function greatestNeed(deployments: Deployment[], sizing: Sizing): Need {
  const [first] = deployments;
  if (first === undefined) throw new Error('a need without deployments');
  if (deployments.length === 1) return needOf(first.window, deployments, sizing);
  const windows = new Map<string, Deployment[]>();
  for (const deployment of deployments) pushTo(windows, deployment.window, deployment);
  const needs = [...windows].map(([window, together]) => needOf(window, together, sizing));
  const greatest = needs.reduce((before, need) => (need.raw > before.raw ? need : before));
  return { ...greatest, windows: windows.size };
}

function needOf(window: string, deployments: Deployment[], sizing: Sizing): Need {
  let virtualMachines = 0;
  const scaleSets: ScaleSetDemand[] = [];
  for (const deployment of deployments) {
    virtualMachines += deployment.virtualMachineCount;
    for (const { name, instances, count = 1 } of deployment.scaleSets) scaleSets.push({ name, instances, count });
  }
  let raw = virtualMachines > 0 ? sizing.virtualMachines.replicas(virtualMachines) : 0;
  // Of an empty scale set nothing is created from the image, whatever the formula would say.
  for (const { instances, count } of scaleSets) if (instances > 0) raw += count * sizing.scaleSet.replicas(instances);
  return { demand: { window, virtualMachines, scaleSets, deployments }, raw, windows: 1 };
}

function stepsOf({ demand: { window, virtualMachines, scaleSets }, raw, windows }: Need, sizing: Sizing, limit: number): NeedStep[] {
  const steps: NeedStep[] = [];
  if (virtualMachines > 0) {
    const replicas = sizing.virtualMachines.replicas(virtualMachines);
    steps.push({ kind: 'virtualMachines', count: virtualMachines, formula: spellOut(sizing.virtualMachines, virtualMachines), replicas });
  }
  for (const { instances, count } of scaleSets) {
    if (instances === 0) continue;
    const replicas = count * sizing.scaleSet.replicas(instances);
    steps.push({ kind: 'scaleSets', count, instances, formula: spellOut(sizing.scaleSet, instances), replicas });
  }
  if (windows > 1) steps.push({ kind: 'busiestWindow', windows, window });
  const { headroom } = sizing;
  const wanted = withHeadroom(raw, headroom);
  if (wanted === raw) return steps;
  steps.push({ kind: 'headroom', headroom, need: raw, replicas: wanted });
  if (addHeadroom(raw, limit, headroom) < wanted) steps.push({ kind: 'heldAtLimit', limit });
  return steps;
}

/** Headroom is a wish: it never asks for more than the service allows, unless the need alone does. */
function addHeadroom(raw: number, limit: number, headroom: number): number {
  return Math.max(raw, Math.min(withHeadroom(raw, headroom), limit));
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
