import { checkAddress } from './check-address.ts';

/**
 * The origin of a pasted address: a server is asked at its own paths, whatever page of it was copied.
 * @throws PlatformError `address_invalid`, `address_insecure`
 */
export function checkOrigin(text: string): string {
  const typed = text.trim();
  const cut = /^(?:[a-z][a-z\d+.-]*:\/\/)?[^/?#\s]+/i.exec(typed)?.[0] ?? '';
  return checkAddress(cut.includes('://') || cut === '' ? cut : `https://${cut}`).origin;
}
