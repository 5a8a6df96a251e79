import type { Finding } from '../engine/finding.ts';
import type { Estate, Image, TargetRegion, Version } from '../estate/estate.ts';
import type { PolicyDefaults } from '../estate/lifecycle-policy.ts';
import type { KeptBecause } from '../estate/retained.ts';
import type { Facts } from '../facts/facts.ts';
import { findRegion } from '../facts/regions.ts';
import type { Placement, Plan } from '../planning/plan.ts';
import type { Estimate } from '../pricing/cost.ts';
import type { Source } from '../source/source.ts';
import { ImageDraft } from './image-draft.ts';
import { Namings } from './namings.ts';
import type { Risk, Saving, SavingKind } from './saving.ts';
import { savingsOf } from './savings-of-image.ts';
import { takeOut } from './take-out.ts';
import { versionKey } from './version-key.ts';
import { type Hold, holdsOn, isAmbiguous, meantPlaces, unclearImages } from './what-holds.ts';

/** What the savings of an estate are found by. */
export type SavingsKnowledge = {
  estate: Estate;
  facts: Facts;
  sources: readonly Source[];
  suppressedFindings: readonly Finding[];
  plan: Plan;
  cost: Estimate;
  /** yyyy-MM-dd. */
  today: string;
  /** Releases and retention where the manifests say nothing. */
  policy: PolicyDefaults;
};

export type SavingsChoice = {
  /** Kinds to look for; default all. */
  only?: readonly SavingKind[];
  /** The greatest risk to take; default `look`. */
  risk?: Risk;
};

/**
 * A version that the retention policy drops, and why it stays all the same: `latest` means it, a deployment names it, it may
 * not be deleted before its end of life, another version is made from it, a deployment of its image leaves open what it
 * needs, or it is the last; `regions-guarded` is one that could leave regions if its safety profile allowed it.
 */
export type Spared = { version: Version; because: SparedBecause };
export type SparedBecause = Extract<KeptBecause, 'latest' | 'deployment' | 'guarded'> | 'source' | 'unclear' | 'last' | 'regions-guarded';

/** The cheapest plan that still serves every deployment, as the savings that lead to it. */
export type SavingsPlan = {
  /** In the order of the estate. */
  savings: readonly Saving[];
  /** Why nothing is taken away; none where something may be. */
  holds: readonly Hold[];
  spared: readonly Spared[];
  /** Demands that no saving and no shortage serves: more than the service allows, or where no target region is. */
  unserved: readonly Placement[];
};

/** What the decisions about one image rest on. */
export type Deciding = SavingsKnowledge & {
  isWanted(kind: SavingKind, risk: Risk): boolean;
  isMeant: ReturnType<typeof meantPlaces>;
  /** Nothing stands in the way of taking away. */
  isFree: boolean;
  hasDeployments: boolean;
  /** Whether a deployment draws on a version in a region. */
  isDrawnOn(target: TargetRegion): boolean;
  /** Made when first asked for: most estates drop nothing. */
  namings(): Namings;
  /** Whether a version stays as it is: it cannot be changed. */
  isFrozen(version: Version): boolean;
  /** Whether a deployment of the image leaves open what it needs. */
  isUnclear(version: Version): boolean;
};

/**
 * Looks at image after image, and again at one of which a version was named only by what goes.
 * @param frozen versions that stay as they are, by `versionKey`
 */
export function findSavings(knowledge: SavingsKnowledge, choice: SavingsChoice = {}, frozen: ReadonlySet<string> = NONE): SavingsPlan {
  const { estate, plan, sources } = knowledge;
  const holds = holdsOn(estate, sources);
  const deciding = decidingBy(knowledge, choice, holds, frozen);
  const drafts = new Map<Image, ImageDraft>();
  for (const gallery of estate.galleries) {
    if (gallery.isLeftOut) continue;
    for (const image of gallery.images) if (!image.isLeftOut && !isAmbiguous(image, estate)) drafts.set(image, new ImageDraft(image));
  }
  const sparedOf = new Map<Image, readonly Spared[]>();
  const waiting = new Set(drafts.keys());
  // What is added on the way comes at the end.
  for (const image of waiting) {
    waiting.delete(image);
    const draft = drafts.get(image);
    if (draft === undefined) continue;
    const { spared, freed } = takeOut(draft, deciding);
    sparedOf.set(image, spared);
    for (const other of freed) waiting.add(other);
  }
  const savings: Saving[] = [];
  for (const draft of drafts.values()) savings.push(...savingsOf(draft, deciding));
  const unserved = plan.placements.filter(({ status }) => status === 'infeasible' || status === 'unreplicated');
  return { savings, holds, spared: [...drafts.keys()].flatMap((image) => sparedOf.get(image) ?? []), unserved };
}

function decidingBy(
  knowledge: SavingsKnowledge,
  { only, risk = 'look' }: SavingsChoice,
  holds: readonly Hold[],
  frozen: ReadonlySet<string>,
): Deciding {
  const { estate, suppressedFindings } = knowledge;
  const unclear = unclearImages(estate, (name) => findRegion(name) !== undefined);
  let namings: Namings | undefined;
  return {
    ...knowledge,
    isWanted: (kind, at) => (only === undefined || only.includes(kind)) && RANKS[at] <= RANKS[risk],
    isMeant: meantPlaces(suppressedFindings),
    isFree: holds.length === 0,
    hasDeployments: estate.deployments.length > 0,
    isDrawnOn: ({ version, name }) => (estate.deploymentsByVersion.get(version) ?? []).some(({ region }) => region === name),
    namings: () => (namings ??= new Namings(estate)),
    isFrozen: (version) => frozen.size > 0 && frozen.has(versionKey(version)),
    isUnclear: ({ image }) => unclear.has(image),
  };
}

const NONE: ReadonlySet<string> = new Set();
const RANKS: Readonly<Record<Risk, number>> = { none: 0, low: 1, look: 2 };
