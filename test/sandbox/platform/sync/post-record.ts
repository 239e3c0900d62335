import type { QuickBooksType } from '../../../../lib/core/records/record-types.ts';
import type { SyncState } from '../../../../lib/core/records/sync-state.ts';
import { BooksError, deletedThere, inactiveThere } from '../books/books-error.ts';
import { type BooksDocument, documentValues, entityOf, isListEntry } from '../books/document.ts';
import type { ForcedPost, Platform } from '../platform-context.ts';
import { copyOf, markOf, recordValues, toCents } from '../record-values.ts';
import type { Company } from '../store/company-table.ts';
import type { StoredRecord } from '../store/stored-record.ts';
import type { WireError } from '../wire.ts';
import { changedBy, compareSides } from './compare-sides.ts';
import { missingParents } from './parents.ts';

/** The result of an attempt to post; the record holds the details. */
export type PostOutcome = SyncState | 'busy';

interface Attempt {
  platform: Platform;
  realm: string;
  company: Company;
  record: StoredRecord;
  entity: QuickBooksType;
}

/**
 * Posts one record into QuickBooks: looks first, never makes a second copy, and sends only local changes. Changes the
 * record in memory (link, error, warnings, last synced values) and does not save it.
 *
 * @returns the state it ends in, or `busy` when QuickBooks accepted no call
 */
export function postRecord(
  platform: Platform,
  realm: string,
  company: Company,
  record: StoredRecord,
): PostOutcome {
  if (missingParents(platform, realm, record).length > 0) return 'waiting';
  const forced = takeForcedPost(platform, realm, record.id);
  if (forced?.error === 'busy') return 'busy';
  record.sync.attempts += 1;
  record.sync.last_attempt_at = platform.clock.nowText();
  record.sync.error = null;
  record.sync.warnings = [];
  record.sync.changed = null;
  const entity = entityOf(record.type);
  if (entity === null) return succeed(record, platform);
  const attempt: Attempt = { platform, realm, company, record, entity };
  try {
    if (!forced) return record.sync.quickbooks ? postLinked(attempt) : postUnlinked(attempt);
    if (forced.saved) {
      const lost = structuredClone(record);
      if (record.sync.quickbooks) postLinked({ ...attempt, record: lost });
      else postUnlinked({ ...attempt, record: lost });
    }
    return fail(record, { ...forced.error, request_id: platform.nextId('req') });
  } catch (error) {
    if (!(error instanceof BooksError)) throw error;
    return fail(record, {
      code: error.code,
      message: error.message,
      detail: error.detail,
      request_id: platform.nextId('req'),
    });
  } finally {
    record.choice = null;
  }
}

function takeForcedPost(platform: Platform, realm: string, recordId: string): ForcedPost | null {
  const { forced_posts } = platform.switches;
  const at = forced_posts.findIndex(
    (one) => one.realm === realm && (one.record_id === undefined || one.record_id === recordId),
  );
  const forced = forced_posts[at];
  if (!forced) return null;
  forced.times -= 1;
  if (forced.times <= 0) forced_posts.splice(at, 1);
  return forced;
}

function fail(record: StoredRecord, error: WireError): SyncState {
  record.sync.error = error;
  return 'failed';
}

function succeed(record: StoredRecord, platform: Platform): SyncState {
  record.sync.last_success_at = platform.clock.nowText();
  return record.sync.warnings.length > 0 ? 'synced_warn' : 'synced';
}

/** Links a document as this record's copy, and notes a total that QuickBooks rounds differently. */
export function takeLink(platform: Platform, record: StoredRecord, document: BooksDocument): SyncState {
  record.sync.quickbooks = copyOf(document, platform.clock.nowText());
  record.sync.error = null;
  record.sync.warnings = [];
  const here = recordValues(record);
  const there = documentValues(document);
  record.last_synced = { ...here, ...there };
  record.tolerated = {};
  for (const field of compareSides(here, there, null)) {
    if (field.changed_by === null) continue;
    record.tolerated[field.name] = [field.platform ?? '', field.quickbooks ?? ''];
    if (field.name === 'amount') {
      record.sync.warnings.push({
        code: record.quickbooks_total === null ? 'amount_differs' : 'tax_differs',
        message: `Total is ${field.platform} on FieldPro and ${field.quickbooks} in QuickBooks`,
      });
    }
  }
  return succeed(record, platform);
}

function postLinked(attempt: Attempt): SyncState {
  const { platform, realm, company, record } = attempt;
  const copy = record.sync.quickbooks;
  const document = copy && platform.books.get(realm, copy.type, copy.id);
  if (copy && (!document || document.status === 'deleted')) {
    record.sync.quickbooks = { ...copy, status: 'deleted', checked_at: platform.clock.nowText() };
    const gone = deletedThere();
    fail(record, {
      code: gone.code,
      message: gone.message,
      detail: gone.detail,
      request_id: platform.nextId('req'),
    });
    return 'link_broken';
  }
  if (!document) throw new Error('A linked record without a link');
  record.sync.quickbooks = copyOf(document, platform.clock.nowText());
  if (document.status === 'inactive') throw inactiveThere(document.type, document.name ?? document.id);
  if (document.status === 'voided') return leaveChanged(record, 'quickbooks', platform);
  if (record.direction === 'import') {
    for (const [name, value] of Object.entries(documentValues(document))) setValue(record, name, value);
    return takeLink(platform, record, document);
  }
  const fields = compareSides(
    recordValues(record),
    documentValues(document),
    record.last_synced,
    record.tolerated,
  );
  const differing = fields.filter((field) => field.changed_by !== null);
  const choice = record.choice ?? {};
  const undecided = differing.filter((field) => field.changed_by !== 'platform' && !choice[field.name]);
  if (undecided.length > 0) return leaveChanged(record, changedBy(fields) ?? 'quickbooks', platform);
  const toSend = differing.filter((field) => (choice[field.name] ?? 'platform') === 'platform');
  if (toSend.length > 0 && platform.companies.settings().no_update.includes(record.type)) {
    return leaveChanged(record, 'platform', platform);
  }
  for (const field of differing) {
    if (choice[field.name] === 'quickbooks') setValue(record, field.name, field.quickbooks);
  }
  if (toSend.length === 0) return takeLink(platform, record, document);
  const patch: Partial<BooksDocument> = { fields: {} };
  for (const { name, platform: value } of toSend) {
    if (name === 'amount') patch.amount = record.quickbooks_total ?? value;
    else if (name === 'number' || name === 'name' || name === 'date') patch[name] = value;
    else patch.fields = { ...patch.fields, [name]: value ?? '' };
  }
  const saved = platform.books.update(realm, company, document.type, document.id, patch, {
    items: record.items,
    readToken: document.sync_token,
  });
  return takeLink(platform, record, saved);
}

function leaveChanged(
  record: StoredRecord,
  by: 'platform' | 'quickbooks' | 'both',
  platform: Platform,
): SyncState {
  record.sync.changed = { by, at: platform.clock.nowText() };
  return 'changed';
}

/** Sets one compared value of a record by its field name. */
export function setValue(record: StoredRecord, name: string, value: string | null): void {
  if (name === 'amount') {
    record.amount = value === null ? null : { value, currency: record.amount?.currency ?? 'USD' };
  } else if (name === 'number' || name === 'name' || name === 'date') {
    record[name] = value;
  } else if (value === null) {
    delete record.fields[name];
  } else {
    record.fields[name] = value;
  }
}

function postUnlinked(attempt: Attempt): SyncState {
  const { platform, realm, company, record, entity } = attempt;
  const existing = findExisting(attempt);
  if (existing?.mark === markOf(record)) return postFoundAgain(attempt, existing);
  if (existing) return takeLink(platform, record, existing);
  if (record.match === 'ask' && isListEntry(entity)) {
    return fail(record, {
      code: 'no_match',
      message: `No matching ${record.type} in QuickBooks`,
      detail: `No ${entity === 'Item' ? 'product or service' : record.type} in QuickBooks is named "${record.name}".`,
      request_id: platform.nextId('req'),
    });
  }
  const linked = record.depends_on.flatMap((id) => {
    const parent = platform.records.get(realm, id);
    const copy = parent?.sync.quickbooks;
    return copy && parent.type === 'invoice' && record.type === 'payment'
      ? [{ type: copy.type, id: copy.id }]
      : [];
  });
  if (overpays(attempt, linked)) return 'waiting';
  const party = record.party && platform.records.get(realm, record.party.id)?.sync.quickbooks;
  const values = recordValues(record);
  const { number, name, date, amount, ...fields } = values;
  const made = platform.books.create(
    realm,
    company,
    {
      type: entity,
      number: number ?? null,
      name: name ?? null,
      date: date ?? null,
      amount: record.quickbooks_total ?? amount ?? null,
      party: party && record.party ? { id: party.id, name: record.party.name } : null,
      fields,
      linked,
      mark: markOf(record),
    },
    record.amount?.currency ?? company.currency,
    { items: record.items, allowSameNumber: record.confirmed_copy },
  );
  record.confirmed_copy = false;
  return takeLink(platform, record, made);
}

/** Links its own document after a lost answer, and updates it to the record's current values. */
function postFoundAgain(attempt: Attempt, document: BooksDocument): SyncState {
  const { record } = attempt;
  const here = recordValues(record);
  const there = documentValues(document);
  record.sync.quickbooks = copyOf(document, attempt.platform.clock.nowText());
  record.last_synced = there;
  record.tolerated = {};
  for (const [name, value] of Object.entries(there)) {
    if (!(name in here)) record.tolerated[name] = ['', value];
  }
  return postLinked(attempt);
}

/** Finds the document of this record: by its mark, or by number, party, amount and date; names by name. */
export function findExisting(attempt: {
  platform: Platform;
  realm: string;
  record: StoredRecord;
  entity: QuickBooksType;
}): BooksDocument | null {
  const { platform, realm, record, entity } = attempt;
  const marked = platform.books.byMark(realm, markOf(record));
  if (marked && marked.type === entity) return marked;
  if (record.confirmed_copy) return null;
  const isFree = (document: BooksDocument) =>
    platform.records
      .byQuickBooks(realm, document.type, document.id)
      .every((other) => other.id === record.id || other.sync.quickbooks?.status === 'deleted');
  if (isListEntry(entity)) {
    const named = record.name === null ? [] : platform.books.byName(realm, entity, record.name);
    return named.find((one) => one.type === entity && one.status === 'active' && isFree(one)) ?? null;
  }
  if (record.number === null) return null;
  const party = record.party ? platform.records.get(realm, record.party.id)?.sync.quickbooks?.id : undefined;
  return (
    platform.books
      .byNumber(realm, record.number)
      .find(
        (one) =>
          one.type === entity &&
          one.status === 'active' &&
          one.date === record.date &&
          one.amount === (record.quickbooks_total ?? record.amount?.value ?? null) &&
          (party === undefined || one.party === null || one.party.id === party) &&
          isFree(one),
      ) ?? null
  );
}

/** A payment over the total of its only invoice waits until someone decides about the rest. */
function overpays(attempt: Attempt, linked: readonly { type: QuickBooksType; id: string }[]): boolean {
  const { platform, realm, record } = attempt;
  const only = linked[0];
  if (linked.length !== 1 || !only || record.overpayment_as_credit || !record.amount) return false;
  const invoice = platform.books.get(realm, only.type, only.id);
  if (invoice?.amount == null || invoice.status !== 'active') return false;
  const over = toCents(record.amount.value) - toCents(invoice.amount);
  if (over <= 0n) return false;
  const amount = `${over / 100n}.${String(over % 100n).padStart(2, '0')}`;
  record.sync.warnings = [
    {
      code: 'payment_exceeds_invoice',
      message: `Payment is ${amount} ${record.amount.currency} more than the QuickBooks invoice`,
    },
  ];
  return true;
}
