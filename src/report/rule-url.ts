import { isInCatalogue } from '../engine/custom-rule.ts';
import { uriPath } from './uri-path.ts';

export const HOME_PAGE = 'https://gallerist.dev/';

/**
 * The page of a rule; of one that is not of the catalogue, the page about rules of users' own. Ids are encoded so far that the
 * address may stand in any document.
 */
export function ruleUrl(ruleId: string): string {
  if (!isInCatalogue(ruleId)) return `${HOME_PAGE}custom-rules`;
  return `${HOME_PAGE}rules/${uriPath(ruleId)}`;
}
