/** The states a platform may report (Source Platform API §3, `sync.state`); what is not known reads as `unknown`. */
export const SYNC_STATES = [
  'needs_approval',
  'not_synced',
  'ready',
  'scheduled',
  'syncing',
  'waiting',
  'synced',
  'synced_warn',
  'failed',
  'changed',
  'link_broken',
  'skipped',
  'error_ignored',
  'canceled',
  'removed',
  'sync_off',
  'unknown',
] as const;
export type SyncState = (typeof SYNC_STATES)[number];

/**
 * What a badge can show: a platform's state, or `retrying`, which Tickmark derives from a failure that
 * still has grace cycles left.
 */
export type ShownState = SyncState | 'retrying';

/** The three numbers, always the same three, never added together. */
export type Counted = 'to_approve' | 'pending' | 'failed';

const COUNTED_AS: Partial<Record<ShownState, Counted>> = {
  needs_approval: 'to_approve',
  ready: 'pending',
  scheduled: 'pending',
  syncing: 'pending',
  waiting: 'pending',
  failed: 'failed',
  retrying: 'failed',
  changed: 'failed',
  link_broken: 'failed',
};

/** Under which of the three numbers a state counts, or `null` for none. */
export function countedAs(state: ShownState): Counted | null {
  return COUNTED_AS[state] ?? null;
}

/** Whether both sides agree, as far as the platform can tell. */
export function isSynced(state: ShownState): boolean {
  return state === 'synced' || state === 'synced_warn';
}

export type Tone = 'good' | 'quiet' | 'decide' | 'bad';

const TONES: Record<ShownState, Tone> = {
  needs_approval: 'decide',
  not_synced: 'quiet',
  ready: 'quiet',
  scheduled: 'quiet',
  syncing: 'quiet',
  waiting: 'quiet',
  synced: 'good',
  synced_warn: 'decide',
  failed: 'bad',
  retrying: 'bad',
  changed: 'decide',
  link_broken: 'bad',
  skipped: 'quiet',
  error_ignored: 'quiet',
  canceled: 'quiet',
  removed: 'quiet',
  sync_off: 'quiet',
  unknown: 'quiet',
};

/** Which of the four colours a state has: green only ever means that both sides agree. */
export function toneOf(state: ShownState): Tone {
  return TONES[state];
}
