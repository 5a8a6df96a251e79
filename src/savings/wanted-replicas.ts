import type { TargetRegion } from '../estate/estate.ts';
import { retentionOf } from '../estate/lifecycle-policy.ts';
import { productionMinimum } from '../planning/production-minimum.ts';
import type { Deciding } from './find-savings.ts';
import type { ImageDraft } from './image-draft.ts';
import type { Risk, SavingReason } from './saving.ts';

/** How many replicas a region should have instead of those it has. */
export type Wanted = {
  kind: 'surplus-replicas' | 'missing-replicas';
  replicas: number;
  risk: Risk;
  reason: SavingReason;
};

/** Undefined where it has what it should have, or where that cannot be told. */
export function wantedReplicas(target: TargetRegion, draft: ImageDraft, deciding: Deciding): Wanted | undefined {
  const { version, replicas } = target;
  const { status, needed, limit } = deciding.plan.placementOf(target);
  if (status === 'infeasible') return undefined;
  const minimum = productionMinimum(target, deciding.facts);
  if (status === 'idle') return mayLower(target, deciding) ? wantedWithoutDemand(target, minimum, draft, deciding) : undefined;
  // More than the need alone is advised: by the share that the user states, else by one.
  const ample = Math.max(minimum, Math.min(limit, deciding.plan.sizing.headroom > 0 ? needed : needed + 1));
  if (replicas < needed) return { kind: 'missing-replicas', replicas: ample, risk: 'none', reason: { kind: 'missing-replicas', needed } };
  if (replicas <= ample || !mayLower(target, deciding)) return undefined;
  const demand = draft.isSuperseded(version) ? 'superseded' : 'served';
  return { kind: 'surplus-replicas', replicas: ample, risk: 'low', reason: { kind: 'surplus-replicas', demand, needed } };
}

/** As many as the policy says for superseded versions, else one; never fewer than the edition advises for production. */
function wantedWithoutDemand(target: TargetRegion, minimum: number, draft: ImageDraft, deciding: Deciding): Wanted | undefined {
  const { version, replicas } = target;
  const isSuperseded = draft.isSuperseded(version);
  const stated = isSuperseded ? retentionOf(version.image, deciding.policy).supersededReplicas : undefined;
  // Where the manifests hold no deployments, nobody knows what is needed.
  if (stated === undefined && !deciding.hasDeployments) return undefined;
  const enough = Math.max(minimum, stated ?? 1);
  if (replicas <= enough) return undefined;
  const demand = isSuperseded ? 'superseded' : 'none';
  const risk = isSuperseded ? 'low' : 'look';
  return { kind: 'surplus-replicas', replicas: enough, risk, reason: { kind: 'surplus-replicas', demand, needed: 0 } };
}

function mayLower({ version }: TargetRegion, { isFree, isUnclear }: Deciding): boolean {
  return isFree && !isUnclear(version);
}
