import type { RecordType } from '../../core/records/record-types.ts';
import { actions } from '../actions/en.ts';
import { plural } from '../plural.ts';
import { shared } from '../shared/en.ts';

/** Words of a record's card, of its dialogs and of the toasts. */
export const card = {
  shared,
  actions,
  card_of: (kind: RecordType, label: string) => `Sync of ${shared.record(kind, label)}`,
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
  },
  not_now: 'Not possible now',
  busy: 'A command is under way…',
  steps: 'What to do',
  warnings: 'Warnings',
  same_label: (n: number, label: string) =>
    `${n} records have the number or name ${label}. On lists none of them gets a badge, because a row cannot tell which one it is.`,
  facts: 'Sync',
  state_since: 'Since',
  last_success: 'Last success',
  never: 'never',
  next_attempt: 'Next attempt',
  attempts: 'Attempts',
  quickbooks_record: 'QuickBooks record',
  waits_on: 'Waits on',
  dependents: (n: number) =>
    plural('en', n, { one: '1 record waits on this one', other: `${n} records wait on this one` }),
  history: 'History',
  history_empty: 'Nothing has been done with this record here yet.',
  by: (who: string) => `by ${who}`,
  outcome: {
    pending: 'under way',
    succeeded: 'success',
    failed: 'failed',
    conflict: 'someone else was first',
    canceled: 'taken back',
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
  clear_unknown: (id: string) => `Whether QuickBooks still has record ${id} could not be told.`,
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
      one: 'This record waits on it and syncs after it:',
      other: `These ${n} records wait on it and sync after it:`,
    }),
  clear_locked: (who: string) => `${who} is working on this record.`,
  clear_question: 'What does Clear ID do?',
  clear_answer: [
    'The source platform remembers which QuickBooks record belongs to each of its own. Clear ID makes it forget the QuickBooks record named here.',
    'At the next sync the platform looks in QuickBooks first and creates a new record where there is none. Nothing is deleted in QuickBooks.',
    'You can undo it for 10 seconds; nothing is sent before. The old QuickBooks record stays in the history.',
  ],
  clear_checking: 'Checking QuickBooks…',
  clear_refused: 'Clear ID is not possible now',
  clear_confirm: 'Clear ID',
  undo: 'Undo',
  dismiss: 'Dismiss',
};

export type CardWords = typeof card;
