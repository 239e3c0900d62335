import type { QuickBooksDocument, SandboxCompany } from './quickbooks-document.ts';

export const MAPLE: SandboxCompany = {
  realm: '9341450122330011',
  name: 'Maple Landscaping Inc.',
  currency: 'USD',
};
export const BLUEBIRD: SandboxCompany = {
  realm: '9341450122330022',
  name: 'Bluebird Dental LLC',
  currency: 'USD',
};
export const ERABLIERE: SandboxCompany = {
  realm: '9341450122330033',
  name: 'Érablière Côté & Fils inc.',
  currency: 'CAD',
  language: 'fr-CA',
};

export const SAMPLE_COMPANIES: readonly SandboxCompany[] = [MAPLE, BLUEBIRD, ERABLIERE];

const CUSTOMERS = [
  { id: '58', name: 'Cedar Grove HOA' },
  { id: '71', name: 'Birch and Sons' },
  { id: '72', name: 'Birch & Sons Ltd' },
  { id: '74', name: 'Lakeside Dental Office' },
  { id: '76', name: 'Harbour Street Bakery' },
  { id: '79', name: 'Northgate Property Group' },
  { id: '81', name: 'Old Mill Brewing Co.' },
  { id: '84', name: 'St. Clair Community Centre' },
] as const;

const VENDORS = [
  { id: '91', name: 'Ace Supply' },
  { id: '92', name: 'Riverbend Nursery' },
  { id: '93', name: 'Tri-County Fuel' },
] as const;

const WORK = [
  'Spring clean-up',
  'Hedge trimming',
  'Irrigation check',
  'Mulch delivery',
  'Snow clearing',
] as const;

function at<T>(list: readonly T[], place: number): T {
  return list[place % list.length] as T;
}

function day(back: number): string {
  return new Date(Date.UTC(2026, 2, 2) - back * 86_400_000).toISOString().slice(0, 10);
}

function invoice(
  id: number,
  number: string,
  party: number,
  amount: string,
  date: string,
  paid: boolean,
): QuickBooksDocument {
  const due = new Date(Date.parse(date) + 30 * 86_400_000).toISOString().slice(0, 10);
  const work = at(WORK, id);
  return {
    type: 'Invoice',
    id: String(id),
    number,
    party: at(CUSTOMERS, party),
    date,
    dueDate: due,
    amount,
    balance: paid ? '0.00' : amount,
    status: paid ? 'paid' : 'open',
    memo: work,
    lines: [{ name: work, description: `${work}, as agreed`, quantity: '1', rate: amount, amount }],
  };
}

/** Invoices, payments, customers, expenses and bills of a small landscaping company, in March 2026. */
export function mapleDocuments(): QuickBooksDocument[] {
  const known: QuickBooksDocument[] = [
    invoice(145, '1041', 0, '1250.00', '2026-02-10', true),
    invoice(147, '1043', 0, '2310.75', '2026-02-27', false),
    invoice(148, '1044', 2, '99.99', '2026-01-30', false),
    invoice(149, '1045', 3, '640.00', '2026-03-01', false),
    invoice(150, '1047', 4, '315.00', '2026-03-02', false),
    invoice(151, '1099', 5, '86.40', '2026-02-20', false),
  ];
  const others = Array.from({ length: 30 }, (_, n) =>
    invoice(
      200 + n,
      String(1010 + n),
      n + 1,
      (180 + ((n * 7919) % 2400) + 0.25 * (n % 4)).toFixed(2),
      day(12 + n * 2),
      n % 3 !== 0,
    ),
  );
  const payment: QuickBooksDocument = {
    type: 'Payment',
    id: '301',
    number: '5501',
    party: CUSTOMERS[0],
    date: '2026-02-24',
    amount: '1250.00',
    status: 'deposited',
    account: 'Undeposited Funds',
    lines: [{ name: 'Invoice 1041', description: 'Due 2026-03-12', amount: '1250.00' }],
  };
  const purchases = Array.from(
    { length: 8 },
    (_, n): QuickBooksDocument => ({
      type: n % 2 === 0 ? 'Purchase' : 'Bill',
      id: String(400 + n),
      number: n % 2 === 0 ? null : `B-${700 + n}`,
      party: at(VENDORS, n),
      date: day(n * 3),
      dueDate: n % 2 === 0 ? null : day(n * 3 - 30),
      amount: (36.55 + n * 48.2).toFixed(2),
      status: n % 2 === 0 ? 'paid' : 'open',
      memo: at(['Fuel', 'Card fees', 'Plants and soil', 'Tools'], n),
      account: at(['Fuel', 'Processing fees', 'Materials', 'Small tools'], n),
    }),
  );
  const customers = CUSTOMERS.map(
    (each, n): QuickBooksDocument => ({
      type: 'Customer',
      ...each,
      balance: (n * 412.5).toFixed(2),
      status: 'active',
    }),
  );
  const vendors = VENDORS.map(
    (each): QuickBooksDocument => ({ type: 'Vendor', ...each, balance: '0.00', status: 'active' }),
  );
  const items = WORK.map(
    (name, n): QuickBooksDocument => ({
      type: 'Item',
      id: String(20 + n),
      name,
      memo: `${name}, per visit`,
      amount: (80 + n * 35).toFixed(2),
      status: 'active',
    }),
  );
  return [...known, ...others, payment, ...purchases, ...customers, ...vendors, ...items];
}

/** The documents of the three companies on a site without a platform. */
export function sampleDocuments(): Record<string, QuickBooksDocument[]> {
  return {
    [MAPLE.realm]: mapleDocuments(),
    [BLUEBIRD.realm]: [
      {
        ...invoice(145, '8801', 0, '220.00', '2026-02-18', false),
        party: { id: '12', name: 'Bright Smiles Plan' },
      },
    ],
    [ERABLIERE.realm]: [
      {
        ...invoice(210, '2041', 0, '1234.56', '2026-03-03', false),
        party: { id: '33', name: 'Érablière Côté & Fils' },
        memo: 'Sirop d’érable',
      },
    ],
  };
}
