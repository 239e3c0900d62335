import type { RecordType } from '../../core/records/record-types.ts';
import type { ShownState } from '../../core/records/sync-state.ts';
import { command } from '../actions/en.ts';
import { names } from '../names/en.ts';

/** States in the accessible name of a badge, after `Sync:`. */
const spoken: Record<ShownState, string> = {
  needs_approval: 'needs approval',
  not_synced: 'not synced',
  ready: 'ready',
  scheduled: 'scheduled',
  syncing: 'syncing',
  waiting: 'waiting',
  retrying: 'retrying',
  synced: 'synced',
  synced_warn: 'synced with warnings',
  failed: 'failed',
  changed: 'changed',
  link_broken: 'link broken',
  skipped: 'skipped',
  error_ignored: 'error ignored',
  canceled: 'canceled',
  removed: 'removed from queue',
  sync_off: 'off',
  unknown: 'unknown',
};

const titled = (kind: RecordType, label: string) => {
  const name = names.record(kind, label);
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** Words of badges, banners and messages in QuickBooks pages. */
export const page = {
  names,
  command,
  spoken,
  /** The texts of badges: shorter than elsewhere if their accessible name still contains them. */
  shown: { ...names.state, ready: 'Ready', changed: 'Changed' },
  badge: (state: string, kind: RecordType, label: string, reason: string | null) =>
    `Sync: ${state}, ${names.record(kind, label)}${reason ? `, ${reason}` : ''}`,
  as_of: (time: string) => `as of ${time}`,
  resync: 'Resync',
  clear_id: 'Clear ID',
  open_new: 'Open the new one',
  reload: 'Reload',
  reload_name: 'Reload this page to see the new amount',
  under_way: 'Working…',

  region: 'Tickmark',
  /** A different name from the button of other toasts, to distinguish them. */
  not_now: 'Not now',

  extension_gone: 'Reload this tab to keep sync badges.',
  badges_paused: 'Something on this page keeps removing the sync badges. They come back in a while.',
  show_again: 'Show sync badges again',
  removed: 'removed from its place',
  shows_other: (number: string) => `the form shows ${number}`,
  other_number: (number: string, kind: RecordType, label: string) =>
    `The form on screen shows number ${number}, but the address names ${names.record(kind, label)}: nothing is sent from here. Reload this tab.`,

  synced: (kind: RecordType, label: string) => `${titled(kind, label)} synced`,
  old_amount: 'The form on screen still shows the old amount.',
  not_synced: (kind: RecordType, label: string, state: string, reason: string | null) =>
    `${titled(kind, label)}: ${state}${reason ? `, ${reason}` : ''}`,
  taken_back: (kind: RecordType, label: string) => `Undone: ${names.record(kind, label)}`,
  done: (kind: RecordType, label: string, state: string) => `${titled(kind, label)}: ${state}`,
  too_late: 'It’s too late to undo.',
  no_answer: 'Tickmark isn’t responding. Nothing is lost; the badge will update when it responds.',

  shortcut_other: 'Resync isn’t available here: open an invoice or another record first.',
  shortcut_unknown: (company: string | null) =>
    company
      ? `Resync isn’t available here: your source platform doesn’t know this record of ${company}, or the company isn’t connected.`
      : 'Resync isn’t available here: the open company isn’t connected to a source platform.',
  shortcut_conflict: 'Resync isn’t available here: another company is open in QuickBooks. Reload this tab.',
  shortcut_not_allowed: (kind: RecordType, label: string) =>
    `Resync isn’t available for ${names.record(kind, label)} right now.`,
};

export type PageWords = typeof page;
