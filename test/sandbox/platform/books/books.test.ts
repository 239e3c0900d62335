import { beforeEach, expect, test } from 'vitest';
import { createClock } from '../sandbox-clock.ts';
import { openStore } from '../store/open-store.ts';
import { type Books, createBooks, type NewDocument } from './books.ts';
import { BooksError } from './books-error.ts';
import type { WriteSetting } from './write-rules.ts';

const REALM = '1';
const OPEN: WriteSetting = {
  subscribed: true,
  checks_numbers: true,
  books_closed_through: '2026-01-31',
  closing_password: false,
};
const PARTY = { id: '58', name: 'Cedar Grove HOA' };

let books: Books;
beforeEach(() => {
  books = createBooks(
    openStore(':memory:'),
    createClock(() => Date.parse('2026-03-03T14:00:00Z'), null),
  );
  books.seed(REALM, { type: 'Customer', id: '58', name: 'Cedar Grove HOA' });
});

const invoice = (more: Partial<NewDocument> = {}): NewDocument => ({
  type: 'Invoice',
  number: '2001',
  party: PARTY,
  date: '2026-03-01',
  amount: '10.00',
  ...more,
});
const create = (document: NewDocument, setting = OPEN, options = {}) =>
  books.create(REALM, setting, document, 'USD', options);

function refusal(act: () => unknown): { code: string; detail: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof BooksError) return error;
    throw error;
  }
  throw new Error('QuickBooks took it');
}

test('transactions share one series of ids; customers, vendors and employees share another', () => {
  const first = create(invoice());
  const payment = create({ type: 'Payment', party: PARTY, date: '2026-03-01', amount: '10.00' });
  const vendor = create({ type: 'Vendor', name: 'Ace Supply' });
  expect(Number(payment.id)).toBe(Number(first.id) + 1);
  expect(vendor.id).toBe('59');
});

test('6140 names the transaction that has the number, across sales forms', () => {
  books.seed(REALM, { type: 'CreditMemo', id: '111', number: '1043', party: PARTY });
  const error = refusal(() => create(invoice({ number: '1043' })));
  expect(error.code).toBe('6140');
  expect(error.detail).toBe(
    'Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=1043 is assigned to TxnType=Credit Memo with TxnId=111',
  );
  expect(create(invoice({ number: '1043' }), { ...OPEN, checks_numbers: false }).number).toBe('1043');
  expect(create(invoice({ number: '1043' }), OPEN, { allowSameNumber: true }).number).toBe('1043');
});

test('a deleted transaction frees its number; estimates and payments never block one', () => {
  books.seed(REALM, { type: 'Invoice', id: '140', number: '7', status: 'deleted' });
  books.seed(REALM, { type: 'Estimate', id: '141', number: '8' });
  books.seed(REALM, { type: 'Payment', id: '142', number: '9' });
  for (const number of ['7', '8', '9']) expect(create(invoice({ number })).number).toBe(number);
});

test.each(['Customer', 'Vendor', 'Employee'] as const)(
  '6240: a %s blocks its name, active or not',
  (type) => {
    const holder = books.seed(REALM, { type, id: '90', name: 'Ace Supply' });
    const again = () => create({ type: 'Customer', name: 'ACE SUPPLY' });
    expect(refusal(again)).toMatchObject({
      code: '6240',
      detail: 'The name supplied already exists. : null',
    });
    books.byHand(REALM, type, holder.id, (one) => {
      one.status = 'inactive';
    });
    expect(books.get(REALM, type, '90')?.name).toBe('Ace Supply (deleted)');
    expect(refusal(again).code).toBe('6240');
  },
);

test('a product may have the name of a customer', () => {
  expect(create({ type: 'Item', name: 'Cedar Grove HOA' }).type).toBe('Item');
});

test.each([
  ['a new date', '2026-01-31', false, '6200'],
  ['a new date', '2026-01-31', true, '6210'],
])('%s in closed books is refused: %s, password %s', (_, date, closing_password, code) => {
  expect(refusal(() => create(invoice({ date }), { ...OPEN, closing_password })).code).toBe(code);
});

test('a document can move neither out of closed books nor into them; the day after is open', () => {
  books.seed(REALM, { ...invoice(), id: '150', date: '2026-01-15' });
  expect(refusal(() => books.update(REALM, OPEN, 'Invoice', '150', { date: '2026-03-01' })).code).toBe(
    '6200',
  );
  expect(create(invoice({ number: '2002', date: '2026-02-01' })).date).toBe('2026-02-01');
});

test('5010 names who saved the document after it was read', () => {
  const { id, sync_token } = create(invoice());
  books.byHand(REALM, 'Invoice', id, (one) => {
    one.amount = '12.00';
    one.last_touched_by = 'The accountant';
  });
  const error = refusal(() =>
    books.update(REALM, OPEN, 'Invoice', id, { amount: '11.00' }, { readToken: sync_token }),
  );
  expect(error).toMatchObject({
    code: '5010',
    detail: expect.stringContaining('You and The accountant were working on this at the same time'),
  });
});

test('610 has two meanings', () => {
  const { id } = create(invoice());
  books.byHand(REALM, 'Invoice', id, (one) => {
    one.status = 'deleted';
  });
  const gone = refusal(() => books.update(REALM, OPEN, 'Invoice', id, { amount: '1.00' }));
  expect(gone).toMatchObject({ code: '610', detail: expect.stringContaining('Another user has deleted') });
  books.seed(REALM, { type: 'Item', id: '11', name: 'Mulch', status: 'inactive' });
  const inactive = refusal(() => create(invoice(), OPEN, { items: ['Mulch'] }));
  expect(inactive).toMatchObject({ code: '610', detail: expect.stringContaining('made inactive') });
});

test('a payment changes its invoice’s token and both show the link; a deposit locks the payment and changes no token', () => {
  const billed = create(invoice());
  const payment = create({
    type: 'Payment',
    party: PARTY,
    date: '2026-03-02',
    amount: '10.00',
    linked: [{ type: 'Invoice', id: billed.id }],
  });
  expect(books.get(REALM, 'Invoice', billed.id)).toMatchObject({
    sync_token: 1,
    linked: [{ type: 'Payment', id: payment.id }],
  });
  books.seed(REALM, { type: 'Deposit', amount: '10.00', linked: [{ type: 'Payment', id: payment.id }] });
  expect(books.get(REALM, 'Payment', payment.id)?.sync_token).toBe(0);
  const locked = () => books.update(REALM, OPEN, 'Payment', payment.id, { amount: '9.00' });
  expect(refusal(locked).code).toBe('6540');
});

test('every other rule has its code', () => {
  const payment = (amount: string, more: Partial<NewDocument> = {}): NewDocument => ({
    type: 'Payment',
    party: PARTY,
    date: '2026-03-02',
    amount,
    ...more,
  });
  expect(refusal(() => create(invoice(), { ...OPEN, subscribed: false })).code).toBe('6190');
  expect(refusal(() => create(payment('0.00')))).toMatchObject({
    code: '6000',
    detail: 'Business Validation Error: You must set a transaction amount',
  });
  expect(refusal(() => create(invoice({ number: 'x'.repeat(22) })))).toMatchObject({
    code: '2050',
    detail: expect.stringContaining('Max:21'),
  });
  expect(refusal(() => create(invoice({ party: { id: '404', name: 'Nobody' } })))).toMatchObject({
    code: '2500',
    detail: 'Invalid Reference Id : Names element id 404 not found',
  });
  books.seed(REALM, {
    type: 'Item',
    id: '12',
    name: 'Wrong',
    fields: { account_type: 'Accounts Receivable' },
  });
  expect(refusal(() => create(invoice(), OPEN, { items: ['Wrong'] })).code).toBe('6430');
  books.seed(REALM, { type: 'Customer', id: '60', name: 'Other' });
  const foreign = books.seed(REALM, { ...invoice({ number: '3' }), party: { id: '60', name: 'Other' } });
  expect(refusal(() => create(payment('5.00', { linked: [{ type: 'Invoice', id: foreign.id }] }))).code).toBe(
    '620',
  );
  const matched = books.seed(REALM, {
    ...invoice({ number: '4' }),
    locked: { kind: 'bank_match', detail: 'Feb 27' },
  });
  expect(
    refusal(() => books.update(REALM, OPEN, 'Invoice', matched.id, { amount: '2.00' })).detail,
  ).toContain('matched to a downloaded transaction');
});

test('documents touched by hand are listed once', () => {
  const { id } = create(invoice());
  expect(books.takeTouched(REALM)).toEqual([]);
  books.byHand(REALM, 'Invoice', id, (one) => {
    one.amount = '1.00';
  });
  expect(books.takeTouched(REALM).map((one) => one.id)).toEqual([id]);
  expect(books.takeTouched(REALM)).toEqual([]);
});
