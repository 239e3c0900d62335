import * as z from 'zod/mini';
import { isExample } from '../core/example-company.ts';
import { isQuickBooksAddress } from '../core/identity/identify-page.ts';
import { isKeyOf } from '../core/keys-of.ts';
import { TickmarkError } from '../core/tickmark-error.ts';
import type { RequestRules, Surface } from './fields.ts';
import { REQUESTS, type Request } from './requests.ts';

/** The browser's facts about a sender, limited to those that a sender cannot forge. */
export interface Sender {
  readonly id?: string | undefined;
  readonly origin?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  /** One document of one frame; absent in Firefox. */
  readonly documentId?: string | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

/**
 * Tells on which surface a message was sent. A content script also carries Tickmark's id, so the origin decides: a page
 * cannot choose it. Tickmark's own pages are never framed, so a frame of its origin stands in somebody's page.
 */
export function kindOfSender(sender: Sender, ownId: string, ownOrigin: string): Surface | 'stranger' {
  if (sender.id !== ownId) return 'stranger';
  const origin = sender.origin ?? originOf(sender.url);
  const isFrame = (sender.frameId ?? 0) !== 0;
  if (origin === ownOrigin) return isFrame ? 'card' : 'own';
  if (isFrame || !origin || !URL.canParse(origin)) return 'stranger';
  return isQuickBooksAddress(new URL(origin)) ? 'page' : 'stranger';
}

function originOf(url: string | undefined): string | null {
  try {
    return url ? new URL(url).origin : null; // Firefox before 126 gives no `origin`.
  } catch {
    return null;
  }
}

/** The type that a message names, whatever it is. */
export function typeOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined;
}

/**
 * Validates a message and returns it as a request.
 * @param message any value
 * @throws TickmarkError `unknown_request`, `sender_refused`, `malformed_request`, `wrong_company`
 */
export function passGate(message: unknown, sender: ReturnType<typeof kindOfSender>): Request {
  const type = typeOf(message);
  if (typeof type !== 'string' || !isKeyOf(type, REQUESTS)) {
    throw new TickmarkError('unknown_request', 'There is no such request');
  }
  const { from, schema, inTab = schema }: RequestRules[string] = REQUESTS[type];
  if (sender === 'stranger' || !from.includes(sender)) {
    throw new TickmarkError('sender_refused', `${type} may not be sent from there`);
  }
  const read = z.safeParse((sender === 'own' ? schema : inTab) as z.ZodMiniType<Request>, message);
  if (!read.success) {
    const at = read.error.issues.map((issue) => issue.path.join('.') || '(whole)').join(', ');
    throw new TickmarkError('malformed_request', `${type} is malformed at ${at}`);
  }
  const { realm, company_key: key } = namedIn(read.data);
  if (sender !== 'own' && (isExample(realm) || (key !== undefined && !key.endsWith(`:${realm}`)))) {
    throw new TickmarkError('wrong_company', `${key} is not the open company ${realm}`);
  }
  return read.data;
}

/** The company that a request names: the one open where it was sent, and the one that it is about. */
export function namedIn(request: Request): { readonly realm?: string | null; readonly company_key?: string } {
  return {
    ...('realm' in request && request.realm !== undefined && { realm: request.realm }),
    ...('company_key' in request && request.company_key && { company_key: request.company_key }),
  };
}
