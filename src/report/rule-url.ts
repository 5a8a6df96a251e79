const RULES_PAGES = 'https://gallerist.dev/rules/';

/** The page of a rule. Ids that users chose are encoded so far that the address may stand in any document. */
export function ruleUrl(ruleId: string): string {
  return RULES_PAGES + ruleId.split('/').map(encodePart).join('/');
}

function encodePart(part: string): string {
  const encoded = encodeURIComponent(part.replaceAll(/\p{Cs}/gu, '\ufffd'));
  return encoded.replaceAll(/[!'()*~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
