import type { Deployment, Estate, Image, Version } from '../estate/estate.ts';
import { formatVersionNumber, parseVersionNumber } from '../estate/version-number.ts';

/** Who asks for what in a state, whether it is there or not. */
type Demand = ReadonlyMap<string, readonly Deployment[]>;

const known = new WeakMap<Estate, Demand>();

/**
 * Deployments of which a version of the base is the image, be it named or what `latest` meant: those of the head that
 * still ask for it, and those of the base that the head does not mention because it tells of no deployments at all.
 */
export function deploymentsOf(version: Version, base: Estate, head: Estate): readonly Deployment[] {
  const demand = head.deployments.length > 0 ? demandOf(head) : demandOf(base);
  const named = demand.get(keyOf(version.image, version.name)) ?? [];
  const latest = (demand.get(keyOf(version.image, 'latest')) ?? []).filter(
    ({ region }) => version.image.latestByRegion.get(region) === version,
  );
  return [...named, ...latest].filter((deployment) => isOfSubscription(deployment, version));
}

/** By what they name: built at the first question. */
function demandOf(estate: Estate): Demand {
  let demand = known.get(estate);
  if (demand === undefined) known.set(estate, (demand = newDemand(estate)));
  return demand;
}

function newDemand({ deployments }: Estate): Demand {
  const demand = new Map<string, Deployment[]>();
  for (const deployment of deployments) {
    const { gallery, image, version, isMalformed } = deployment.reference;
    if (isMalformed || image === undefined || version === undefined) continue;
    const key = keyOfNames(gallery, image, version);
    const same = demand.get(key);
    if (same === undefined) demand.set(key, [deployment]);
    else same.push(deployment);
  }
  return demand;
}

function keyOf({ gallery, name }: Image, version: string): string {
  return keyOfNames(gallery.name, name, version);
}

function keyOfNames(gallery: string, image: string, version: string): string {
  const number = parseVersionNumber(version);
  return `${gallery}/${image}/${number === undefined ? version : formatVersionNumber(number)}`.toLowerCase();
}

/** An id tells whose gallery it means; a name means the one that the estate found for it, if it found one. */
function isOfSubscription({ reference, gallery }: Deployment, version: Version): boolean {
  const { subscription } = version.gallery;
  const asked = reference.subscription ?? gallery?.subscription ?? '';
  return asked === '' || subscription === '' || asked === subscription;
}
