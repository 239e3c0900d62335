import { type BooksDocument, documentValues } from '../books/document.ts';
import { enterState, logRecord, saveRecord } from '../change-record.ts';
import { FIELDPRO, type Platform } from '../platform-context.ts';
import { copyOf, recordValues } from '../record-values.ts';
import type { StoredRecord } from '../store/stored-record.ts';
import { changedBy, compareSides } from './compare-sides.ts';

const WATCHED = new Set(['synced', 'synced_warn', 'changed', 'failed', 'link_broken']);

/**
 * Brings a linked record up to date with what its QuickBooks copy is now: gone → link broken; voided or edited →
 * changed. Saves the record only when something is different.
 *
 * @returns whether anything was different
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
      // It came back (restored in QuickBooks): whether it still agrees is for the next attempt or a person to say.
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

/** Looks at every document touched in QuickBooks since the last look; what a platform hears of from QuickBooks. */
export function noticeTouched(platform: Platform, realm: string): void {
  for (const document of platform.books.takeTouched(realm)) {
    for (const record of platform.records.byQuickBooks(realm, document.type, document.id)) {
      noticeDocument(platform, realm, record, document);
    }
  }
}
