/** The result of checking a typed platform address: the permission pattern it needs, or the problem. */
export type TypedAddress =
  | { readonly ok: true; readonly address: string; readonly host: string; readonly pattern: string }
  | { readonly ok: false; readonly why: 'missing' | 'invalid' };

const LOOPBACK = new Set(['127.0.0.1', 'localhost']);

/**
 * Parses a typed address just far enough to know which host permission to request. The platform room validates the
 * address itself again.
 * @returns `pattern` in the browser's format for permissions: no port, all paths
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
