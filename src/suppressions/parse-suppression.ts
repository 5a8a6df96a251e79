/** What a suppression comment says. */
export type Directive = {
  scope: 'line' | 'next-line' | 'document';
  ruleIds: string[];
  /** yyyy-MM-dd as written; undefined where there is none. */
  until: string | undefined;
  /** What follows `--`. */
  reason: string | undefined;
};

/** The word that every suppression begins with. */
export const MARKER = 'gallerist-disable';

const FORM = /^gallerist-disable(-next-line|-line)?(?:\s+|$)(.*)$/s;
/** A comment on the suppression. */
const COMMENT = /(?:^|\s)#.*$/s;

/** Reads `gallerist-disable-next-line scaling/no-headroom until=2027-01-31 -- why`; undefined where it is another word. */
export function parseSuppression(text: string): Directive | undefined {
  const parts = FORM.exec(text);
  if (parts === null) return undefined;
  const [, suffix, rest = ''] = parts;
  const [said = '', ...reasons] = rest.replace(COMMENT, '').split(/(?:^|\s)--(?:\s|$)/);
  const reason = reasons.join(' -- ').trim();
  const words = said.split(/[\s,]+/).filter(Boolean);
  return {
    scope: suffix === '-line' ? 'line' : suffix === '-next-line' ? 'next-line' : 'document',
    ruleIds: words.filter((word) => !word.startsWith('until=')),
    until: words.find((word) => word.startsWith('until='))?.slice('until='.length),
    reason: reason === '' ? undefined : reason,
  };
}
