import type { SchemaName } from './published-schemas.ts';

const amount = { value: '2310.75', currency: 'USD' };

const record = {
  id: 'inv_1043',
  type: 'invoice',
  number: '1043',
  name: null,
  party: { id: 'cus_201', name: 'Cedar Grove HOA' },
  date: '2026-02-27',
  amount,
  fee: null,
  version: '7',
  created_at: '2026-02-27T16:20:00Z',
  updated_at: '2026-03-03T13:50:00Z',
  deleted: false,
  url: 'https://fieldpro.example/invoices/1043',
  direction: 'export',
  depends_on: ['cus_201'],
  sync: {
    state: 'failed',
    since: '2026-03-03T13:50:00Z',
    attempts: 2,
    last_attempt_at: '2026-03-03T13:50:00Z',
    last_success_at: null,
    next_attempt_at: null,
    position: null,
    error: {
      code: '6140',
      message: 'Duplicate Document Number Error',
      detail: 'DocNumber=1043 is assigned to TxnType=Credit Memo with TxnId=111',
      request_id: 'b6c1',
    },
    warnings: [],
    quickbooks: null,
    changed: null,
    decided: null,
  },
  allowed: ['resync', 'skip', 'link'],
};

export const EXAMPLE_KEY = '3f0c1f0e-6a4e-4b7e-9d55-0b9f6f3a2c11';
const key = EXAMPLE_KEY;
/** The same record after a resync: first accepted, then synced. */
const scheduled = {
  ...record,
  version: '8',
  updated_at: '2026-03-03T14:00:00Z',
  sync: { ...record.sync, state: 'scheduled', since: '2026-03-03T14:00:00Z', error: null, position: 1 },
  allowed: ['cancel'],
};
const synced = {
  ...scheduled,
  version: '9',
  updated_at: '2026-03-03T14:00:05Z',
  sync: {
    ...record.sync,
    state: 'synced',
    since: '2026-03-03T14:00:05Z',
    attempts: 3,
    last_success_at: '2026-03-03T14:00:05Z',
    error: null,
    quickbooks: {
      type: 'Invoice',
      id: '145',
      number: '1043',
      name: null,
      party: 'Cedar Grove HOA',
      date: '2026-02-27',
      amount,
      status: 'active',
      checked_at: '2026-03-03T14:00:05Z',
    },
  },
  allowed: ['resync'],
};

const result = {
  key,
  status: 'accepted',
  record: scheduled,
  operation_id: 'op_5',
  by: null,
  problem: null,
  effects: null,
};

const run = {
  id: 'run_88',
  state: 'running',
  total: 42,
  done: 7,
  failed: 1,
  started_at: '2026-03-03T14:00:00Z',
};

/** One example each of what is sent and answered; the tests hold them to the schemas. */
export const EXAMPLES: Partial<Record<SchemaName, unknown>> = {
  Connection: {
    platform: {
      name: 'FieldPro',
      version: '2.6.0',
      connector_version: '2.6.0',
      minimum_connector_version: '2.4.0',
      web_url: 'https://fieldpro.example',
      support: { url: 'https://fieldpro.example/help', email: 'help@fieldpro.example', phone: null },
      learn: [{ title: 'Getting started', url: 'https://fieldpro.example/learn' }],
    },
    user: { id: 'u1', name: 'Office', role: 'admin' },
    plan: { name: 'Pro', unavailable: [{ feature: 'classes', reason: 'Comes with the plan Pro Plus' }] },
    companies: [
      {
        realm_id: '9341450122330011',
        name: 'Maple Landscaping Inc.',
        currency: 'USD',
        time_zone: 'America/Toronto',
        books_closed_through: '2026-01-31',
        class_tracking: true,
        location_tracking: false,
        records_since: '2026-02-01T00:00:00Z',
        quickbooks: {
          connected: true,
          reason: null,
          expires_at: null,
          reconnect_url: 'https://fieldpro.example/quickbooks',
          who_can_reconnect: ['Office'],
        },
        last_processed_at: '2026-03-03T13:50:00Z',
        next_run_at: null,
        running: false,
      },
    ],
    capabilities: {
      record_types: ['customer', 'invoice', 'payment', 'refund', 'expense', 'service'],
      commands: ['approve', 'resync', 'clear_id', 'link', 'skip', 'unskip'],
      no_update: ['invoice'],
      batch_max: 200,
      runs: true,
      check: true,
      candidates: true,
      log: true,
      backfill: true,
      lists: ['accounts', 'tax_codes'],
      editable_lists: ['classes', 'departments'],
    },
  },
  Record: record,
  RecordsPage: { records: [record], cursor: 'MjAyNi0wMy0wM3xpbnZfMTA0Mw', has_more: false },
  LookupRequest: {
    quickbooks: [{ type: 'Invoice', id: '145' }],
    numbers: [{ type: 'invoice', number: '1043' }],
  },
  LookupAnswer: { records: [record] },
  CommandsRequest: {
    commands: [{ key, action: 'resync', record_id: 'inv_1043', version: '7', input: {}, dry_run: false }],
  },
  CommandResult: result,
  CommandResults: { results: [result] },
  Operation: { id: 'op_5', status: 'succeeded', record: synced, problem: null },
  RunRequest: { key, record_ids: null },
  RunAnswer: { run: { ...run, state: 'finished', done: 42 } },
  Check: {
    exists: 'yes',
    quickbooks: {
      type: 'Invoice',
      id: '145',
      number: '1043',
      name: null,
      party: 'Cedar Grove HOA',
      date: '2026-02-27',
      amount,
      status: 'active',
      checked_at: null,
    },
    same_number: [
      { type: 'CreditMemo', id: '111', number: '1043', party: 'Cedar Grove HOA', amount, date: '2026-02-01' },
    ],
    fields: [{ name: 'amount', platform: '540.00', quickbooks: '500.00', last_synced: '500.00' }],
    locked_by: { kind: 'deposit', detail: 'Deposit of 2026-03-01' },
    inactive: { type: 'Item', name: 'Mulch' },
    checked_at: '2026-03-03T14:00:00Z',
  },
  Customers: {
    customers: [
      {
        quickbooks_id: '71',
        name: 'Birch and Sons',
        kind: 'customer',
        active: true,
        linked_to: { id: 'cus_202', name: 'Birch & Sons' },
      },
    ],
  },
  ListPage: {
    items: [
      {
        id: 'class_3',
        version: '2',
        name: 'Snow removal',
        number: null,
        detail: null,
        amount: null,
        date: null,
        active: true,
        used_by: 14,
        quickbooks_id: '500000003',
        state: null,
      },
    ],
    cursor: null,
    has_more: false,
    read_at: '2026-03-03T14:00:00Z',
  },
  AddListItemRequest: { key, name: 'Snow removal', parent_id: null },
  RenameListItemRequest: { key, version: '2', name: 'Snow and ice' },
  LogPage: {
    entries: [
      {
        id: 'log_9',
        at: '2026-03-03T13:50:00Z',
        actor: { id: 'u1', name: 'Office' },
        action: 'resync',
        record_id: 'inv_1043',
        label: 'Invoice 1043',
        outcome: 'failed',
        code: '6140',
        message: 'Duplicate Document Number Error',
        quickbooks: null,
        amount,
        after: { state: 'failed' },
      },
    ],
    cursor: 'bG9nXzk',
    has_more: false,
  },
  BackfillRequest: { key, from: '2025-01-01', to: '2026-01-31', dry_run: true },
  BackfillAnswer: { count: 310, total: { value: '184220.10', currency: 'USD' } },
};
