import type { RecordType } from '../../core/records/record-types.ts';
import { actions } from '../actions/en.ts';
import { plural } from '../plural.ts';
import { shared } from '../shared/en.ts';

/** Words of a record's card, of its dialogs and of the toasts. */
export const card = {
  shared,
  actions,
  commands: 'What you can do',
  more: 'More',
  more_for: (record: string) => `More actions for ${record}`,
  /** What both sides say of a record. */
  sides: {
    both_say: 'Both say',
    agree: 'Both sides agree',
    checked: 'checked',
    gap: 'Difference',
    missing: {
      no_copy: (_platform: string) => 'not there yet',
      gone: (_platform: string) => 'no longer there',
      not_told: (platform: string) => `${platform} doesn’t say what it holds`,
    },
    changed: {
      platform: (platform: string) => `Changed in ${platform}`,
      quickbooks: (_platform: string) => 'Changed in QuickBooks',
      both: (_platform: string) => 'Changed on both sides',
    },
    on: (day: string) => `on ${day}`,
    at: (clock: string) => `at ${clock}`,
    equal: 'last equal',
    equal_alone: 'Last equal',
    elsewhere: 'The change is elsewhere on the record.',
  },
  not_now: 'Not possible right now',
  busy: 'Working…',
  warnings: 'Warnings',
  same_label: (n: number, label: string) =>
    `${n} records share the number or name ${label}, so none of them gets a badge in lists.`,
  state_since: 'Since',
  last_success: 'Last success',
  never: 'never',
  /** Beside a record that waits in a queue that does not move. */
  stands: (since: string) => `Nothing has synced since ${since}.`,
  next_attempt: 'Next attempt',
  attempts: 'Attempts',
  quickbooks_record: 'QuickBooks record',
  waits_on: 'Waiting on',
  dependents: (n: number) =>
    plural('en', n, {
      one: '1 record is waiting on this one',
      other: `${n} records are waiting on this one`,
    }),
  history: 'History',
  history_empty: 'No actions on this record yet.',
  by: (who: string) => `by ${who}`,
  outcome: {
    pending: 'in progress',
    succeeded: 'succeeded',
    failed: 'failed',
    conflict: 'someone else got there first',
    canceled: 'undone',
    refused: 'refused',
  },
  original: 'Original message, as received',
  copy_names: 'with names of customers',
  request_id: 'Request ID',
  record_id: 'Record ID',
  open_quickbooks: 'Open in QuickBooks',
  open_panel: 'Open panel',
  open_platform: (platform: string) => `Open in ${platform}`,

  clear_title: 'Clear ID — unlink from this QuickBooks record',
  clear_not_found: (id: string) => `QuickBooks record ${id} was not found.`,
  clear_not_found_unnamed: 'The linked QuickBooks record was not found.',
  clear_voided: (id: string) => `QuickBooks record ${id} is voided.`,
  clear_inactive: (id: string) => `QuickBooks record ${id} is inactive.`,
  clear_exists: (id: string) => `QuickBooks still has record ${id}.`,
  clear_unknown: (id: string) => `We couldn’t tell whether QuickBooks still has record ${id}.`,
  clear_creates: (kind: RecordType) => ({
    before: 'A ',
    strong: 'new',
    after: ` ${shared.type[kind]} will be created in QuickBooks.`,
  }),
  clear_creates_nothing: 'No new record will be created in QuickBooks.',
  clear_duplicate: (number: string | null, id: string) =>
    number
      ? `QuickBooks already has number ${number} (record ${id}): linking to it is safer.`
      : `QuickBooks already has such a record (record ${id}): linking to it is safer.`,
  clear_dependents: (n: number) =>
    plural('en', n, {
      one: 'This record is waiting on it and will sync afterward:',
      other: `These ${n} records are waiting on it and will sync afterward:`,
    }),
  clear_locked: (who: string) => `${who} is working on this record.`,
  clear_question: 'What does Clear ID do?',
  clear_answer: [
    'The source platform keeps track of which QuickBooks record goes with each of its own. Clear ID makes it forget this one.',
    'At the next sync it looks in QuickBooks first, and creates a new record only if it finds none. Nothing is deleted in QuickBooks.',
    'You can undo for 10 seconds; nothing is sent before then. The old QuickBooks record stays in the history.',
  ],
  clear_checking: 'Checking QuickBooks…',
  clear_refused: 'Clear ID isn’t possible right now',
  clear_confirm: 'Clear ID',
  undo: 'Undo',
  dismiss: 'Dismiss',
};

export type CardWords = typeof card;
