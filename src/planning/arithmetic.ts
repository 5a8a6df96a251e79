import type { Facts } from '../facts/facts.ts';
import type { Placement } from './plan.ts';
import type { Sizing } from './sizing.ts';

/** Steps that a message has room for. */
const MAXIMUM_STEPS = 4;

/** Why that many replicas, in one line: `120 VMs: ceil(120 / 20) = 6; 1 scale set of 600: 1 x ceil(600 / 600) = 1`. */
export function arithmeticOf({ because }: Placement): string {
  if (because.length <= MAXIMUM_STEPS) return because.join('; ');
  return `${because.slice(0, MAXIMUM_STEPS).join('; ')}; ${because.length - MAXIMUM_STEPS} more`;
}

/** Who asks for that many: `edition 2021-06`, or the configuration. */
export function sizingBasis({ isConfigured }: Sizing, { edition }: Facts): string {
  return isConfigured ? 'the configured sizing' : `edition ${edition}`;
}
