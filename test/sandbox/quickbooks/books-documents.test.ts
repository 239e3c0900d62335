import { expect, test } from 'vitest';
import type { BooksDocument } from '../platform/books/document.ts';
import { type BooksReader, booksDocuments } from './books-documents.ts';

const REALM = '9341450122330011';

function document(part: Partial<BooksDocument> & Pick<BooksDocument, 'type' | 'id'>): BooksDocument {
  return {
    number: null,
    name: null,
    party: { id: '58', name: 'Cedar Grove HOA' },
    date: '2026-02-10',
    amount: '1250.00',
    currency: 'USD',
    status: 'active',
    sync_token: 0,
    fields: {},
    linked: [],
    mark: null,
    made_by: 'platform',
    locked: null,
    last_touched_by: 'Office admin',
    updated_at: '2026-03-03T13:50:00Z',
    ...part,
  };
}

function reader(...documents: BooksDocument[]): BooksReader {
  return {
    books: (_realm, type) => documents.filter((each) => type === undefined || each.type === type),
    document: (_realm, type, id) => documents.find((each) => each.type === type && each.id === id) ?? null,
  };
}

const invoice = document({ type: 'Invoice', id: '145', number: '1041', fields: { due_date: '2026-03-12' } });
const customer = document({ type: 'Customer', id: '58', name: 'Cedar Grove HOA', party: null, amount: null });

test('an invoice is open until a payment is linked to it', async () => {
  const open = booksDocuments(reader(invoice, customer));
  expect(await open.find(REALM, 'Invoice', '145')).toMatchObject({
    status: 'open',
    balance: '1250.00',
    dueDate: '2026-03-12',
  });
  expect(await open.list(REALM, 'Customer')).toMatchObject([{ id: '58', balance: '1250.00' }]);
  const payment = document({ type: 'Payment', id: '301', linked: [{ type: 'Invoice', id: '145' }] });
  const paid = booksDocuments(reader(invoice, customer, payment));
  expect(await paid.find(REALM, 'Invoice', '145')).toMatchObject({ status: 'paid', balance: '0.00' });
  expect(await paid.list(REALM, 'Payment')).toMatchObject([{ status: 'not_deposited' }]);
  expect(await paid.find(REALM, 'Customer', '58')).toMatchObject({ balance: '0.00' });
});

test('deleted documents are not shown; voided ones are shown with nothing owed', async () => {
  const documents = booksDocuments(
    reader({ ...invoice, status: 'deleted' }, document({ type: 'Invoice', id: '146', status: 'voided' })),
  );
  expect(await documents.find(REALM, 'Invoice', '145')).toBeNull();
  expect(await documents.list(REALM, 'Invoice')).toMatchObject([
    { id: '146', amount: '0.00', status: 'voided' },
  ]);
});

test('pages can show more documents than the books, but never deleted ones', async () => {
  const stale = [
    { type: 'Invoice' as const, id: '146', number: '1042' },
    { type: 'Invoice' as const, id: '147', number: '1043' },
  ];
  const documents = booksDocuments(
    reader(document({ type: 'Invoice', id: '146', number: '1042', status: 'deleted' })),
    () => stale,
  );
  expect(await documents.list(REALM, 'Invoice')).toEqual(stale);
  expect(await documents.find(REALM, 'Invoice', '146')).toBeNull();
  expect(await documents.find(REALM, 'Invoice', '147')).toEqual(stale[1]);
});
