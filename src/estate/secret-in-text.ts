/** An address that gives a secret away to whoever may read it. */
export type SecretAddress = {
  /** What it gives away: `a SAS token`. */
  secret: string;
  /** The address without credentials and without anything that follows the path. */
  masked: string;
};

/** What stands beside the signature in a shared access signature of Azure: version, expiry, permissions and so on. */
const SAS_FIELDS = new Set(['sv', 'se', 'st', 'sp', 'sr', 'ss', 'srt', 'spr', 'sip', 'si', 'ske', 'skn', 'skoid']);

/** Parameters that let in whoever knows them, in lower case without `-` and `_`; `code` is the key of an Azure function. */
const SECRET_PARAMETERS = new Set([
  'accesskey',
  'accesstoken',
  'accountkey',
  'apikey',
  'apitoken',
  'authtoken',
  'clientsecret',
  'code',
  'functionkey',
  'idtoken',
  'key',
  'passwd',
  'password',
  'pwd',
  'refreshtoken',
  'sas',
  'sastoken',
  'secret',
  'secretkey',
  'sharedaccesskey',
  'sharedaccesssignature',
  'subscriptionkey',
  'token',
  'xamzsignature',
  'xgoogsignature',
]);

/** What no address holds. */
const BETWEEN_ADDRESSES = /[\s<>"]+/;
const END_OF_AUTHORITY = /[/?#]/;
/** `;` separates as well: parameters of a path, and the `&amp;` of an address copied from a page. */
const SEPARATOR = /[?&;#]/;

/**
 * The first address with a secret in a text, which may be an address itself: a shared access signature, a password
 * before the host, or a parameter such as `token`. Undefined where there is none.
 */
export function findSecret(text: string): SecretAddress | undefined {
  if (!text.includes('=') && !text.includes('@')) return undefined;
  for (const word of text.split(BETWEEN_ADDRESSES)) {
    const secret = secretOf(word);
    if (secret !== undefined) return { secret, masked: mask(word) };
  }
  return undefined;
}

function secretOf(word: string): string | undefined {
  if (/:./.test(userInfoOf(word))) return 'a password';
  // Prose with an equals sign is no address.
  if (!word.includes('://') && !word.includes('?')) return undefined;
  const parameters = parametersOf(word);
  if (parameters.has('sig') && [...parameters.keys()].some((name) => SAS_FIELDS.has(name))) return 'a SAS token';
  for (const [name, written] of parameters) if (SECRET_PARAMETERS.has(name)) return `the parameter "${written}"`;
  return undefined;
}

/** What stands between `://` and the last `@` before the path; '' where nothing does. */
function userInfoOf(word: string): string {
  const [authority = ''] = word.slice(startOfHost(word)).split(END_OF_AUTHORITY, 1);
  return startOfHost(word) === 0 ? '' : authority.slice(0, Math.max(0, authority.lastIndexOf('@')));
}

/** Where a scheme ends; 0 where there is none. */
function startOfHost(word: string): number {
  const scheme = word.indexOf('://');
  const separator = word.search(SEPARATOR);
  return scheme === -1 || (separator !== -1 && separator < scheme) ? 0 : scheme + '://'.length;
}

/** The parameters that have a value: their names in lower case without `-` and `_`, and as written. */
function parametersOf(word: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const part of word.split(SEPARATOR).slice(1)) {
    const end = part.indexOf('=');
    if (end <= 0 || end === part.length - 1) continue;
    const written = part.slice(0, end);
    parameters.set(written.toLowerCase().replaceAll(/[-_]/g, ''), written);
  }
  return parameters;
}

/** Keeps scheme, host and path; no more than the scheme where a `@` leaves open what is password, host or parameter. */
function mask(word: string): string {
  const scheme = word.slice(0, startOfHost(word));
  const rest = word.slice(scheme.length + userInfoOf(word).length);
  const [path = ''] = rest.split(SEPARATOR, 1);
  if (rest.includes('@', path.length)) return `${scheme}***`;
  // A `@` further on is the end of a password that has a slash in it.
  const credentials = path.lastIndexOf('@');
  const parameters = path.length === rest.length ? '' : `${rest.charAt(path.length)}***`;
  return `${scheme}${credentials === -1 ? '' : '***'}${path.slice(Math.max(0, credentials))}${parameters}`;
}
