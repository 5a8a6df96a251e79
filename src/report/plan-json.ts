import type { Analysis } from '../engine/analyze.ts';
import type { EditionId } from '../facts/facts.ts';
import type { Placement, PlacementStatus, Plan, ScaleSetDemand } from '../planning/plan.ts';
import { safeJson } from './safe-json.ts';

/** `plan -f json`, as schemas/plan-output.schema.json has it. */
export type PlanOutput = {
  edition: EditionId;
  /** The formulas in force, in `vms` and `instances`, and the share over the need. */
  sizing: { virtualMachines: string; scaleSet: string; headroom: number };
  placements: PlanOutputPlacement[];
  summary: Plan['summary'];
};

export type PlanOutputPlacement = {
  gallery: string;
  image: string;
  version: string;
  region: string;
  /** Absent where there is none. */
  demand?: { window: string; virtualMachines: number; scaleSets: ScaleSetDemand[] };
  needed: number;
  configured: number;
  limit: number;
  status: PlacementStatus;
  because: readonly string[];
};

/** The placements for programs, as text: two spaces, a final newline. */
export function planJson(analysis: Analysis): string {
  return safeJson(planOutput(analysis));
}

export function planOutput(analysis: Analysis): PlanOutput {
  const { placements, sizing, summary } = analysis.plan();
  return {
    edition: analysis.facts.edition,
    sizing: { virtualMachines: sizing.virtualMachines.text, scaleSet: sizing.scaleSet.text, headroom: sizing.headroom },
    placements: placements.map(placementRow),
    summary,
  };
}

function placementRow({ image, versionName, region, demand, needed, configured, limit, status, because }: Placement): PlanOutputPlacement {
  return {
    gallery: image.gallery.name,
    image: image.name,
    version: versionName,
    region,
    ...(demand === undefined
      ? undefined
      : { demand: { window: demand.window, virtualMachines: demand.virtualMachines, scaleSets: demand.scaleSets } }),
    needed,
    configured,
    limit,
    status,
    because,
  };
}
