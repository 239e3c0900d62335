/** An address that a browser may open for a person: of the web, and nothing else; `null` for any other. */
export function safeUrl(url: string | null): string | null {
  try {
    return url && ['https:', 'http:'].includes(new URL(url).protocol) ? url : null;
  } catch {
    return null;
  }
}
