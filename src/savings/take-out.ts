import type { Image, TargetRegion, Version } from '../estate/estate.ts';
import { releasesOf, retentionOf } from '../estate/lifecycle-policy.ts';
import { retainedOf } from '../estate/retained.ts';
import { compareDecimals } from '../pricing/money.ts';
import type { Deciding, Spared } from './find-savings.ts';
import type { ImageDraft, Leaving } from './image-draft.ts';
import type { Risk } from './saving.ts';
import { hasRegionTwice } from './what-holds.ts';

/** What a look at an image came to, beside its draft. */
export type TakenOut = {
  spared: readonly Spared[];
  /** Images of versions that only a version named that goes. */
  freed: readonly Image[];
};

/**
 * Takes versions and regions out of an image until nothing more can go. What goes changes what `latest` means and so what is
 * superseded, so it is looked at again and again: another run finds nothing more.
 */
export function takeOut(draft: ImageDraft, deciding: Deciding): TakenOut {
  const freed: Image[] = [];
  if (!deciding.isFree) return { spared: [], freed };
  for (;;) {
    const before = draft.changes;
    const spared: Spared[] = [];
    for (const version of dropVersions(draft, deciding, spared)) freed.push(...deciding.namings().drop(version));
    for (const version of draft.versions) leaveRegions(version, draft, deciding, spared);
    if (draft.changes === before) return { spared, freed };
    draft.settle();
  }
}

/** Takes out what the retention policy drops, and answers with it; what it drops in vain is spared. */
function dropVersions(draft: ImageDraft, deciding: Deciding, spared: Spared[]): Version[] {
  const dropped: Version[] = [];
  const { estate, today, policy } = deciding;
  const { image } = draft;
  const retention = retentionOf(image, policy);
  if ((retention.keepLast === undefined && retention.keepDays === undefined) || !deciding.isWanted('retention', 'look')) return dropped;
  for (const { version, keptBecause } of retainedOf(draft.settled, estate, releasesOf(image, policy), retention, today)) {
    if (keptBecause === 'latest' || keptBecause === 'deployment' || keptBecause === 'guarded')
      spared.push({ version, because: keptBecause });
    if (keptBecause !== undefined || deciding.isFrozen(version)) continue;
    if (deciding.namings().isNamed(version)) spared.push({ version, because: 'source' });
    else if (deciding.isUnclear(version)) spared.push({ version, because: 'unclear' });
    else if (draft.kept.length + image.leftOutVersions === 1) spared.push({ version, because: 'last' });
    else {
      draft.drop(version);
      dropped.push(version);
    }
  }
  return dropped;
}

function leaveRegions(version: Version, draft: ImageDraft, deciding: Deciding, spared: Spared[]): void {
  if (draft.isGone(version) || version.isShallow || hasRegionTwice(version)) return;
  if (deciding.isUnclear(version) || deciding.isFrozen(version)) return;
  const targets = draft.targetsOf(version);
  if (targets.length < 2) return;
  const leaving: Leaving = draft.isSuperseded(version) ? 'superseded-regions' : 'idle-region';
  const left = leaving === 'superseded-regions' ? spareOf(version, targets, deciding) : idleOf(version, targets, draft, deciding);
  if (left.length === 0) return;
  // Whoever says so keeps regions from being taken out by accident (N14).
  if (version.spec.safetyProfile?.allowDeletionOfReplicatedLocations === false) spared.push({ version, because: 'regions-guarded' });
  else for (const target of left) draft.leave(target, leaving);
}

/** A superseded version is kept where it was made, or in the first of its regions (S081). */
function spareOf(version: Version, targets: readonly TargetRegion[], deciding: Deciding): readonly TargetRegion[] {
  const { supersededRegions } = retentionOf(version.image, deciding.policy);
  if (supersededRegions === 'all' || deciding.isMeant('superseded-regions', version)) return [];
  if (!deciding.isWanted('superseded-regions', spreadRisk(supersededRegions))) return [];
  const spare = targets.filter((target) => mayLeave(target, deciding));
  return spare.length === targets.length ? spare.slice(1) : spare;
}

/** What the policy says for itself was looked at by whoever wrote it. */
export function spreadRisk(supersededRegions: 'all' | 'source' | undefined): Risk {
  return supersededRegions === 'source' ? 'low' : 'look';
}

/** Where nothing is deployed, the costliest first; of a production version, two regions stay (S080). */
function idleOf(version: Version, targets: readonly TargetRegion[], draft: ImageDraft, deciding: Deciding): readonly TargetRegion[] {
  // Where the manifests hold no deployments, nobody knows what is idle.
  if (!deciding.hasDeployments || !deciding.isWanted('idle-region', 'look')) return [];
  const idle = targets.filter(
    (target) => mayLeave(target, deciding) && !deciding.isMeant('idle-region', target) && !draft.wouldFallBack(target),
  );
  const least = version.image.environment === 'production' ? 2 : 1;
  const known = targets.filter(({ region }) => region !== undefined);
  return costliestFirst(idle, deciding).slice(0, Math.max(0, known.length - least));
}

/** Made elsewhere, and drawn on by nobody; where no such region is known, its name is a slip that means another. */
function mayLeave(target: TargetRegion, { isDrawnOn }: Deciding): boolean {
  return !target.isSourceRegion && target.region !== undefined && !isDrawnOn(target);
}

/** By what one replica costs, those of unknown price first; of equal ones, the last in the list first. */
function costliestFirst(targets: readonly TargetRegion[], { cost }: Deciding): TargetRegion[] {
  const priced = targets.map((target) => ({ target, price: cost.monthlyCostOfReplicas(target, 1) }));
  const sorted = priced.toReversed().sort(({ price: a }, { price: b }) => {
    if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
    return compareDecimals(b, a);
  });
  return sorted.map(({ target }) => target);
}
