import type { SyncState } from '../../../lib/core/records/sync-state.ts';
import type { NewDocument } from '../platform/books/books.ts';
import type { StoredRecord } from '../platform/store/stored-record.ts';
import { ACCESS_KEYS, COMPANY_A } from './access-keys.ts';
import { createBusinessNames } from './business-names.ts';
import { baseDocuments, commonWorld, companyWorld } from './common-world.ts';
import { createRandom, type Random } from './random.ts';
import { reportedErrors } from './reported-errors.ts';
import { sandboxLists } from './sandbox-lists.ts';
import { FIELDPRO_SETTINGS, sandboxCompany } from './sandbox-settings.ts';
import { type RecordSeed, seedRecord } from './seed-record.ts';
import type { World } from './world.ts';

const DAY = 86_400_000;
const SERVICES = [
  'Lawn care',
  'Spring cleanup',
  'Mulch',
  'Hedge trimming',
  'Snow clearing',
  'Irrigation check',
  'Sod laying',
  'Tree planting',
];

/** The states of invoices, in the shares of an ordinary company. */
const INVOICE_STATES: readonly [SyncState, ...SyncState[]] = [
  'synced',
  ...Array.from({ length: 30 }, (): SyncState => 'synced'),
  'synced_warn',
  'synced_warn',
  'needs_approval',
  'needs_approval',
  'not_synced',
  'ready',
  'ready',
  'scheduled',
  'changed',
  'skipped',
  'canceled',
  'removed',
];

/**
 * Maple Landscaping Inc. on an ordinary day: a few hundred records over three months, every state, and one failure for every
 * known error of QuickBooks or of the way to it.
 *
 * @param seed the same seed makes the same company
 * @param now the present, milliseconds since the epoch; the clock runs on from there unless it is held
 */
export function believableCompany(
  seed: number,
  { now = Date.now(), hold = false }: { now?: number; hold?: boolean } = {},
): World {
  const random = createRandom(seed);
  const past = (days: number) => new Date(now - days * DAY - random.whole(0, 6 * 3_600_000)).toISOString();
  const day = (days: number) => new Date(now - days * DAY).toISOString().slice(0, 10);
  const nextName = createBusinessNames(random);
  const records: StoredRecord[] = [];
  let documentId = 300;
  const add = (record: RecordSeed) => {
    const made = seedRecord(record, record.since ?? past(1));
    records.push(made);
    return made;
  };

  const customers = Array.from({ length: 46 }, (_, n) =>
    add({
      id: `cus_${301 + n}`,
      type: 'customer',
      state: 'synced',
      name: nextName(),
      quickbooks: { id: String(101 + n) },
      since: past(random.whole(20, 90)),
    }),
  );
  const anyCustomer = () => customers[random.whole(0, customers.length - 1)] ?? customers[0];
  const services = SERVICES.map((name, n) =>
    add({
      id: `svc_${41 + n}`,
      type: 'service',
      state: 'synced',
      name,
      fields: { rate: `${random.whole(4, 12) * 10}.00` },
      quickbooks: { id: String(n < 3 ? [13, 12, 11][n] : 21 + n) },
      since: past(60),
    }),
  );

  let number = 2101;
  const invoice = (state: SyncState, age: number, more: Partial<RecordSeed> = {}) => {
    const customer = anyCustomer();
    const isLinked = ['synced', 'synced_warn', 'changed'].includes(state);
    documentId += 1;
    number += 1;
    return add({
      id: `inv_${number}`,
      type: 'invoice',
      state,
      number: String(number),
      ...(customer
        ? { party: { id: customer.id, name: customer.name ?? '' }, depends_on: [customer.id] }
        : {}),
      date: day(age),
      amount: amountOf(random),
      items: [services[random.whole(0, services.length - 1)]?.name ?? 'Lawn care'],
      fields: { due_date: day(age - 30) },
      since: past(Math.max(0, age - 1)),
      ...(isLinked ? { quickbooks: { id: String(documentId) } } : {}),
      ...(state === 'synced_warn'
        ? { warnings: [{ code: 'tax_differs', message: 'Tax is 0.01 more in QuickBooks' }] }
        : {}),
      ...(state === 'changed' ? { changed_by: random.pick(['platform', 'quickbooks', 'both']) } : {}),
      ...(state === 'skipped'
        ? {
            decided: {
              by: { id: 'u2', name: 'Office bookkeeper' },
              at: past(2),
              reason: 'Asked the customer',
            },
          }
        : {}),
      ...(state === 'removed' ? { back_to: 'needs_approval' as const } : {}),
      ...more,
    });
  };

  for (let n = 0; n < 170; n += 1) {
    const made = invoice(random.pick(INVOICE_STATES), random.whole(0, 80));
    if (made.sync.state === 'synced' && random.next() < 0.45) payFor(made);
  }
  function payFor(paid: StoredRecord) {
    documentId += 1;
    const state: SyncState = random.next() < 0.85 ? 'synced' : 'ready';
    const id = paid.id.replace('inv', 'pay');
    add({
      id,
      type: 'payment',
      state,
      number: `P${paid.number}`,
      ...(paid.party ? { party: paid.party } : {}),
      ...(paid.date ? { date: paid.date } : {}),
      ...(paid.amount ? { amount: paid.amount.value, fee: feeOn(paid.amount.value) } : {}),
      depends_on: [paid.id],
      ...(state === 'synced' ? { quickbooks: { id: String(documentId) } } : {}),
      since: past(1),
    });
  }

  for (const [n, error] of reportedErrors().entries()) {
    const isGone = error.code === '610' && !error.detail?.includes('inactive');
    invoice(isGone ? 'link_broken' : 'failed', random.whole(0, 20), {
      error,
      attempts: 1 + (n % 3),
      ...(isGone ? { quickbooks: { id: String(9000 + n), status: 'deleted' } } : {}),
      since: past(random.whole(0, 9)),
    });
  }
  addSpecialCases(add, day, customers);

  const company = sandboxCompany(COMPANY_A, {
    books_closed_through: day(62),
    records_since: past(95),
    last_processed_at: new Date(now - 10 * 60_000).toISOString(),
  });
  const mine = companyWorld(company, records, byHand(day, customers));
  return {
    now: hold ? new Date(now).toISOString() : null,
    settings: FIELDPRO_SETTINGS,
    keys: ACCESS_KEYS,
    companies: [{ ...mine, lists: sandboxLists() }, ...commonWorld().companies.slice(1)],
  };
}

function amountOf(random: Random): string {
  return (random.whole(4500, 480_000) / 100).toFixed(2);
}

/** 2.9 % and 30 cents, the usual fee of card processors. */
function feeOn(amount: string): string {
  return (Math.round(Number(amount) * 2.9 + 30) / 100).toFixed(2);
}

/** One of each situation that the shares above do not contain. */
function addSpecialCases(
  add: (seed: RecordSeed) => StoredRecord,
  day: (days: number) => string,
  customers: readonly StoredRecord[],
): void {
  const noMatch = (name: string) => ({
    code: 'no_match',
    message: 'No matching customer in QuickBooks',
    detail: `No customer in QuickBooks is named "${name}".`,
  });
  const [first] = customers;
  const party = { id: first?.id ?? '', name: first?.name ?? '' };
  add({
    id: 'cus_401',
    type: 'customer',
    state: 'failed',
    name: 'Birch & Sons',
    match: 'ask',
    error: noMatch('Birch & Sons'),
  });
  add({
    id: 'inv_2901',
    type: 'invoice',
    state: 'waiting',
    number: '2901',
    party: { id: 'cus_401', name: 'Birch & Sons' },
    date: day(2),
    amount: '900.00',
    depends_on: ['cus_401'],
  });
  add({
    id: 'cus_402',
    type: 'customer',
    state: 'error_ignored',
    name: 'Tamarack Trading Post',
    match: 'ask',
    error: noMatch('Tamarack Trading Post'),
    decided: { by: { id: 'u1', name: 'Office admin' }, at: `${day(4)}T15:00:00Z`, reason: null },
  });
  add({ id: 'cus_403', type: 'customer', state: 'sync_off', name: 'Private account', match: 'ask' });
  add({
    id: 'inv_2902',
    type: 'invoice',
    state: 'sync_off',
    number: '2902',
    party: { id: 'cus_403', name: 'Private account' },
    date: day(5),
    amount: '1500.00',
    depends_on: ['cus_403'],
  });
  add({
    id: 'svc_61',
    type: 'service',
    state: 'failed',
    name: 'Gutter rinse',
    match: 'ask',
    fields: { rate: '55.00' },
    error: {
      code: 'no_match',
      message: 'No matching service in QuickBooks',
      detail: 'No product or service in QuickBooks is named "Gutter rinse".',
    },
  });
  add({
    id: 'ref_21',
    type: 'refund',
    state: 'ready',
    number: 'R21',
    party,
    date: day(1),
    amount: '40.00',
    depends_on: [party.id],
  });
  add({
    id: 'exp_78',
    type: 'expense',
    state: 'needs_approval',
    number: 'E78',
    name: 'Processing fees',
    date: day(1),
    amount: '36.55',
  });
  add({
    id: 'cus_404',
    type: 'customer',
    state: 'needs_approval',
    name: 'Willow Court Apartments',
    direction: 'import',
    quickbooks: { id: '61' },
  });
  for (let n = 0; n < 12; n += 1) {
    add({
      id: `inv_${1801 + n}`,
      type: 'invoice',
      state: 'not_synced',
      number: String(1801 + n),
      party,
      date: day(100 + n),
      amount: `${120 + n}.00`,
      depends_on: [party.id],
      older: true,
    });
  }
}

/** Documents entered in QuickBooks by hand, unknown to the platform. */
function byHand(day: (days: number) => string, customers: readonly StoredRecord[]): NewDocument[] {
  const [first] = customers;
  const party = { id: first?.sync.quickbooks?.id ?? '', name: first?.name ?? '' };
  const names = [
    { type: 'Customer', id: '71', name: 'Birch and Sons' },
    { type: 'Vendor', id: '75', name: 'Ace Supply' },
    { type: 'Vendor', id: '76', name: 'Prairie Seed Supply' },
  ] as const;
  const invoices = Array.from(
    { length: 8 },
    (_, n): NewDocument => ({
      type: 'Invoice',
      id: String(201 + n),
      number: `H-${501 + n}`,
      party,
      date: day(n * 3),
      amount: `${210 + n * 35}.00`,
    }),
  );
  const lists = baseDocuments().filter((one) => !['CreditMemo', 'Invoice', 'Item'].includes(one.type));
  return [...lists, ...names, ...invoices];
}
