/** Checks an address that the browser may open: returns it if it is a web address, `null` otherwise. */
export function safeUrl(url: string | null): string | null {
  try {
    return url && ['https:', 'http:'].includes(new URL(url).protocol) ? url : null;
  } catch {
    return null;
  }
}
