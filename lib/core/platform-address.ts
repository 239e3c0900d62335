/** What a typed platform address comes to before anything is asked: the pattern of the permission it needs, or why not. */
export type TypedAddress =
  | { readonly ok: true; readonly address: string; readonly host: string; readonly pattern: string }
  | { readonly ok: false; readonly why: 'missing' | 'invalid' };

const LOOPBACK = new Set(['127.0.0.1', 'localhost']);

/**
 * Reads a typed address just far enough to know which host the browser must be asked about. The platform room judges the
 * address itself once more.
 * @returns `pattern` as the permissions of the browser want it: no port, all paths
 */
export function readTypedAddress(typed: string): TypedAddress {
  const address = typed.trim();
  if (!address) return { ok: false, why: 'missing' };
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return { ok: false, why: 'invalid' };
  }
  const usable = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!usable || url.username || url.password) return { ok: false, why: 'invalid' };
  return { ok: true, address, host: url.host, pattern: `${url.protocol}//${url.hostname}/*` };
}

/** Problems that lie with the access key; all others are told beside the address. */
const KEY_PROBLEM = /key|right|realm|company/;

/** Beside which field a refused connection is explained. */
export function fieldOfProblem(code: string): 'address' | 'key' {
  return KEY_PROBLEM.test(code) ? 'key' : 'address';
}
