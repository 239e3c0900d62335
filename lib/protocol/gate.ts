import * as z from 'zod/mini';
import { isKeyOf } from '../core/keys-of.ts';
import { TickmarkError } from '../core/tickmark-error.ts';
import type { RequestRules } from './fields.ts';
import { REQUESTS, type Request } from './requests.ts';

/** The browser's facts about a sender, limited to those that a sender cannot forge. */
export interface Sender {
  readonly id?: string | undefined;
  readonly origin?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
}

const QUICKBOOKS_ORIGIN = /^https:\/\/(?:[a-z0-9-]+\.)*qbo\.intuit\.com$/;

/**
 * Tells whether a sender is one of Tickmark's own pages, the content script in a QuickBooks page, or a stranger. A
 * content script also carries Tickmark's id, so the origin decides: a page cannot choose it.
 */
export function kindOfSender(
  sender: Sender,
  ownId: string,
  ownOrigin: string,
): 'extension' | 'page' | 'stranger' {
  if (sender.id !== ownId) return 'stranger';
  const origin = sender.origin ?? originOf(sender.url);
  if (origin === ownOrigin) return 'extension';
  return origin && QUICKBOOKS_ORIGIN.test(origin) && (sender.frameId ?? 0) === 0 ? 'page' : 'stranger';
}

function originOf(url: string | undefined): string | null {
  try {
    return url ? new URL(url).origin : null; // Firefox before 126 gives no `origin`.
  } catch {
    return null;
  }
}

/**
 * Validates a message and returns it as a request.
 * @param message any value
 * @throws TickmarkError `unknown_request`, `sender_refused`, `malformed_request`
 */
export function passGate(message: unknown, sender: ReturnType<typeof kindOfSender>): Request {
  const type =
    typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined;
  if (typeof type !== 'string' || !isKeyOf(type, REQUESTS)) {
    throw new TickmarkError('unknown_request', 'There is no such request');
  }
  const { from, schema, pageNamesRealm }: RequestRules[string] = REQUESTS[type];
  if (sender === 'stranger' || (from !== 'both' && from !== sender)) {
    throw new TickmarkError('sender_refused', `${type} may not be sent from there`);
  }
  const read = z.safeParse(schema as z.ZodMiniType<Request>, message);
  if (!read.success) {
    const at = read.error.issues.map((issue) => issue.path.join('.') || '(whole)').join(', ');
    throw new TickmarkError('malformed_request', `${type} is malformed at ${at}`);
  }
  if (sender === 'page' && pageNamesRealm && !('realm' in read.data && read.data.realm)) {
    throw new TickmarkError('malformed_request', `${type} is malformed at realm`);
  }
  return read.data;
}
