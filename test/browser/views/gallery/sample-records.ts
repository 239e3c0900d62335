import type { CardView } from '../../../../lib/protocol/record.ts';
import type { CompanySummary, CompanyView, RecordView } from '../../../../lib/protocol/views.ts';

/** Tuesday 2026-03-03 09:00 in Toronto. */
export const NOW = Date.parse('2026-03-03T14:00:00Z');

export const MAPLE: CompanyView = {
  company_key: 'c1:9341450122330011',
  connection_id: 'c1',
  realm: '9341450122330011',
  name: 'Maple Landscaping Inc.',
  platform: 'FieldPro',
  currency: 'USD',
  time_zone: 'America/Toronto',
  role: 'admin',
  user: 'Office admin',
  connection: 'ok',
  connection_since: null,
  stalled_since: null,
  problem: null,
};

export const ERABLIERE: CompanyView = {
  ...MAPLE,
  company_key: 'c2:9341450122330033',
  connection_id: 'c2',
  realm: '9341450122330033',
  name: 'Érablière Côté & Fils inc.',
  currency: 'CAD',
};

export function record(more: Partial<RecordView> & Pick<RecordView, 'id' | 'type' | 'state'>): RecordView {
  return {
    company_key: MAPLE.company_key,
    number: null,
    name: null,
    party: null,
    date: null,
    amount: null,
    version: '7',
    reason: null,
    quickbooks: null,
    busy: false,
    as_of: null,
    since: null,
    commands: [],
    primary: null,
    ...more,
  };
}

const usd = (value: string) => ({ value, currency: 'USD' });

export const INVOICE_1043 = record({
  id: 'inv_1043',
  type: 'invoice',
  state: 'failed',
  number: '1043',
  party: 'Cedar Grove HOA',
  date: '2026-02-27',
  amount: usd('2310.75'),
  reason: 'duplicate number',
  since: '2026-03-02T20:10:00Z',
  commands: [
    { action: 'skip', enabled: true, why: null },
    { action: 'resync', enabled: true, why: null },
  ],
  primary: { remedy: 'change_number', action: null, label: 'Change number', url: null, why: null },
});

export const INVOICE_1042 = record({
  id: 'inv_1042',
  type: 'invoice',
  state: 'link_broken',
  number: '1042',
  party: 'Cedar Grove HOA',
  date: '2026-02-12',
  amount: usd('480.00'),
  reason: 'deleted in QuickBooks',
  quickbooks: { type: 'Invoice', id: '146' },
  since: '2026-02-28T18:30:00Z',
  commands: [
    { action: 'clear_id', enabled: true, why: null },
    { action: 'link', enabled: true, why: null },
    { action: 'skip', enabled: true, why: null },
    {
      action: 'resync',
      enabled: false,
      why: 'The linked QuickBooks record is gone: there is nothing to resync.',
    },
  ],
  primary: { remedy: 'clear_id', action: 'clear_id', label: 'Clear ID', url: null, why: null },
});

export const PAYMENT_502 = record({
  id: 'pay_502',
  type: 'payment',
  state: 'waiting',
  number: 'PAY-502',
  party: 'Cedar Grove HOA',
  date: '2026-02-20',
  amount: usd('480.00'),
});

export const FAILURES: readonly RecordView[] = [
  INVOICE_1042,
  INVOICE_1043,
  record({
    id: 'cus_202',
    type: 'customer',
    state: 'failed',
    number: 'C-202',
    name: 'Birch & Sons',
    reason: 'no match in QuickBooks',
  }),
  record({
    id: 'svc_31',
    type: 'service',
    state: 'failed',
    number: 'SVC-31',
    name: 'Spring clean-up',
    reason: 'the QuickBooks item is called “Spring cleanup”',
  }),
];

export const CARD_1043: CardView = {
  record: INVOICE_1043,
  company: MAPLE,
  sides: {
    platform: { amount: usd('2310.75'), date: '2026-02-27', number: '1043', name: null },
    quickbooks: null,
    missing: 'no_copy',
    differs: [],
    gap: null,
    checked_at: null,
    changed: null,
    equal_at: null,
  },
  explanation: {
    code: 'duplicate_number',
    what: 'Number 1043 is already used by a credit memo in QuickBooks.',
    steps: ['Open credit memo 1043 in QuickBooks.', 'Change the number on FieldPro.', 'Press Resync.'],
    otherwise: 'Invoice 1043 stays out of QuickBooks. Tickmark tries three more times.',
    details: null,
  },
  warnings: [],
  same_label: 1,
  original: {
    code: '6140',
    message: 'Duplicate Document Number Error',
    detail:
      'Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=1043 is assigned to TxnType=Credit Memo with TxnId=111',
    request_id: 'req-7781',
  },
  for_support: { named: 'invoice 1043\ncustomer Cedar Grove HOA', unnamed: 'invoice 1043\ncustomer (name)' },
  attempts: 2,
  last_success_at: null,
  next_attempt_at: '2026-03-03T14:10:00Z',
  dependents: [{ ...PAYMENT_502, id: 'pay_701', number: 'PAY-701', amount: usd('2310.75') }],
  waits_on: [],
  history: [
    {
      id: 2,
      at: '2026-03-02T20:10:00Z',
      who: 'Bookkeeper',
      action: 'Resync',
      record_id: 'inv_1043',
      label: 'Invoice 1043',
      outcome: 'failed',
      detail: '6140',
    },
    {
      id: 1,
      at: '2026-02-27T15:00:00Z',
      who: 'Office admin',
      action: 'Approve',
      record_id: 'inv_1043',
      label: 'Invoice 1043',
      outcome: 'succeeded',
      detail: null,
    },
  ],
  platform_url: 'https://fieldpro.example/invoices/1043',
  quickbooks_url: null,
};

export const SUMMARY: CompanySummary = {
  ...MAPLE,
  counters: { to_approve: 4, pending: 4, failed: 4, by_state: {} },
  oldest_failure_since: '2026-02-28T18:30:00Z',
  top_failures: FAILURES,
  why_no_run: null,
  last_sync: null,
  last_success_at: '2026-03-03T13:50:00Z',
  last_run_at: '2026-03-03T13:50:00Z',
  next_run_at: '2026-03-03T14:10:00Z',
  frequency: { kind: 'every_10_minutes' },
  approval: 'approve_first',
  progress: null,
  set_aside: 0,
};

export const SUMMARY_ERABLIERE: CompanySummary = {
  ...SUMMARY,
  ...ERABLIERE,
  counters: { to_approve: 0, pending: 12, failed: 1, by_state: {} },
  top_failures: [
    record({
      id: 'inv_2041',
      type: 'invoice',
      state: 'failed',
      number: '2041',
      party: 'Érablière Côté & Fils',
      date: '2026-03-03',
      amount: { value: '1234.56', currency: 'CAD' },
      reason: 'nom utilisé par un fournisseur',
    }),
  ],
};
