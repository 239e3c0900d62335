import type { Hono } from 'hono';
import { type BooksDocument, documentValues, isListEntry } from '../books/document.ts';
import { readLimit } from '../cursor.ts';
import type { Platform } from '../platform-context.ts';
import { PlatformProblem } from '../problem.ts';
import { copyOf, recordValues } from '../record-values.ts';
import type { Company } from '../store/company-table.ts';
import type { StoredRecord } from '../store/stored-record.ts';
import { compareSides } from '../sync/compare-sides.ts';
import { noticeDocument } from '../sync/notice-changes.ts';
import { type ApiParts, type ApiVariables, companyOf } from './api-context.ts';

/** §5: looking into QuickBooks through the platform. */
export function addLookRoutes(app: Hono<{ Variables: ApiVariables }>, { platform }: ApiParts): void {
  app.get('/companies/:realm/records/:id/check', (context) => {
    const company = companyOf(context, platform);
    const record = platform.records.get(company.realm_id, context.req.param('id'));
    if (!record || record.older || record.deleted) {
      throw new PlatformProblem(404, 'not_found', 'There is no such record');
    }
    return context.json(platform.store.together(() => check(platform, company, record)));
  });

  app.get('/companies/:realm/customers', (context) => {
    const { realm_id: realm } = companyOf(context, platform);
    const wanted = searchWords(context.req.query('query') ?? '');
    const limit = readLimit(context.req.query('limit'), 50);
    const customers = (['Customer', 'Vendor', 'Employee'] as const)
      .flatMap((type) => platform.books.ofType(realm, type))
      .filter(
        (one) =>
          one.name !== null &&
          wanted.every((word) =>
            searchWords(one.name ?? '')
              .join(' ')
              .includes(word),
          ),
      )
      .sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '') || Number(a.id) - Number(b.id))
      .slice(0, limit)
      .map((one) => {
        const [holder] = platform.records.byQuickBooks(realm, one.type, one.id);
        return {
          quickbooks_id: one.id,
          name: one.name,
          kind: one.type.toLowerCase(),
          active: one.status === 'active',
          linked_to: holder ? { id: holder.id, name: holder.name ?? holder.id } : null,
        };
      });
    return context.json({ customers });
  });
}

/** The words of a name for a search: without accents or case, "&" as "and". */
export function searchWords(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function check(platform: Platform, company: Company, record: StoredRecord) {
  const realm = company.realm_id;
  const at = platform.clock.nowText();
  if (!company.quickbooks.connected) {
    return {
      exists: 'unknown',
      quickbooks: record.sync.quickbooks,
      same_number: [],
      fields: [],
      locked_by: null,
      inactive: null,
      checked_at: at,
    };
  }
  const copy = record.sync.quickbooks;
  const document = copy && platform.books.get(realm, copy.type, copy.id);
  if (copy) noticeDocument(platform, realm, record, document);
  const isThere = document !== null && document.status !== 'deleted';
  const fields = compareSides(
    recordValues(record),
    isThere ? documentValues(document) : {},
    record.last_synced,
    record.tolerated,
  );
  return {
    exists: existence(document),
    quickbooks: isThere ? copyOf(document, at) : copy && { ...copy, status: 'deleted', checked_at: at },
    same_number: sameNumber(platform, realm, record).map((one) => ({
      type: one.type,
      id: one.id,
      number: one.number,
      party: one.party?.name ?? null,
      amount: one.amount === null ? null : { value: one.amount, currency: one.currency },
      date: one.date,
    })),
    fields: isThere ? fields.map(({ changed_by: _, ...field }) => field) : [],
    locked_by: lockOf(platform, company, isThere ? document : null, record),
    inactive: inactiveOf(platform, realm, record, document),
    checked_at: at,
  };
}

function existence(document: BooksDocument | null): 'yes' | 'no' | 'voided' | 'inactive' {
  if (!document || document.status === 'deleted') return 'no';
  return document.status === 'active' ? 'yes' : document.status;
}

function sameNumber(platform: Platform, realm: string, record: StoredRecord): BooksDocument[] {
  if (record.number === null) return [];
  const copy = record.sync.quickbooks;
  return platform.books
    .byNumber(realm, record.number)
    .filter((one) => !(one.type === copy?.type && one.id === copy.id));
}

function lockOf(platform: Platform, company: Company, document: BooksDocument | null, record: StoredRecord) {
  if (document) {
    const deposit = platform.books.depositOf(company.realm_id, document.type, document.id);
    if (deposit) return { kind: 'deposit', detail: `Deposit ${deposit.id} of ${deposit.date ?? ''}`.trim() };
    if (document.locked) return document.locked;
    if (isListEntry(document.type)) return null;
  }
  const date = document?.date ?? record.date;
  const through = company.books_closed_through;
  const isTransaction = record.amount !== null;
  return isTransaction && date !== null && through !== null && date <= through
    ? { kind: 'closed_period', detail: `The books are closed through ${through}` }
    : null;
}

function inactiveOf(platform: Platform, realm: string, record: StoredRecord, document: BooksDocument | null) {
  if (document?.status === 'inactive') return { type: document.type, name: document.name ?? document.id };
  const party = record.party && platform.records.get(realm, record.party.id)?.sync.quickbooks;
  const names = [
    ...record.items.flatMap((name) => platform.books.byName(realm, 'Item', name)),
    ...(party ? [platform.books.get(realm, party.type, party.id)] : []),
  ];
  const inactive = names.find((one) => one?.status === 'inactive');
  return inactive
    ? { type: inactive.type, name: inactive.name?.replace(/ \(deleted\)$/, '') ?? inactive.id }
    : null;
}
