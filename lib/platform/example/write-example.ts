import { EXAMPLE_REALM } from '../../core/example-company.ts';
import type { ExampleTexts } from '../../core/example-texts.ts';
import { ACTION_NAMES, type Action } from '../../core/records/actions.ts';
import type { ListItem } from '../../core/records/list-item.ts';
import type { LogEntry } from '../../core/records/log-entry.ts';
import type { Money } from '../../core/records/money.ts';
import type {
  Changed,
  PlatformRecord,
  QuickBooksCopy,
  ReportedError,
  Warning,
} from '../../core/records/platform-record.ts';
import {
  quickBooksTypeOf,
  RECORD_TYPE_NAMES,
  RECORD_TYPES,
  type RecordType,
} from '../../core/records/record-types.ts';
import type { SyncState } from '../../core/records/sync-state.ts';
import type { ExampleFile, ExampleRecord } from './example-file.ts';

const CUSTOMERS = {
  marchand: 'Marchand Dental',
  cedar: 'Cedar Grove HOA',
  erabliere: 'Érablière Côté & Fils inc.',
  bakery: 'Hamilton Bros. Bakery',
  yoga: 'Northgate Yoga',
  heron: 'Blue Heron Café',
  condos: 'Riverside Condos',
  tremblay: 'Tremblay Comptabilité',
  masonry: 'Oak & Stone Masonry',
} as const;
const VENDORS = { seed: 'Prairie Seed Supply', granite: 'Granite Yard' } as const;
const PARTIES = { ...CUSTOMERS, ...VENDORS };
type Party = keyof typeof PARTIES;

const error = (code: string, message: string, detail: string): ReportedError => ({
  ...{ code, message, request_id: null },
  detail: detail.startsWith(':') ? `${message} ${detail}` : detail,
});
const BUSINESS = 'A business validation error has occurred while processing your request';

/** What QuickBooks answers, in its own words. */
const ERRORS = {
  number: error(
    '6140',
    'Duplicate Document Number Error',
    ': You must specify a different number. This number has already been used. DocNumber=1052 is assigned to TxnType=Sales Receipt with TxnId=930',
  ),
  closed: error(
    '6210',
    'Account Period Closed, Cannot Update Through Services API',
    'The account period has closed and the account books cannot be updated through the QBO Services API. Please use the QBO website to make these changes.',
  ),
  stale: error(
    '5010',
    'Stale Object Error',
    ': You and another user were working on this at the same time. Another user finished before you did, so your work was not saved.',
  ),
  system: error(
    '10000',
    'An application error has occurred while processing your request',
    'System Failure Error: An unexpected error occurred while accessing or saving your data. Please wait a few minutes and try again.',
  ),
  tax: error(
    '6000',
    BUSINESS,
    'Business Validation Error: Make sure all your transactions have a GST/HST rate before you save.',
  ),
  inactive: error(
    '610',
    'Object Not Found',
    ": Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.",
  ),
  deleted: error('610', 'Object Not Found', ': Another user has deleted this transaction.'),
  deposited: error(
    '6540',
    'Deposited Transaction cannot be changed',
    ': If you want to change or delete this transaction, you must edit the deposit it appears on and remove the payment from it.',
  ),
  name: error('6240', 'Duplicate Name Exists Error', ': The name supplied already exists. : null'),
  account: error('6430', 'Invalid account type', 'Invalid account type used'),
  email: error(
    '2210',
    'Invalid e-mail address',
    'Email Address does not conform to the syntax rules of RFC 822.',
  ),
} as const;

/** States in which QuickBooks has, or had, a copy. */
const COPIED: ReadonlySet<SyncState> = new Set(['synced', 'synced_warn', 'changed', 'link_broken']);
/** States of records that no attempt was made for. */
const UNTRIED: ReadonlySet<SyncState> = new Set([
  'needs_approval',
  'not_synced',
  'ready',
  'scheduled',
  'waiting',
  'removed',
  'canceled',
  'sync_off',
]);
/** Whether records of a type have no date: those that are known by a name, and tax codes. */
const isUndated = (type: RecordType) => RECORD_TYPES[type].labelledBy === 'name' || type === 'tax_code';

interface More {
  readonly party?: Party;
  readonly state?: SyncState;
  /** How its copy in QuickBooks departs from it; `null` for none. */
  readonly copy?: Partial<QuickBooksCopy> | null;
  readonly by?: Changed['by'];
  readonly fails?: ReportedError;
  readonly helps?: ExampleRecord['helps'];
  readonly was?: SyncState;
  readonly after?: readonly string[];
  readonly warnings?: readonly Warning[];
  readonly reason?: string;
  readonly found?: ExampleRecord['found'];
}

type Row = readonly [
  type: RecordType,
  label: string,
  day: number,
  amount: string | null,
  more?: More | undefined,
];

function lists(t: ExampleTexts): readonly Row[] {
  const customer = (key: keyof typeof CUSTOMERS, day: number, more?: More): Row => [
    'customer',
    CUSTOMERS[key],
    day,
    null,
    more,
  ];
  const noMatch = {
    code: 'no_match',
    message: null,
    detail: t.no_customer,
    request_id: null,
  };
  return [
    customer('marchand', -40),
    customer('cedar', -40),
    customer('erabliere', -38),
    customer('bakery', -37),
    customer('masonry', -21),
    customer('yoga', -3, { state: 'failed', fails: noMatch }),
    customer('heron', -4, { state: 'failed', fails: ERRORS.name }),
    customer('condos', -30, { state: 'sync_off', was: 'not_synced' }),
    customer('tremblay', -16, { state: 'error_ignored', fails: ERRORS.email }),
    ['service', t.mowing, -40, '65.00'],
    ['service', t.cleanup, -40, '320.00'],
    ['service', t.pruning, -33, '180.00'],
    ['service', t.snow, -12, '90.00', { state: 'failed', fails: ERRORS.account }],
    ['service', t.irrigation, -2, '75.00', { state: 'not_synced' }],
    ['vendor', VENDORS.seed, -36, null],
    ['vendor', VENDORS.granite, -36, null],
    ['employee', t.lead, -40, null],
    ['class', t.residential, -40, null],
    ['department', t.yard, -40, null],
    ['account', t.income, -40, null],
    ['tax_code', t.taxable, -40, null],
  ];
}

function invoices(t: ExampleTexts): readonly Row[] {
  const invoice = (number: string, party: Party, day: number, amount: string, more?: More): Row => [
    'invoice',
    number,
    day,
    amount,
    { party, ...more },
  ];
  const failed = (fails: ReportedError, more?: More): More => ({ state: 'failed', fails, ...more });
  return [
    invoice('1021', 'marchand', -34, '640.00'),
    invoice('1024', 'cedar', -32, '2310.75'),
    invoice('1029', 'bakery', -27, '72.50', {
      state: 'skipped',
      was: 'failed',
      fails: ERRORS.number,
      reason: t.skipped,
    }),
    invoice('1030', 'erabliere', -26, '415.00', { state: 'canceled' }),
    invoice('1033', 'cedar', -24, '355.00', { state: 'link_broken', fails: ERRORS.deleted }),
    invoice('1036', 'masonry', -20, '980.00', {
      state: 'changed',
      by: 'quickbooks',
      copy: { status: 'voided', amount: null },
    }),
    invoice('1038', 'erabliere', -18, '1149.75'),
    invoice('1041', 'marchand', -15, '195.00'),
    invoice('1042', 'bakery', -14, '287.44', {
      state: 'synced_warn',
      warnings: [{ code: 'terms', message: t.terms }],
    }),
    invoice('1043', 'cedar', -13, '1860.00'),
    invoice('1044', 'masonry', -12, '540.00'),
    invoice('1047', 'marchand', -10, '1250.00', {
      state: 'changed',
      by: 'quickbooks',
      copy: { amount: money('1300.00', t) },
    }),
    invoice('1048', 'erabliere', -9, '418.38', {
      state: 'changed',
      by: 'quickbooks',
      copy: { amount: money('418.37', t) },
    }),
    invoice('1049', 'cedar', -9, '760.00', { state: 'changed', by: 'platform', copy: { date: '@-12' } }),
    invoice('1052', 'bakery', -6, '233.10', failed(ERRORS.number, { helps: 'number' })),
    invoice(
      '1053',
      'masonry',
      -48,
      '1425.00',
      failed(ERRORS.closed, { helps: 'date', found: lockedBy('closed_period') }),
    ),
    invoice('1054', 'marchand', -5, '88.00', failed(ERRORS.stale, { helps: 'resync', copy: {} })),
    invoice('1055', 'cedar', -4, '1020.60', failed(ERRORS.tax)),
    invoice(
      '1056',
      'bakery',
      -4,
      '310.00',
      failed(ERRORS.inactive, { found: { inactive: { type: 'Item', name: t.snow } } }),
    ),
    invoice('1057', 'yoga', -3, '480.00', { state: 'waiting', after: [`customer-${CUSTOMERS.yoga}`] }),
    invoice('1058', 'erabliere', -2, '129.95', failed(ERRORS.system, { helps: 'resync' })),
    invoice('1060', 'marchand', -1, '345.00', { state: 'needs_approval' }),
    invoice('1061', 'cedar', -1, '2040.00', { state: 'needs_approval' }),
    invoice('1062', 'masonry', -1, '615.20', { state: 'needs_approval' }),
    invoice('1063', 'bakery', 0, '96.00', { state: 'ready' }),
    invoice('1064', 'erabliere', 0, '702.40', { state: 'scheduled' }),
    invoice('1065', 'condos', -7, '1500.00', { state: 'removed', was: 'needs_approval' }),
  ];
}

function others(t: ExampleTexts): readonly Row[] {
  return [
    ['payment', '5201', -28, '640.00', { party: 'marchand', after: ['invoice-1021'] }],
    ['payment', '5204', -11, '1860.00', { party: 'cedar', after: ['invoice-1043'] }],
    [
      'payment',
      '5207',
      -8,
      '540.00',
      {
        party: 'masonry',
        after: ['invoice-1044'],
        state: 'failed',
        fails: ERRORS.deposited,
        copy: {},
        found: lockedBy('deposit'),
      },
    ],
    ['payment', '5209', -2, '233.10', { party: 'bakery', after: ['invoice-1052'], state: 'waiting' }],
    [
      'payment',
      '5210',
      -1,
      '195.00',
      { party: 'marchand', after: ['invoice-1041'], state: 'needs_approval' },
    ],
    ['payment', '5211', 0, '287.44', { party: 'bakery', after: ['invoice-1042'], state: 'syncing' }],
    ['refund', '801', -17, '40.00', { party: 'marchand' }],
    ['refund', '802', -1, '25.00', { party: 'cedar', state: 'needs_approval' }],
    ['expense', 'EXP-310', -22, '64.20'],
    ['expense', 'EXP-311', -6, '129.00', { state: 'failed', fails: ERRORS.account }],
    ['expense', 'EXP-312', 0, '48.75', { state: 'ready' }],
    ['credit_memo', 'CM-14', -19, '50.00', { party: 'cedar' }],
    ['estimate', 'EST-77', -5, '3900.00', { party: 'condos' }],
    ['sales_receipt', '930', -6, '58.00', { party: 'bakery', copy: { number: '1052' } }],
    ['bill', 'PS-2210', -23, '412.60', { party: 'seed' }],
    [
      'bill',
      '88107',
      -14,
      '1180.00',
      {
        party: 'granite',
        state: 'synced_warn',
        copy: { amount: money('1180.01', t) },
        warnings: [{ code: 'rounding', message: t.rounding }],
      },
    ],
    ['bill_payment', 'BP-41', -9, '412.60', { party: 'seed', after: ['bill-PS-2210'] }],
    ['purchase_order', 'PO-118', -4, '860.00', { party: 'granite' }],
    ['vendor_credit', 'VC-6', -8, '35.00', { party: 'granite' }],
    ['journal_entry', 'JE-12', -30, '300.00'],
    ['deposit', 'DEP-22', -7, '2500.00'],
    ['transfer', 'TR-9', -15, '1000.00'],
    ['other', t.hours, -2, null],
  ];
}

function lockedBy(kind: 'deposit' | 'closed_period'): NonNullable<ExampleRecord['found']> {
  return { locked_by: { kind, detail: null } };
}

function money(value: string, { currency }: ExampleTexts): Money {
  return { value, currency };
}

function recordOf([type, label, day, amount, more = {}]: Row, at: number, t: ExampleTexts): ExampleRecord {
  const { state = 'synced', party, copy = {}, by, fails, helps, was, after, warnings = [], reason } = more;
  const { labelledBy } = RECORD_TYPES[type];
  const isNamed = labelledBy === 'name' || type === 'other';
  const own = { number: isNamed ? null : label, name: isNamed ? label : null };
  const date = isUndated(type) ? null : `@${day}`;
  const before = Math.min(day, -1);
  const attempt = `@${before} 17:${10 + (at % 45)}`;
  const tried = UNTRIED.has(state) ? null : attempt;
  const known = { amount: amount === null ? null : money(amount, t), date, ...own };
  const hasCopy = copy !== null && (COPIED.has(state) || more.copy !== undefined);
  const quickbooks_type = quickBooksTypeOf(type);
  const success = hasCopy ? attempt : null;
  const since = STILL.has(state) ? `@-${40 + at}m` : ((by ? '@-1 15:20' : tried) ?? `@${before} 16:05`);
  const quickbooks: QuickBooksCopy | null =
    hasCopy && quickbooks_type
      ? {
          ...{ type: quickbooks_type, id: String(700 + at) },
          ...{ ...known, party: party ? PARTIES[party] : null },
          ...{ status: state === 'link_broken' ? 'deleted' : 'active', checked_at: '@-12m' },
          ...copy,
        }
      : null;
  const record: PlatformRecord = {
    ...{ id: `${type}-${label}`, type, ...own, party: party ? { id: party, name: PARTIES[party] } : null },
    ...{
      date,
      amount: known.amount,
      fee: null,
      version: '1',
      deleted: false,
      url: null,
      direction: 'export',
    },
    ...{ created_at: `@${before} 09:12`, depends_on: after ?? [], allowed: [] },
    // When the example began: never older than what an example before it has left in the store.
    updated_at: '@0m',
    sync: {
      ...{ state, since, warnings, quickbooks, reported_state: null, next_attempt_at: null, position: null },
      ...{ attempts: tried ? (fails ? 2 : 1) : null, last_attempt_at: tried, last_success_at: success },
      error: FAILING.has(state) || was === 'failed' ? (fails ?? null) : null,
      changed: by ? { by, at: '@-1 15:20' } : null,
      decided: reason ? { by: { id: 'colleague', name: t.colleague }, at: '@-3 10:40', reason } : null,
    },
  };
  const { found } = more;
  return { record, ...defined({ fails, helps, was, found }) };
}

const STILL: ReadonlySet<SyncState> = new Set(['needs_approval', 'ready', 'scheduled', 'syncing', 'waiting']);
const FAILING: ReadonlySet<SyncState> = new Set(['failed', 'link_broken', 'error_ignored']);

function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return JSON.parse(JSON.stringify(fields));
}

/** The platform's log of the last weeks: each attempt, and what people decided. */
function logOf(records: readonly ExampleRecord[], t: ExampleTexts): LogEntry[] {
  const people = { user: { id: 'user', name: t.user }, colleague: { id: 'colleague', name: t.colleague } };
  const lines = records.flatMap(({ record, fails }): Omit<LogEntry, 'id'>[] => {
    const { id, number, name, amount, sync } = record;
    const line = {
      record_id: id,
      label: number ?? name,
      amount,
      code: null,
      message: null,
      quickbooks: sync.quickbooks && { type: sync.quickbooks.type, id: sync.quickbooks.id },
      after: null,
    };
    const day = sync.last_attempt_at?.split(' ')[0];
    const of = (outcome: LogEntry['outcome'], at: string, more: Partial<LogEntry>) => ({
      ...line,
      outcome,
      at,
      actor: null,
      action: 'sync',
      ...more,
    });
    return [
      ...(sync.last_success_at ? [of('succeeded', sync.last_success_at, {})] : []),
      ...(number && sync.last_success_at
        ? [of('succeeded', `${day} 16:30`, { action: 'approve', actor: people.user })]
        : []),
      ...(fails && sync.last_attempt_at
        ? [of('failed', `${day} 17:58`, { code: fails.code, message: fails.detail })]
        : []),
      ...(sync.state === 'skipped'
        ? [of('succeeded', '@-3 10:40', { action: 'skip', actor: people.colleague, message: t.skipped })]
        : []),
      ...(sync.state === 'canceled'
        ? [of('succeeded', '@-3 10:44', { action: 'cancel', actor: people.colleague })]
        : []),
      ...(sync.state === 'removed'
        ? [of('succeeded', '@-3 11:02', { action: 'remove', actor: people.colleague })]
        : []),
      ...(sync.state === 'error_ignored'
        ? [of('succeeded', '@-3 11:05', { action: 'ignore_error', actor: people.colleague })]
        : []),
    ];
  });
  return lines.map((line, at) => ({ id: `log-${at}`, ...line }));
}

function referenceLists(t: ExampleTexts): ExampleFile['lists'] {
  const item = (name: string, at: number, more: Partial<ListItem> = {}): ListItem => ({
    ...{ id: String(at), version: '1', name, number: null, detail: null, amount: null, date: null },
    ...{ active: true, used_by: null, quickbooks_id: String(300 + at), state: 'synced', ...more },
  });
  const { account_kinds: kind } = t;
  return {
    accounts: [
      item(t.checking, 1, { number: '1000', detail: kind.bank, amount: money('18240.11', t) }),
      item(t.receivable, 2, { number: '1100', detail: kind.receivable, amount: money('9412.36', t) }),
      item(t.income, 3, { number: '4000', detail: kind.income }),
      item(t.supplies, 4, { number: '5100', detail: kind.expense }),
      item(t.fees, 5, { number: '6100', detail: kind.expense }),
    ],
    bills: [
      item(VENDORS.seed, 6, { number: 'PS-2210', amount: money('412.60', t), date: '@-23' }),
      item(VENDORS.granite, 7, { number: '88107', amount: money('1180.00', t), date: '@-14' }),
    ],
    credit_memos: [item(CUSTOMERS.cedar, 8, { number: 'CM-14', amount: money('50.00', t), date: '@-19' })],
    employees: [item(t.lead, 9), item(t.crew, 10)],
    journal_entries: [item(t.fees, 11, { number: 'JE-12', amount: money('300.00', t), date: '@-30' })],
    purchases: [
      item(t.supplies, 12, { number: 'EXP-310', amount: money('64.20', t), date: '@-22' }),
      item(t.supplies, 13, {
        number: 'EXP-311',
        amount: money('129.00', t),
        date: '@-6',
        state: 'failed',
        quickbooks_id: null,
      }),
    ],
    tax_codes: [item('TAX', 14, { detail: t.taxable }), item('NON', 15, { detail: t.exempt })],
    classes: [item(t.residential, 16, { used_by: 14 }), item(t.commercial, 17, { used_by: 6 })],
    departments: [item(t.yard, 18, { used_by: 20 })],
  };
}

const CLOSED = '@-45';

/** It moves nothing in its queue, takes nothing over from QuickBooks, and runs its queue instead of exporting it. */
const NOT_OFFERED: ReadonlySet<Action> = new Set(['move', 'pull', 'export_all']);

function connectionOf(t: ExampleTexts): ExampleFile['connection'] {
  return {
    platform: {
      ...{ name: t.platform, version: null, connector_version: '1.0', minimum_connector_version: '1.0' },
      ...{ web_url: null, support: null, learn: [] },
    },
    ...{ user: { id: 'user', name: t.user, role: 'admin' }, plan: null, set_aside: [], odd: [] },
    companies: [
      {
        ...{ realm_id: EXAMPLE_REALM, name: t.company, currency: t.currency, books_closed_through: CLOSED },
        ...{ class_tracking: true, location_tracking: true, records_since: null },
        quickbooks: {
          ...{ connected: true, reason: null, expires_at: null, reconnect_url: null, who_can_reconnect: [] },
        },
        ...{ last_processed_at: '@-1m', next_run_at: null, running: false },
      },
    ],
    capabilities: {
      record_types: RECORD_TYPE_NAMES,
      commands: ACTION_NAMES.filter((action) => !NOT_OFFERED.has(action)),
      ...{ no_update: [], batch_max: 200, runs: true, check: true, candidates: true, log: true },
      ...{ backfill: false, lists: Object.keys(referenceLists(t)), editable_lists: [] },
    },
  };
}

/** Makes the example company's file, in which times are told from when it begins (`example-file.ts`). */
export function writeExample(t: ExampleTexts): ExampleFile {
  const rows = [...lists(t), ...invoices(t), ...others(t)];
  const records = rows.map((row, at) => recordOf(row, at, t));
  const name = (at: number, text: string, kind: 'customer' | 'vendor' = 'customer') => ({
    ...{ quickbooks_id: String(600 + at), name: text, kind, active: true, linked_to: null },
  });
  return {
    ...{
      connection: connectionOf(t),
      user: { id: 'user', name: t.user },
      books_closed_through: CLOSED,
      records,
    },
    ...{ accepted: { code: 'accepted', message: t.accepted }, refusals: t.refusals },
    problem: { status: 422, title: null, retryable: false, request_id: null },
    rules: {
      editable: ['customer', 'invoice', 'payment', 'service'],
      uneditable: ['syncing', 'removed', 'sync_off'],
      queued: ['ready', 'scheduled', 'syncing'],
      back: ['restore', 'unskip', 'notice_error', 'sync_on'],
      decisions: ['skip', 'ignore_error', 'sync_off', 'mark_matched'],
      making: ['approve', 'resync', 'clear_id', 'create_new'],
    },
    names: [
      name(1, 'Northgate Yoga Studio Ltd.'),
      name(2, 'Northgate Yoga & Pilates'),
      name(3, CUSTOMERS.heron, 'vendor'),
      name(4, 'Heron Lake Outfitters'),
    ],
    lists: referenceLists(t),
    log: logOf(records, t),
  };
}
