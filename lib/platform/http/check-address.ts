import { isSafeAddress } from '../../core/platform-address.ts';
import { ADDRESS_MAX } from '../../core/platform-kinds.ts';
import { PlatformError } from '../platform-error.ts';

/**
 * The base address of a platform as the user typed it, with one slash at its end.
 *
 * HTTPS, or plain HTTP to this machine (Source Platform API §1); no sign-in, query or fragment in it. QuickBooks' own
 * hosts are refused: a request there would leave rows in the customer's audit log.
 * @throws PlatformError `address_invalid`, `address_insecure`
 */
export function checkAddress(text: string): URL {
  const typed = text.trim();
  const invalid = (why: string) =>
    new PlatformError('address_invalid', `This address cannot be used: ${why}`);
  if (!typed) throw invalid('it is empty');
  if (typed.length > ADDRESS_MAX) throw invalid('it is too long');
  if (!URL.canParse(typed)) throw invalid('it is no web address, such as https://api.example.com/v1');
  const url = new URL(typed);
  const host = url.hostname.replace(/\.$/, '');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw invalid('it does not begin with https://');
  if (url.username || url.password) throw invalid('it holds a user name or a password');
  if (typed.includes('?') || typed.includes('#')) throw invalid('it holds a query or a fragment');
  if (host === 'intuit.com' || host.endsWith('.intuit.com'))
    throw invalid('it belongs to QuickBooks, not to a platform');
  if (!isSafeAddress(url)) {
    throw new PlatformError(
      'address_insecure',
      'This address is not encrypted: it has to begin with https://',
    );
  }
  return new URL(`${url.pathname.replace(/\/+$/, '')}/`, url.origin);
}
