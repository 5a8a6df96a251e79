import { pathOf, type TargetRegion, type Version } from '../estate/estate.ts';
import { retentionOf } from '../estate/lifecycle-policy.ts';
import { apiStorageAccountType, isApiFrom } from '../facts/api-versions.ts';
import type { CostLine } from '../pricing/cost.ts';
import { compareDecimals, type Decimal, minus, ZERO } from '../pricing/money.ts';
import { type KnownSum, knownSumOf, type MonthlyStorage, monthlyStorageOf } from '../pricing/monthly-storage.ts';
import { spreadRisk } from './take-out.ts';
import type { Deciding } from './find-savings.ts';
import type { ImageDraft } from './image-draft.ts';
import type { Saving, SavingEdit, SavingReason } from './saving.ts';
import { wantedReplicas } from './wanted-replicas.ts';
import { hasRegionTwice } from './what-holds.ts';

/** What a draft changes, version by version, and what else can be had in the regions that stay. */
export function savingsOf(draft: ImageDraft, deciding: Deciding): Saving[] {
  const savings: Saving[] = [];
  for (const version of draft.image.versions) {
    if (draft.isGone(version)) savings.push(removal(version, deciding));
    else savings.push(...leavings(version, draft, deciding), ...changes(version, draft, deciding));
  }
  return savings;
}

function removal(version: Version, { cost, policy }: Deciding): Saving {
  const lines = cost.linesOf(version);
  return {
    kind: 'retention',
    risk: 'look',
    reason: { kind: 'retention', policy: retentionOf(version.image, policy) },
    version,
    targetRegion: undefined,
    leaves: version.targetRegions,
    monthly: monthlyStorageOf(lines),
    lines,
    egressBack: undefined,
    edits: [{ at: pathOf(version), before: version.name, after: null }],
  };
}

function leavings(version: Version, draft: ImageDraft, deciding: Deciding): Saving[] {
  const savings = draft.leftAs(version, 'idle-region').map((target) => ({ ...leaving(version, [target], deciding), targetRegion: target }));
  const spread = draft.leftAs(version, 'superseded-regions');
  if (spread.length === 0) return savings;
  const { supersededRegions } = retentionOf(version.image, deciding.policy);
  const kept = draft.targetsOf(version).map(({ name }) => name);
  const reason: SavingReason = { kind: 'superseded-regions', kept, isPolicy: supersededRegions === 'source' };
  return [...savings, { ...leaving(version, spread, deciding), kind: reason.kind, risk: spreadRisk(supersededRegions), reason }];
}

function leaving(version: Version, leaves: readonly TargetRegion[], { cost }: Deciding): Saving {
  const lines = cost.linesOf(version).filter((line) => leaves.includes(line.targetRegion));
  return {
    kind: 'idle-region',
    risk: 'look',
    reason: { kind: 'idle-region' },
    version,
    targetRegion: undefined,
    leaves,
    monthly: monthlyStorageOf(lines),
    lines,
    egressBack: egressOf(lines),
    edits: leaves.map((target) => ({ at: pathOf(target), before: target.name, after: null })),
  };
}

/** Replicas and storage types of the regions that stay. */
function* changes(version: Version, draft: ImageDraft, deciding: Deciding): Generator<Saving> {
  if (version.isShallow || hasRegionTwice(version) || deciding.isFrozen(version)) return;
  for (const target of draft.targetsOf(version)) {
    const counted = replicaSaving(target, draft, deciding);
    if (counted !== undefined) yield counted;
    if (mayBeZoneRedundant(target, draft, deciding)) yield zoneRedundancy(target, deciding);
  }
}

function replicaSaving(target: TargetRegion, draft: ImageDraft, deciding: Deciding): Saving | undefined {
  const wanted = wantedReplicas(target, draft, deciding);
  if (wanted === undefined) return undefined;
  const { kind, risk, reason, replicas } = wanted;
  if (!deciding.isWanted(kind, risk) || deciding.isMeant(kind, target)) return undefined;
  const amount = deciding.cost.monthlyCostOfReplicas(target, Math.abs(target.replicas - replicas));
  const saved = amount !== undefined && kind === 'missing-replicas' ? minus(ZERO, amount) : amount;
  const edit: SavingEdit = { at: [...pathOf(target), 'regionalReplicaCount'], before: target.replicas, after: replicas };
  return {
    kind,
    risk,
    reason,
    version: target.version,
    targetRegion: target,
    leaves: [],
    monthly: monthlyOf(saved),
    lines: linesOf(target, deciding),
    egressBack: undefined,
    edits: [edit],
  };
}

/**
 * The storage type of a region that a version is in already cannot be changed (N12), so only the newest version is looked
 * at: the next one is written as it is. Both prices are listed, and the same.
 */
function mayBeZoneRedundant(target: TargetRegion, draft: ImageDraft, { cost, isWanted, isMeant }: Deciding): boolean {
  const { version, gallery, region, name, storageAccountType } = target;
  if (draft.latest !== version || storageAccountType !== 'Standard_LRS' || region?.availabilityZones !== true) return false;
  if (!isWanted('zone-redundancy', 'look') || isMeant('zone-redundancy', target)) return false;
  if (gallery.apiVersion !== undefined && !isApiFrom(gallery.apiVersion, apiStorageAccountType('Standard_ZRS')?.since)) return false;
  const [now, then] = [cost.priceOf(name, 'Standard_LRS'), cost.priceOf(name, 'Standard_ZRS')];
  return now?.basis === 'listed' && then?.basis === 'listed' && compareDecimals(now.price, then.price) === 0;
}

function zoneRedundancy(target: TargetRegion, deciding: Deciding): Saving {
  const lines = linesOf(target, deciding);
  return {
    kind: 'zone-redundancy',
    risk: 'look',
    reason: { kind: 'zone-redundancy' },
    version: target.version,
    targetRegion: target,
    leaves: [],
    monthly: monthlyOf(ZERO),
    lines,
    egressBack: target.isSourceRegion ? undefined : egressOf(lines),
    edits: [{ at: [...pathOf(target), 'storageAccountType'], before: target.storageAccountType, after: 'Standard_ZRS' }],
  };
}

function linesOf(target: TargetRegion, { cost }: Deciding): CostLine[] {
  const line = cost.lineOf(target);
  return line === undefined ? [] : [line];
}

function monthlyOf(amount: Decimal | undefined): MonthlyStorage {
  return amount === undefined ? { amount: ZERO, known: 'none' } : { amount, known: 'all' };
}

/** What it costs to copy a version to regions again. */
function egressOf(lines: readonly CostLine[]): KnownSum {
  return knownSumOf(lines, ({ egressOnce }) => egressOnce);
}
