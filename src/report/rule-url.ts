const RULES_PAGES = 'https://gallerist.dev/rules/';

/** The page of a rule; an id that a user chose is encoded. */
export function ruleUrl(ruleId: string): string {
  return RULES_PAGES + ruleId.split('/').map(encodeURIComponent).join('/');
}
