import { keysOf } from '../keys-of.ts';
import type { GuideEntry } from './guide-entry.ts';

/** The common case: a user corrects the record and resyncs. */
const CORRECTABLE = { category: 'data', who: 'bookkeeper', resync: 'after-fix', grace: true } as const;

/**
 * The guide: every meaning of an error and its behaviour (`guide-steps.ts` names the phrases that explain it). The
 * behaviour follows the product's error table: outages, limits and lost connections never use grace cycles, nor do
 * errors that only a person can correct in QuickBooks.
 */
export const GUIDE = {
  // Numbers and names
  'duplicate-number': CORRECTABLE,
  'duplicate-name': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
    grace: true,
    fix: ['relink-exact-customer', 'after-grace'],
  },
  // Reported by the platform: it found no counterpart in QuickBooks.
  'no-match': CORRECTABLE,
  'already-exists': CORRECTABLE,
  'already-received': {
    category: 'temporary',
    who: 'nobody',
    resync: 'yes',
    fix: ['recheck-once', 'at-once'],
  },

  // Gone, inactive, not found
  inactive: {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
    grace: true,
  },
  'record-gone': {
    category: 'data',
    who: 'admin',
    resync: 'no',
    clearId: true,
    fix: ['recheck-once', 'at-once'],
  },
  'not-found': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
    fix: ['recheck-once', 'at-once'],
  },
  'voided-in-quickbooks': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'no',
  },
  'bad-link': {
    category: 'data',
    who: 'admin',
    resync: 'no',
    clearId: true,
  },
  'company-reset': {
    category: 'connection',
    who: 'admin',
    resync: 'no',
  },
  'changed-since-sync': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
  },
  'edited-meanwhile': {
    category: 'temporary',
    who: 'nobody',
    resync: 'yes',
    fix: ['resend-once', 'at-once'],
  },

  // References
  'wrong-product': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'yes',
    grace: true,
    fix: ['rematch-product', 'after-grace'],
  },
  'wrong-reference': CORRECTABLE,
  'customer-missing': CORRECTABLE,
  'waiting-on-parent': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'via-parent',
  },
  'payment-not-linkable': CORRECTABLE,
  'payment-too-large': CORRECTABLE,
  'payment-method': CORRECTABLE,
  'wrong-parent': CORRECTABLE,

  // Locked in QuickBooks
  'closed-period': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
  },
  deposited: {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
  },
  'bank-matched': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
  },
  reconciled: {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
  },
  'card-processed': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'no',
  },
  'card-number-sent': {
    category: 'data',
    who: 'platform',
    resync: 'no',
  },
  'still-in-use': CORRECTABLE,

  // Missing or wrong values
  'value-missing': CORRECTABLE,
  'bad-characters': CORRECTABLE,
  'wrong-length': CORRECTABLE,
  'bad-date': CORRECTABLE,
  'bad-number': CORRECTABLE,
  'bad-contact': CORRECTABLE,
  'negative-amount': CORRECTABLE,
  'not-balanced': CORRECTABLE,
  'line-total-differs': CORRECTABLE,
  'wrong-currency': CORRECTABLE,
  'wrong-account': CORRECTABLE,
  'custom-field': CORRECTABLE,
  'inventory-date': CORRECTABLE,
  'time-entry': CORRECTABLE,
  attachment: CORRECTABLE,

  // Tax
  'tax-code': CORRECTABLE,
  'tax-calculation': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'yes',
    grace: true,
  },
  'tax-differs': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'no',
  },

  // QuickBooks or the platform is busy, or did not answer
  busy: {
    category: 'temporary',
    who: 'nobody',
    resync: 'yes',
    fix: ['recheck-once', 'at-once'],
  },
  'no-clear-answer': {
    category: 'temporary',
    who: 'nobody',
    resync: 'yes',
    fix: ['recheck-once', 'at-once'],
  },
  'operation-failed': {
    category: 'unknown',
    who: 'bookkeeper',
    resync: 'yes',
    grace: true,
    fix: ['recheck-once', 'at-once'],
  },
  'too-many-requests': {
    category: 'limits',
    who: 'nobody',
    resync: 'yes',
    fix: ['recheck-once', 'at-once'],
  },
  'too-much-at-once': {
    category: 'limits',
    who: 'platform',
    resync: 'yes',
  },

  // Connection, rights, plan
  'sign-in-expired': {
    category: 'connection',
    who: 'admin',
    resync: 'no',
  },
  'reconnect-needed': {
    category: 'connection',
    who: 'admin',
    resync: 'no',
  },
  'no-access': {
    category: 'connection',
    who: 'admin',
    resync: 'no',
  },
  'connection-setup': {
    category: 'connection',
    who: 'platform',
    resync: 'no',
  },
  'subscription-ended': {
    category: 'connection',
    who: 'admin',
    resync: 'no',
  },
  'company-locked': {
    category: 'connection',
    who: 'admin',
    resync: 'no',
  },
  'feature-off': {
    category: 'data',
    who: 'admin',
    resync: 'after-fix',
    grace: true,
  },

  // Not caused by the bookkeeper, or unknown
  'not-accepted': {
    category: 'data',
    who: 'platform',
    resync: 'after-fix',
  },
  'business-rule': CORRECTABLE,
  'business-rule-unsaid': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
    grace: true,
  },
  undocumented: {
    category: 'unknown',
    who: 'bookkeeper',
    resync: 'yes',
    grace: true,
  },
  'no-reason': {
    category: 'unknown',
    who: 'bookkeeper',
    resync: 'yes',
    grace: true,
  },
  unknown: {
    category: 'unknown',
    who: 'bookkeeper',
    resync: 'yes',
    grace: true,
  },
} as const satisfies Record<string, GuideEntry>;

/** The stable id of a meaning, e.g. `duplicate-number`. */
export type GuideId = keyof typeof GUIDE;

export const GUIDE_IDS: readonly GuideId[] = keysOf(GUIDE);
