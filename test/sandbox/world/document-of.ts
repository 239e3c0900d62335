import type { NewDocument } from '../platform/books/books.ts';
import { isListEntry } from '../platform/books/document.ts';
import { markOf, recordValues } from '../platform/record-values.ts';
import type { StoredRecord } from '../platform/store/stored-record.ts';

/**
 * The QuickBooks document of a linked record, as the platform posted it.
 *
 * @param partyQuickBooksId the QuickBooks id of its customer or vendor
 * @param changes later differences in QuickBooks
 */
export function documentOf(
  record: StoredRecord,
  partyQuickBooksId: string | null,
  changes: Partial<NewDocument> = {},
): NewDocument {
  const copy = record.sync.quickbooks;
  if (!copy) throw new Error(`Record ${record.id} is not linked`);
  const { number, name, date, amount, ...fields } = record.last_synced ?? recordValues(record);
  return {
    type: copy.type,
    id: copy.id,
    number: number ?? record.number,
    name: isListEntry(copy.type) ? (name ?? record.name) : null,
    date: date ?? null,
    amount: copy.amount?.value ?? amount ?? null,
    currency: record.amount?.currency ?? 'USD',
    party: record.party && partyQuickBooksId ? { id: partyQuickBooksId, name: record.party.name } : null,
    fields,
    mark: markOf(record),
    made_by: 'platform',
    ...changes,
  };
}
