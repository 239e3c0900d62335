/**
 * The key of an automatic command: made from what it does, so that every browser of a firm makes the same one and the
 * platform does it once, and no other platform that knows a record of the same id.
 * @param parts e.g. the platform's address and its name (another one may come to stand at that address), realm, record id,
 * version, correction
 * @returns a UUID (version 8: custom content, RFC 9562)
 */
export async function deriveKey(parts: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(parts));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
