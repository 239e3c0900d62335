/**
 * An address that may stand in a link: a platform's address is text from outside, and only the web's own schemes open a page.
 * @returns the address, or `null` for every other scheme and for what is no address
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
