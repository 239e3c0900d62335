import { enterState, saveRecord } from '../change-record.ts';
import type { Platform } from '../platform-context.ts';
import { FIELDPRO } from '../platform-context.ts';
import type { StoredRecord } from '../store/stored-record.ts';

const IN_QUICKBOOKS = new Set(['synced', 'synced_warn', 'changed']);

/** Whether children may be sent: the parent is in QuickBooks and not turned off. */
export function carriesChildren(parent: StoredRecord): boolean {
  const { state, quickbooks } = parent.sync;
  if (state === 'sync_off' || state === 'link_broken') return false;
  return IN_QUICKBOOKS.has(state) || quickbooks?.status === 'active';
}

/** The parents of a record that are not in QuickBooks yet; parents unknown to the platform do not count. */
export function missingParents(platform: Platform, realm: string, record: StoredRecord): StoredRecord[] {
  return record.depends_on.flatMap((id) => {
    const parent = platform.records.get(realm, id);
    return parent && !parent.deleted && !carriesChildren(parent) ? [parent] : [];
  });
}

/**
 * Releases children that waited only on this parent: into the queue if approved before, otherwise to approval.
 *
 * @returns the ids of those that joined the queue
 */
export function releaseChildren(platform: Platform, realm: string, parentId: string): string[] {
  const released: string[] = [];
  for (const child of platform.records.dependentsOf(realm, parentId)) {
    if (child.sync.state !== 'waiting' || missingParents(platform, realm, child).length > 0) continue;
    enterState(child, child.approved ? 'ready' : 'needs_approval', platform.clock.nowText());
    child.sync.warnings = [];
    saveRecord(platform, realm, child, FIELDPRO);
    if (child.approved) released.push(child.id);
  }
  return released;
}
