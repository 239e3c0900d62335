import { type BooksDocument, documentValues } from '../books/document.ts';
import { enterState, logRecord, saveRecord } from '../change-record.ts';
import { FIELDPRO, type Platform } from '../platform-context.ts';
import { copyOf, recordValues } from '../record-values.ts';
import type { StoredRecord } from '../store/stored-record.ts';
import { changedBy, compareSides } from './compare-sides.ts';

const WATCHED = new Set(['synced', 'synced_warn', 'changed', 'failed', 'link_broken']);

/**
 * Updates a linked record from its current QuickBooks copy: deleted → link broken; voided or edited → changed. Saves the
 * record only if something differs.
 *
 * @returns whether anything differed
 */
export function noticeDocument(
  platform: Platform,
  realm: string,
  record: StoredRecord,
  document: BooksDocument | null,
): boolean {
  const copy = record.sync.quickbooks;
  if (!copy || !WATCHED.has(record.sync.state)) return false;
  const at = platform.clock.nowText();
  const was = { state: record.sync.state, copy: JSON.stringify({ ...copy, checked_at: null }) };
  const isGone = !document || document.status === 'deleted';
  record.sync.quickbooks = isGone
    ? { ...copy, status: 'deleted', checked_at: at }
    : copyOf(document, copy.checked_at ?? at);
  if (isGone) {
    enterState(record, 'link_broken', at);
  } else if (record.sync.state !== 'failed') {
    const fields = compareSides(
      recordValues(record),
      documentValues(document),
      record.last_synced,
      record.tolerated,
    );
    const by = document.status === 'voided' ? 'quickbooks' : changedBy(fields);
    if (record.sync.state === 'link_broken') {
      // It was restored in QuickBooks; the next attempt or a person decides whether it still agrees.
      enterState(record, by === null ? 'synced' : 'changed', at);
    } else if (by !== null && record.direction === 'export') {
      enterState(record, 'changed', at);
    }
    if (record.sync.state === 'changed' && by !== null && record.sync.changed?.by !== by) {
      record.sync.changed = { by, at };
    }
  }
  const isSame =
    was.state === record.sync.state &&
    was.copy === JSON.stringify({ ...record.sync.quickbooks, checked_at: null });
  if (isSame) return false;
  record.sync.quickbooks.checked_at = at;
  saveRecord(platform, realm, record, FIELDPRO);
  if (was.state !== record.sync.state) {
    logRecord(platform, realm, record, {
      actor: FIELDPRO,
      action: 'noticed',
      outcome: 'succeeded',
      before: { state: was.state },
      after: { state: record.sync.state },
    });
  }
  return true;
}

/** Handles every document touched in QuickBooks since the last call, as a platform notified by QuickBooks does. */
export function noticeTouched(platform: Platform, realm: string): void {
  for (const document of platform.books.takeTouched(realm)) {
    for (const record of platform.records.byQuickBooks(realm, document.type, document.id)) {
      noticeDocument(platform, realm, record, document);
    }
  }
}
