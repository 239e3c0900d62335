/** Replaces a secret. */
export const MASK = '••••';

/** Endings of names whose value is a secret: `access_token`, `X-Api-Key`, `clientSecret`, `PHPSESSID`. */
const SECRET_NAMES =
  'token|secret|passw(?:or)?d|passphrase|pwd|(?:api|access|private|signing|subscription|account)[_-]?key(?:[_-]?id)?|' +
  'authorization|signature|credentials?|jwt|sess(?:ion)?[_-]?id|\\bsid';
/** A quote at any level of nesting: `"`, `\"`, `&quot;`. */
const QUOTE = '\\\\*["\']|&quot;|&#3[49];';
const SCHEMES = '(?:bearer|basic|digest|negotiate|token|apikey)\\s{1,3}';

/**
 * `name=value`, `"name": "value"`, `name => 'value'`, `<Name>value<`, `name%3Dvalue`, and headers in the same forms.
 */
const NAMED = new RegExp(
  `([\\w-]{0,40}(?:${SECRET_NAMES})(?:${QUOTE})?\\s{0,3}(?:=>|[:=>]|&gt;|%3[AD])\\s{0,3}\\[?(?:${SCHEMES})?)` +
    `(?:(${QUOTE})(?:\\\\.|[^\\\\])*?(?:(\\2)|$)|[^\\s"'&,;<>()\\[\\]{}\\\\]+)`,
  'gis',
);
/** A plain word after `token:` in a sentence: "Unexpected token: end of file". */
const PLAIN_WORD = /(?:token|signature|credentials?)\s{0,3}:\s{1,3}[a-z]{1,15}$/i;

/** Digest headers and cookies have several secret parts; all are masked. */
const DIGEST = /\b(digest\s{1,3})(?:\w{1,20}=(?:"[^"]*"|[^\s,"]+),?[ \t]*)+/gi;
const COOKIES =
  /\b((?:set-)?cookie2?(?:\\*["']|&quot;)?\s{0,3}(?:=>|[:=])[\s\\"'[]{0,6})(?:[^\s=;,"'\\<]{1,100}=[^\s;,"'\\<]*;?[ \t]{0,3}(?:(?:path|domain|expires|max-age|samesite|secure|httponly)[^;"'\\<\r\n]*;?[ \t]{0,3})*)+/gi;
/** `Bearer` and `Basic` without a header name. */
const SCHEMED = /\b((?:bearer|basic)\s{1,3})([\w.~+/=-]{4,})/gi;
/** "Basic authentication" and "Bearer token" are words: no digits, no capitals inside, shorter than a key. */
const SCHEME_WORD = /^[A-Za-z]?[a-z-]{1,18}\.?$/;

const ALWAYS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----.*?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|$)/gs,
  // JSON web tokens, also truncated ones.
  /\beyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g,
  // Keys with a known prefix: `sk_live_…`, `AKIA…`, `ghp_…`, `xoxb-…`, `AIza…`, `shpat_…`.
  /\b(?:[a-z]{2,8}_(?:live|test|prod|sandbox|secret)_\w{6,}|(?:AKIA|ASIA)[A-Z0-9]{16}|gh[opusr]_\w{16,}|xox[a-z]-[\w-]{8,}|AIza[\w-]{20,}|shp[a-z]{2}_\w{16,})/g,
];
const USER_OF_ADDRESS = /(\b[a-z][a-z+.-]{1,20}:\/\/)[^\s/@"'<>]{1,300}@/gi;

/**
 * Masks the secrets in a text: values under secret names in headers, cookies, query strings, forms, JSON and XML, web
 * tokens, keys with a known prefix, and passwords in addresses. Names stay, so that a reader sees what was there. In:
 * anything from a server, or to be copied. Out: the same text with `••••` for each secret; masking twice changes
 * nothing.
 */
export function maskSecrets(text: string): string {
  let masked = text;
  for (const pattern of ALWAYS) masked = masked.replace(pattern, MASK);
  return masked
    .replace(USER_OF_ADDRESS, `$1${MASK}@`)
    .replace(COOKIES, `$1${MASK}`)
    .replace(DIGEST, `$1${MASK}`)
    .replace(NAMED, (found, name: string, open = '', close = '') =>
      open === '' && PLAIN_WORD.test(found) ? found : `${name}${open}${MASK}${close}`,
    )
    .replace(SCHEMED, (found, scheme: string, value: string) =>
      SCHEME_WORD.test(value) ? found : `${scheme}${MASK}`,
    );
}

/** Masks a text that may be absent. */
export function maskIfAny(text: string | null): string | null {
  return text === null ? null : maskSecrets(text);
}
