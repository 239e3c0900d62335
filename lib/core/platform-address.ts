/** The result of checking a typed platform address: the permission pattern it needs, or the problem. */
export type TypedAddress =
  | { readonly ok: true; readonly address: string; readonly host: string; readonly pattern: string }
  | { readonly ok: false; readonly why: 'missing' | 'invalid' };

/** This computer, as the manifest names it: no other form of it may be asked. */
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost']);

/** HTTPS, or plain HTTP to this computer; without a user's name or password in it. */
export function isSafeAddress({ protocol, hostname, username, password }: URL): boolean {
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
  return isSafe && !username && !password;
}

/**
 * Checks an address that somebody else gives for use in a link: only a safe address of the web opens a page.
 * @returns the address; `null` for any other
 */
export function webLink(address: string | null): string | null {
  try {
    const url = address ? new URL(address) : null;
    return url && isSafeAddress(url) ? url.href : null;
  } catch {
    return null;
  }
}

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
  if (!isSafeAddress(url)) return { ok: false, why: 'invalid' };
  return { ok: true, address, host: url.host, pattern: `${url.protocol}//${url.hostname}/*` };
}
