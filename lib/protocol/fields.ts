import * as z from 'zod/mini';
import { QUICKBOOKS_TYPES } from '../core/records/record-types.ts';

// Without this, zod tries `eval` once, and the browser reports a violation of the content security policy.
z.config({ jitless: true });

export const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
export const realm = z.string().check(z.regex(/^\d{6,25}$/));
export const companyKey = text(120);
export const recordId = text(200);
export const commandKey = z.string().check(z.regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/));
export const day = z.iso.date();
export const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

export const quickBooksRef = z.object({
  type: z.enum(QUICKBOOKS_TYPES),
  id: z.string().check(z.regex(/^\d{1,20}$/)),
});

/**
 * Who may send a request. `page` requests come from a content script in a QuickBooks page and name the company open
 * there; `extension` requests come from Tickmark's own pages. No request names an address to fetch.
 */
export type RequestRules = Record<
  string,
  {
    readonly from: 'page' | 'extension' | 'both';
    /** Tickmark's own pages may omit the open company; a content script must name it. */
    readonly pageNamesRealm?: true;
    readonly schema: z.ZodMiniType;
  }
>;
