import type { QuickBooksRef } from '../records/record-types.ts';
import { RECORD_ROUTES } from './record-routes.ts';

/** The address that opens a page of QuickBooks in a company, through the login redirector. */
const addressOf = (page: string, realm: string) =>
  `https://app.qbo.intuit.com/app/login?pagereq=${encodeURIComponent(page)}&deeplinkcompanyid=${realm}`;

/** The address that opens a list of a company. @param realm the company id, digits */
export const listLink = (list: 'invoices' | 'expenses', realm: string): string => addressOf(list, realm);

/**
 * The address that opens a record in its company. A bare `/app/invoice?txnId=` opens the record with that id in
 * whatever company is open, and loses the id when the user is signed out; the login redirector keeps both.
 * @param realm the company id, digits
 * @returns `null` for a type without a page in QuickBooks, and in the example, which QuickBooks does not have
 */
export function deepLink(ref: QuickBooksRef, realm: string): string | null {
  // The first route of a type is its usual one; guesses come last.
  const route = RECORD_ROUTES.find(({ type, confidence }) => type === ref.type && confidence !== 'C');
  if (!route || !/^\d+$/.test(ref.id) || !/^[1-9]\d*$/.test(realm)) return null;
  return addressOf(`${route.route}?${route.parameter}=${ref.id}`, realm);
}
