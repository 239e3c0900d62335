import type { Action } from '../../../../lib/core/records/actions.ts';
import { type BooksDocument, entityOf, isListEntry, sharesNumbers } from '../books/document.ts';
import type { Platform } from '../platform-context.ts';
import { sumOf } from '../record-values.ts';
import type { StoredRecord } from '../store/stored-record.ts';
import { missingParents } from '../sync/parents.ts';
import { findExisting } from '../sync/post-record.ts';
import type { WireEffects } from '../wire.ts';
import { takenAlong } from './decision-actions.ts';

const POSTS: ReadonlySet<Action> = new Set([
  'approve',
  'resync',
  'clear_id',
  'create_new',
  'restore',
  'unskip',
]);
const RELEASES: ReadonlySet<Action> = new Set([
  'approve',
  'resync',
  'clear_id',
  'create_new',
  'link',
  'sync_on',
]);

/** Predicts the effects of a command without changing anything. */
export function predictEffects(
  platform: Platform,
  realm: string,
  action: Action,
  record: StoredRecord,
  input: Record<string, unknown>,
): WireEffects {
  const existing = existingDocument(platform, realm, action, record, input);
  const isLinked = record.sync.quickbooks?.status === 'active';
  const affected = affectedRecords(platform, realm, action, record);
  return {
    creates: POSTS.has(action) && (action === 'clear_id' || (!isLinked && existing?.adopted !== true)),
    duplicate_of: existing && {
      type: existing.document.type,
      id: existing.document.id,
      number: existing.document.number ?? existing.document.name,
    },
    releases: RELEASES.has(action) ? waitingOn(platform, realm, record.id) : [],
    affects: { count: affected.length, total: sumOf(affected.map((one) => one.amount)) },
  };
}

/** The QuickBooks document that the record would duplicate or clash with. */
function existingDocument(
  platform: Platform,
  realm: string,
  action: Action,
  record: StoredRecord,
  input: Record<string, unknown>,
): { document: BooksDocument; adopted: boolean } | null {
  const entity = entityOf(record.type);
  if (!POSTS.has(action) || entity === null) return null;
  const copy = record.sync.quickbooks;
  const linked = copy && platform.books.get(realm, copy.type, copy.id);
  if (linked && linked.status !== 'deleted') {
    return action === 'clear_id' ? { document: linked, adopted: false } : null;
  }
  if (action === 'create_new') {
    const name = typeof input.display_name === 'string' ? input.display_name : (record.name ?? '');
    const holder = platform.books.byName(realm, entity, name)[0];
    return holder ? { document: holder, adopted: false } : null;
  }
  const own = findExisting({ platform, realm, record, entity });
  if (own) return { document: own, adopted: true };
  const sameName = isListEntry(entity) && record.name !== null;
  const clash = sameName
    ? platform.books.byName(realm, entity, record.name ?? '')[0]
    : platform.books.byNumber(realm, record.number ?? '').find((one) => sharesNumbers(entity, one.type));
  return clash ? { document: clash, adopted: false } : null;
}

/** The records, at any depth, that wait only on this one. */
function waitingOn(platform: Platform, realm: string, id: string): string[] {
  const freed = new Set([id]);
  const found: string[] = [];
  for (const parentId of freed) {
    for (const child of platform.records.dependentsOf(realm, parentId)) {
      if (child.sync.state !== 'waiting' || freed.has(child.id)) continue;
      if (missingParents(platform, realm, child).some((parent) => !freed.has(parent.id))) continue;
      freed.add(child.id);
      found.push(child.id);
    }
  }
  return found;
}

/** Other records that the command affects: those of a customer, the users of a service, the dependents of a link. */
function affectedRecords(
  platform: Platform,
  realm: string,
  action: Action,
  record: StoredRecord,
): StoredRecord[] {
  switch (action) {
    case 'sync_off':
      return takenAlong(platform, realm, record);
    case 'sync_on':
      return platform.records
        .ofParty(realm, record.id)
        .filter((child) => !child.deleted && child.sync.state === 'sync_off');
    case 'delete':
    case 'clear_id':
      return platform.records.dependentsOf(realm, record.id);
    default:
      return [];
  }
}
