import type { Deployment } from '../estate/estate.ts';
import type { Placement } from './plan.ts';

/** Deployments that a finding has room for. */
const MAXIMUM_PLACES = 5;

/** The deployments that a placement's need comes from, as places beside a finding. */
export function demandPlaces({ demand }: Placement): { subject: Deployment; message: string }[] {
  return (demand?.deployments ?? []).slice(0, MAXIMUM_PLACES).map((subject) => ({ subject, message: 'part of the demand' }));
}
