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
 * Where a request may come from: `page`, the content script in a QuickBooks page; `card`, a frame of Tickmark inside a
 * QuickBooks page, which has no more rights than that page; `own`, Tickmark's own pages.
 */
export type Surface = 'page' | 'card' | 'own';

const PAGE = ['page'] as const;
const CARD = ['card'] as const;
const OWN = ['own'] as const;
const ALL = ['page', 'card', 'own'] as const;
/** Who may send a request. */
export const FROM = { PAGE, CARD, OWN, ALL } as const satisfies Record<string, readonly Surface[]>;

/** Requests by type: who may send them, and their exact shape. No request names an address to fetch. */
export type RequestRules = Record<
  string,
  {
    readonly from: readonly Surface[];
    readonly schema: z.ZodMiniType;
    /** The shape that `page` and `card` are held to, where it is narrower: they name the open company. */
    readonly inTab?: z.ZodMiniType;
  }
>;
