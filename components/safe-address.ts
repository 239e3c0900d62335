/**
 * Checks an address for use in a link: a platform's address is untrusted, and only web schemes open a page.
 * @returns the address, or `null` for another scheme or an invalid address
 */
export function safeAddress(address: string | null): string | null {
  if (!address) return null;
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}
