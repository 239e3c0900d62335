import type { GuideId } from './guide-entries.ts';

/** The explanation of a meaning, as names of phrases. */
interface StepsRow {
  readonly steps: readonly string[];
  readonly otherwise: string;
}

/** The common case: a user corrects the record and resyncs. */
const correctable = <const Steps extends readonly string[]>(...steps: Steps) =>
  ({ steps: [...steps, 'resync'], otherwise: 'keeps-failing' }) as const;

/** The steps for every meaning of the guide. Separate from the behaviour, because only surfaces need them. */
export const GUIDE_STEPS = {
  'duplicate-number': correctable('open-existing', 'link-existing', 'else-change-number', 'change-number'),
  'duplicate-name': {
    steps: ['find-name', 'link-name', 'else-change-name', 'change-name', 'resync'],
    otherwise: 'corrected-if-safe',
  },
  'no-match': correctable('match-by-hand', 'or-create', 'or-turn-off'),
  'already-exists': correctable('find-same', 'link-existing', 'else-change-value'),
  'already-received': { steps: ['wait-look-first', 'link-existing'], otherwise: 'looked-up' },
  inactive: { steps: ['reactivate', 'or-choose-other', 'resync', 'no-clear-id'], otherwise: 'keeps-failing' },
  'record-gone': {
    steps: ['look-deleted', 'link-right', 'or-clear-id', 'or-skip'],
    otherwise: 'stays-unlinked',
  },
  'not-found': { steps: ['look-deleted', 'reactivate', 'link-right', 'resync'], otherwise: 'waits-for-you' },
  'voided-in-quickbooks': { steps: ['compare', 'void-or-new', 'no-clear-id'], otherwise: 'sides-differ' },
  'bad-link': { steps: ['link-right', 'or-clear-id'], otherwise: 'stays-unlinked' },
  'company-reset': { steps: ['confirm-reset'], otherwise: 'queue-waits' },
  'changed-since-sync': { steps: ['compare', 'choose-side'], otherwise: 'sides-differ' },
  'edited-meanwhile': { steps: ['wait-reread', 'compare'], otherwise: 'sent-once-more' },
  'wrong-product': { steps: ['resync-first', 'check-product', 'resync'], otherwise: 'corrected-if-safe' },
  'wrong-reference': correctable('check-reference', 'or-choose-other'),
  'customer-missing': correctable('check-customer', 'choose-customer'),
  'waiting-on-parent': { steps: ['fix-parent'], otherwise: 'released' },
  'payment-not-linkable': correctable('same-customer', 'open-balance', 'or-unapplied'),
  'payment-too-large': correctable('compare-totals', 'lower-or-credit'),
  'payment-method': correctable('payment-methods-list', 'payment-method-box'),
  'wrong-parent': correctable('correct-parent'),
  'closed-period': {
    steps: ['new-date', 'date-after-closing', 'or-by-hand', 'or-move-closing', 'or-skip'],
    otherwise: 'waits-for-you',
  },
  deposited: { steps: ['open-deposit', 'resync', 'or-edit-by-hand'], otherwise: 'waits-for-you' },
  'bank-matched': { steps: ['undo-match', 'resync', 'or-edit-by-hand'], otherwise: 'waits-for-you' },
  reconciled: { steps: ['ask-before-reconciled', 'or-edit-by-hand', 'or-skip'], otherwise: 'waits-for-you' },
  'card-processed': { steps: ['change-in-quickbooks', 'change-there', 'or-skip'], otherwise: 'sides-differ' },
  'card-number-sent': { steps: ['remove-card-number', 'tell-support'], otherwise: 'refused-until-changed' },
  'still-in-use': correctable('remove-dependents', 'or-keep'),
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
  'tax-code': correctable('choose-tax-code'),
  'tax-calculation': { steps: ['resync-first', 'check-address-tax', 'resync'], otherwise: 'keeps-failing' },
  'tax-differs': { steps: ['compare', 'adjust-or-matched', 'adjust'], otherwise: 'amounts-stay' },
  busy: { steps: ['wait'], otherwise: 'looked-up' },
  'no-clear-answer': { steps: ['wait-look-first', 'copy-details'], otherwise: 'looked-up' },
  'operation-failed': { steps: ['read-original', 'resync', 'copy-details'], otherwise: 'keeps-failing' },
  'too-many-requests': { steps: ['wait'], otherwise: 'looked-up' },
  'too-much-at-once': { steps: ['smaller-batches', 'tell-support'], otherwise: 'refused-until-changed' },
  'sign-in-expired': { steps: ['renewed-by-itself', 'reconnect-if-stays'], otherwise: 'queue-waits' },
  'reconnect-needed': { steps: ['reconnect'], otherwise: 'queue-waits' },
  'no-access': { steps: ['restore-role', 'or-reconnect'], otherwise: 'queue-waits' },
  'connection-setup': { steps: ['tell-support', 'reconnect'], otherwise: 'queue-waits' },
  'subscription-ended': { steps: ['renew-subscription'], otherwise: 'queue-waits' },
  'company-locked': { steps: ['sign-in-unlock'], otherwise: 'queue-waits' },
  'feature-off': { steps: ['turn-feature-on', 'or-leave-out', 'or-by-hand'], otherwise: 'keeps-failing' },
  'not-accepted': { steps: ['tell-support', 'or-by-hand'], otherwise: 'refused-until-changed' },
  'business-rule': correctable('read-original', 'check-usual'),
  'business-rule-unsaid': { steps: ['check-usual', 'resync', 'copy-details'], otherwise: 'keeps-failing' },
  undocumented: { steps: ['read-original', 'resync', 'copy-details'], otherwise: 'keeps-failing' },
  'no-reason': { steps: ['resync', 'check-usual', 'copy-details'], otherwise: 'keeps-failing' },
  unknown: { steps: ['read-original', 'resync', 'copy-details'], otherwise: 'keeps-failing' },
} as const satisfies Record<GuideId, StepsRow>;

export type StepId = (typeof GUIDE_STEPS)[GuideId]['steps'][number];
export type OtherwiseId = (typeof GUIDE_STEPS)[GuideId]['otherwise'];
