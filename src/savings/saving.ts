import type { Path } from '../engine/finding.ts';
import type { TargetRegion, Version } from '../estate/estate.ts';
import type { Retention } from '../manifest/manifest.ts';
import type { CostLine } from '../pricing/cost.ts';
import type { KnownSum, MonthlyStorage } from '../pricing/monthly-storage.ts';

/**
 * `retention`: the version goes, as the retention policy says; `superseded-regions`: an old version stays in one region;
 * `idle-region`: a version leaves a region where nothing is deployed from its image; `surplus-replicas`: a region keeps the need
 * and its headroom; `missing-replicas`: a region gets them, which costs; `zone-redundancy`: storage over several zones at
 * the same price.
 */
export const SAVING_KINDS = [
  'retention',
  'superseded-regions',
  'idle-region',
  'surplus-replicas',
  'missing-replicas',
  'zone-redundancy',
] as const;
export type SavingKind = (typeof SAVING_KINDS)[number];

/** What a saving puts at stake, from nothing on: `none` takes nothing away, `low` is undone at no cost, `look` needs a look. */
export const RISKS = ['none', 'low', 'look'] as const;
export type Risk = (typeof RISKS)[number];

/** Why a saving is offered, for the sentence beside it. */
export type SavingReason =
  | { kind: 'retention'; policy: Retention }
  /** `isPolicy`: the retention policy says so; else it is the service's advice. */
  | { kind: 'superseded-regions'; kept: readonly string[]; isPolicy: boolean }
  | { kind: 'idle-region' }
  | { kind: 'surplus-replicas'; demand: 'served' | 'none' | 'superseded'; needed: number }
  | { kind: 'missing-replicas'; needed: number }
  | { kind: 'zone-redundancy' };

/** What stands at a place of the manifest now, where it may be inherited, and what is to stand there; null is nothing. */
export type SavingEdit = { at: Path; before: string | number; after: string | number | null };

/** One thing that can be had for less, or must be had for more. All savings of an estate can be made together, and add up. */
export type Saving = {
  kind: SavingKind;
  risk: Risk;
  reason: SavingReason;
  version: Version;
  /** The region it is about; undefined where it is about several, or the version. */
  targetRegion: TargetRegion | undefined;
  /** Regions that the version leaves. */
  leaves: readonly TargetRegion[];
  /** Storage that is saved a month; below zero where it costs. */
  monthly: MonthlyStorage;
  /** The cost lines that the amount is reckoned from. */
  lines: readonly CostLine[];
  /** Egress that it takes to undo it; undefined where there is none, or no way back. */
  egressBack: KnownSum | undefined;
  edits: readonly SavingEdit[];
};
