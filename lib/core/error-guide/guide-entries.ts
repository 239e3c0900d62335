import type { GuideEntry } from './guide-entry.ts';

/** The common case: someone corrects the record and resyncs. */
const correctable = <const Steps extends readonly string[]>(...steps: Steps) =>
  ({
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
    grace: true,
    steps: [...steps, 'resync'],
    otherwise: 'keeps-failing',
  }) as const;

/**
 * The guide: every meaning an error can have, how it behaves, and the names of the phrases that explain it
 * (the phrases themselves are in the catalogues). Behaviour follows the product's error table: outages, limits and
 * lost connections never use grace cycles; what only a person can put right in QuickBooks does not either.
 */
export const GUIDE = {
  // Numbers and names
  'duplicate-number': correctable('open-existing', 'link-existing', 'else-change-number', 'change-number'),
  'duplicate-name': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
    grace: true,
    fix: ['relink-exact-customer', 'after-grace'],
    steps: ['find-name', 'link-name', 'else-change-name', 'change-name', 'resync'],
    otherwise: 'corrected-if-safe',
  },
  // The platform's own finding: it looked for a counterpart in QuickBooks and there is none.
  'no-match': correctable('match-by-hand', 'or-create', 'or-turn-off'),
  'already-exists': correctable('find-same', 'link-existing', 'else-change-value'),
  'already-received': {
    category: 'temporary',
    who: 'nobody',
    resync: 'yes',
    fix: ['recheck-once', 'at-once'],
    steps: ['wait-look-first', 'link-existing'],
    otherwise: 'looked-up',
  },

  // Gone, inactive, not found
  inactive: {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
    grace: true,
    steps: ['reactivate', 'or-choose-other', 'resync', 'no-clear-id'],
    otherwise: 'keeps-failing',
  },
  'record-gone': {
    category: 'data',
    who: 'admin',
    resync: 'no',
    clearId: true,
    fix: ['recheck-once', 'at-once'],
    steps: ['look-deleted', 'link-right', 'or-clear-id', 'or-skip'],
    otherwise: 'stays-unlinked',
  },
  'not-found': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
    fix: ['recheck-once', 'at-once'],
    steps: ['look-deleted', 'reactivate', 'link-right', 'resync'],
    otherwise: 'waits-for-you',
  },
  'voided-in-quickbooks': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'no',
    steps: ['compare', 'void-or-new', 'no-clear-id'],
    otherwise: 'sides-differ',
  },
  'bad-link': {
    category: 'data',
    who: 'admin',
    resync: 'no',
    clearId: true,
    steps: ['link-right', 'or-clear-id'],
    otherwise: 'stays-unlinked',
  },
  'company-reset': {
    category: 'connection',
    who: 'admin',
    resync: 'no',
    steps: ['confirm-reset'],
    otherwise: 'queue-waits',
  },
  'changed-since-sync': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
    steps: ['compare', 'choose-side'],
    otherwise: 'sides-differ',
  },
  'edited-meanwhile': {
    category: 'temporary',
    who: 'nobody',
    resync: 'yes',
    fix: ['resend-once', 'at-once'],
    steps: ['wait-reread', 'compare'],
    otherwise: 'sent-once-more',
  },

  // References
  'wrong-product': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'yes',
    grace: true,
    fix: ['rematch-product', 'after-grace'],
    steps: ['resync-first', 'check-product', 'resync'],
    otherwise: 'corrected-if-safe',
  },
  'wrong-reference': correctable('check-reference', 'or-choose-other'),
  'customer-missing': correctable('check-customer', 'choose-customer'),
  'waiting-on-parent': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'via-parent',
    steps: ['fix-parent'],
    otherwise: 'released',
  },
  'payment-not-linkable': correctable('same-customer', 'open-balance', 'or-unapplied'),
  'payment-too-large': correctable('compare-totals', 'lower-or-credit'),
  'payment-method': correctable('payment-methods-list', 'payment-method-box'),
  'wrong-parent': correctable('correct-parent'),

  // What QuickBooks has locked
  'closed-period': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
    steps: ['date-after-closing', 'or-by-hand', 'or-move-closing', 'or-skip'],
    otherwise: 'waits-for-you',
  },
  deposited: {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
    steps: ['open-deposit', 'resync', 'or-edit-by-hand'],
    otherwise: 'waits-for-you',
  },
  'bank-matched': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
    steps: ['undo-match', 'resync', 'or-edit-by-hand'],
    otherwise: 'waits-for-you',
  },
  reconciled: {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
    steps: ['ask-before-reconciled', 'or-edit-by-hand', 'or-skip'],
    otherwise: 'waits-for-you',
  },
  'card-processed': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'no',
    steps: ['change-in-quickbooks', 'or-skip'],
    otherwise: 'sides-differ',
  },
  'card-number-sent': {
    category: 'data',
    who: 'platform',
    resync: 'no',
    steps: ['remove-card-number', 'tell-support'],
    otherwise: 'refused-until-changed',
  },
  'still-in-use': correctable('remove-dependents', 'or-keep'),

  // Missing or wrong values
  'value-missing': correctable('fill-in'),
  'bad-characters': correctable('remove-characters'),
  'wrong-length': correctable('shorten'),
  'bad-date': correctable('correct-date'),
  'bad-number': correctable('correct-number'),
  'bad-contact': correctable('correct-contact'),
  'negative-amount': correctable('use-credit'),
  'not-balanced': correctable('balance-entry'),
  'line-total-differs': correctable('recalculate-line'),
  'wrong-currency': correctable('same-currency', 'enable-currency'),
  'wrong-account': correctable('product-account', 'deposit-account'),
  'custom-field': correctable('choose-custom-field'),
  'inventory-date': correctable('date-after-start'),
  'time-entry': correctable('correct-time'),
  attachment: correctable('smaller-file'),

  // Tax
  'tax-code': correctable('choose-tax-code'),
  'tax-calculation': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'yes',
    grace: true,
    steps: ['resync-first', 'check-address-tax', 'resync'],
    otherwise: 'keeps-failing',
  },
  'tax-differs': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'no',
    steps: ['compare', 'adjust-or-matched'],
    otherwise: 'amounts-stay',
  },

  // QuickBooks or the platform is busy, or did not answer
  busy: {
    category: 'temporary',
    who: 'nobody',
    resync: 'yes',
    fix: ['recheck-once', 'at-once'],
    steps: ['wait'],
    otherwise: 'looked-up',
  },
  'no-clear-answer': {
    category: 'temporary',
    who: 'nobody',
    resync: 'yes',
    fix: ['recheck-once', 'at-once'],
    steps: ['wait-look-first', 'copy-details'],
    otherwise: 'looked-up',
  },
  'operation-failed': {
    category: 'unknown',
    who: 'bookkeeper',
    resync: 'yes',
    grace: true,
    fix: ['recheck-once', 'at-once'],
    steps: ['read-original', 'resync', 'copy-details'],
    otherwise: 'keeps-failing',
  },
  'too-many-requests': {
    category: 'limits',
    who: 'nobody',
    resync: 'yes',
    fix: ['recheck-once', 'at-once'],
    steps: ['wait'],
    otherwise: 'looked-up',
  },
  'too-much-at-once': {
    category: 'limits',
    who: 'platform',
    resync: 'yes',
    steps: ['smaller-batches', 'tell-support'],
    otherwise: 'refused-until-changed',
  },

  // Connection, rights, plan
  'sign-in-expired': {
    category: 'connection',
    who: 'admin',
    resync: 'no',
    steps: ['renewed-by-itself', 'reconnect-if-stays'],
    otherwise: 'queue-waits',
  },
  'reconnect-needed': {
    category: 'connection',
    who: 'admin',
    resync: 'no',
    steps: ['reconnect'],
    otherwise: 'queue-waits',
  },
  'no-access': {
    category: 'connection',
    who: 'admin',
    resync: 'no',
    steps: ['restore-role', 'or-reconnect'],
    otherwise: 'queue-waits',
  },
  'connection-setup': {
    category: 'connection',
    who: 'platform',
    resync: 'no',
    steps: ['tell-support', 'reconnect'],
    otherwise: 'queue-waits',
  },
  'subscription-ended': {
    category: 'connection',
    who: 'admin',
    resync: 'no',
    steps: ['renew-subscription'],
    otherwise: 'queue-waits',
  },
  'company-locked': {
    category: 'connection',
    who: 'admin',
    resync: 'no',
    steps: ['sign-in-unlock'],
    otherwise: 'queue-waits',
  },
  'feature-off': {
    category: 'data',
    who: 'admin',
    resync: 'after-fix',
    grace: true,
    steps: ['turn-feature-on', 'or-leave-out', 'or-by-hand'],
    otherwise: 'keeps-failing',
  },

  // Not the bookkeeper's doing, or not known
  'not-accepted': {
    category: 'data',
    who: 'platform',
    resync: 'after-fix',
    steps: ['tell-support', 'or-by-hand'],
    otherwise: 'refused-until-changed',
  },
  'business-rule': correctable('read-original', 'check-usual'),
  'business-rule-unsaid': {
    category: 'data',
    who: 'bookkeeper',
    resync: 'after-fix',
    grace: true,
    steps: ['check-usual', 'resync', 'copy-details'],
    otherwise: 'keeps-failing',
  },
  undocumented: {
    category: 'unknown',
    who: 'bookkeeper',
    resync: 'yes',
    grace: true,
    steps: ['read-original', 'resync', 'copy-details'],
    otherwise: 'keeps-failing',
  },
  'no-reason': {
    category: 'unknown',
    who: 'bookkeeper',
    resync: 'yes',
    grace: true,
    steps: ['resync', 'check-usual', 'copy-details'],
    otherwise: 'keeps-failing',
  },
  unknown: {
    category: 'unknown',
    who: 'bookkeeper',
    resync: 'yes',
    grace: true,
    steps: ['read-original', 'resync', 'copy-details'],
    otherwise: 'keeps-failing',
  },
} as const satisfies Record<string, GuideEntry>;

/** The stable name of a meaning, e.g. `duplicate-number`. */
export type GuideId = keyof typeof GUIDE;
export type StepId = (typeof GUIDE)[GuideId]['steps'][number];
export type OtherwiseId = (typeof GUIDE)[GuideId]['otherwise'];

export const GUIDE_IDS = Object.keys(GUIDE) as readonly GuideId[];
