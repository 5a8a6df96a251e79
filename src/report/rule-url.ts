import { uriPath } from './uri-path.ts';

export const HOME_PAGE = 'https://gallerist.dev/';

/** The page of a rule. Ids that users chose are encoded so far that the address may stand in any document. */
export function ruleUrl(ruleId: string): string {
  return `${HOME_PAGE}rules/${uriPath(ruleId)}`;
}
