import { type ErrorGuide, isVague, meaningOfCode } from './error-guide.ts';

type Meanings = Pick<ErrorGuide, 'meanings'>;

/** Nearly all codes of QuickBooks are 600 or higher; a bare 401 or 503 is an HTTP status that a platform passed on. */
const HTTP_STATUS = /^(?:40[1-9]|41[03]|429|50[1-9]|52\d)$/;
const PREFIXED = /^(?:qbo?|quickbooks|intuit|fault|error|err|code)[\s_:#.-]{0,3}0*(\d{3,5})$/i;
const HTTP = /^http[\s_:-]{0,3}(\d{3})$/i;

/** Explicit codes in a text: the gateway's `errorCode=003200`, JSON, XML, "Error code: 6140". */
const STATED =
  /(?:\berror ?code["']?\s{0,3}[=:]|"code"\s{0,3}:|\bcode\s{0,3}=|code d['\u2019]erreur\s{0,3}[=:])\s{0,3}["']?0*(\d{3,5})\b/i;
/** `statusCode=401`, `HTTP/1.1 502`, "status code 503", .NET's "error: (503)", Python's "503 Server Error". */
const STATED_STATUS =
  /\b(?:status ?code\D{0,32}|(?:http|with) status\W{0,3}|http(?:\/[\d.]{1,3})?[ :]{1,2}|error: ?\()(\d{3})\b|\b(5\d\d) (?:server error|bad|service|gateway|internal)/i;

/**
 * Normalizes the code of an error: digits without leading zeros (`003001` → `3001`), `HTTP_503`, or a name
 * (`invalid_grant`). A code in the text is used if the code itself is missing or less specific.
 * @param code from the platform
 * @param text message and detail, as received
 * @returns `null` without a code
 */
export function readCode(guide: Meanings, code: string | null | undefined, text: string): string | null {
  const readable = text.slice(0, 6_000);
  const own = spellCode(guide, code);
  if (own !== null && !isVague(guide, own)) return own;
  const stated = STATED.exec(readable)?.[1];
  if (stated && meaningOfCode(guide, stated)) return stated;
  if (own !== null) return own;
  return readStatus(text);
}

/** The HTTP status that a text states, as `HTTP_503`; `null` without one. */
export function readStatus(text: string): string | null {
  const [, named, titled] = STATED_STATUS.exec(text.slice(0, 6_000)) ?? [];
  const status = named ?? titled;
  return status && /^[45]/.test(status) ? `HTTP_${status}` : null;
}

function spellCode(guide: Meanings, code: string | null | undefined): string | null {
  const trimmed = String(code ?? '')
    .trim()
    .slice(0, 60);
  if (/^\d+$/.test(trimmed)) {
    const digits = trimmed.replace(/^0+/, '');
    if (digits === '') return null;
    return HTTP_STATUS.test(digits) ? `HTTP_${digits}` : digits;
  }
  const prefixed = PREFIXED.exec(trimmed)?.[1];
  if (prefixed) return prefixed;
  const status = HTTP.exec(trimmed)?.[1];
  if (status) return `HTTP_${status}`;
  if (/^(?:|null|undefined|none|unknown|n\/a|-)$/i.test(trimmed)) return null;
  for (const spelling of [trimmed, trimmed.toUpperCase(), trimmed.toLowerCase()]) {
    if (meaningOfCode(guide, spelling)) return spelling;
  }
  return trimmed;
}
