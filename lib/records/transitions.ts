import type { ShownState } from './sync-state.ts';

const NEXT: Record<ShownState, readonly ShownState[]> = {
  needs_approval: ['needs_approval', 'ready', 'removed'],
  not_synced: ['ready', 'scheduled', 'synced'],
  ready: ['scheduled', 'canceled', 'waiting', 'removed'],
  scheduled: ['syncing', 'canceled', 'waiting', 'removed'],
  syncing: ['synced', 'synced_warn', 'failed', 'waiting', 'link_broken'],
  waiting: ['ready', 'canceled'],
  synced: ['changed', 'link_broken', 'scheduled'],
  synced_warn: ['changed', 'link_broken', 'scheduled', 'synced'],
  failed: ['retrying', 'scheduled', 'skipped', 'error_ignored', 'link_broken', 'ready', 'synced', 'removed'],
  retrying: ['retrying', 'synced', 'failed', 'scheduled', 'skipped', 'error_ignored', 'link_broken'],
  changed: ['scheduled', 'skipped', 'error_ignored', 'link_broken', 'synced', 'synced_warn'],
  link_broken: ['ready', 'skipped', 'error_ignored', 'synced'],
  skipped: ['ready', 'scheduled', 'failed', 'changed'],
  error_ignored: ['ready', 'scheduled', 'failed'],
  canceled: ['ready', 'scheduled'],
  removed: ['needs_approval', 'ready', 'scheduled'],
  sync_off: ['ready', 'needs_approval', 'waiting', 'failed'],
  unknown: [],
};

/**
 * Whether the vocabulary allows a record to go from one state to another (product: allowed transitions).
 * A customer may be switched off from anywhere; nothing is known of what follows `unknown`.
 */
export function isAllowedTransition(from: ShownState, to: ShownState): boolean {
  return from === 'unknown' || to === 'unknown' || to === 'sync_off' || NEXT[from].includes(to);
}
