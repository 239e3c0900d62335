import type { StoredRecord } from '../platform/store/stored-record.ts';
import { sandboxCompany } from './sandbox-settings.ts';
import type { World } from './world.ts';

/** The company of the contract's world. */
export const CONTRACT_REALM = '9341450122330011';
const REALM = CONTRACT_REALM;
const OFFICE = { id: 'u1', name: 'Office' };
const NOW = '2026-03-03T14:00:00Z';

function stored(
  id: string,
  more: Partial<Omit<StoredRecord, 'sync'>> & { sync?: Partial<StoredRecord['sync']> },
): StoredRecord {
  return {
    id,
    type: 'invoice',
    number: id.replace(/^inv_/, ''),
    name: null,
    party: { id: 'cus_1', name: 'Cedar Grove HOA' },
    date: '2026-02-27',
    amount: { value: '100.00', currency: 'USD' },
    fee: null,
    version: 1,
    created_at: NOW,
    updated_at: NOW,
    deleted: false,
    url: `https://fieldpro.example/records/${id}`,
    direction: 'export',
    depends_on: ['cus_1'],
    fields: {},
    last_synced: null,
    tolerated: {},
    items: [],
    match: 'create',
    generation: 0,
    confirmed_copy: false,
    overpayment_as_credit: false,
    quickbooks_total: null,
    approved: true,
    back_to: null,
    ignored: [],
    skipped_until: null,
    choice: null,
    operation: null,
    last_changed_by: OFFICE,
    older: false,
    ...more,
    sync: {
      state: 'ready',
      since: NOW,
      attempts: 0,
      last_attempt_at: null,
      last_success_at: null,
      next_attempt_at: null,
      error: null,
      warnings: [],
      quickbooks: null,
      changed: null,
      decided: null,
      ...more.sync,
    },
  };
}

function copy(type: 'Customer' | 'Invoice', id: string, number: string | null) {
  return {
    type,
    id,
    number,
    name: null,
    party: null,
    date: null,
    amount: null,
    status: 'active',
    checked_at: NOW,
  } as const;
}

export const SAMPLE_FAILURE = {
  code: '6140',
  message: 'Duplicate Document Number Error',
  detail: 'DocNumber=3',
  request_id: 'q1',
};

/** A small world that has something for every operation and rule of the contract. */
export function contractWorld(): World {
  return {
    now: NOW,
    settings: {
      name: 'FieldPro',
      version: '2.6.0',
      connector_version: '2.6.0',
      minimum_connector_version: '2.4.0',
      web_url: 'https://fieldpro.example',
      support: { url: null, email: 'help@fieldpro.example', phone: null },
      learn: [{ title: 'Start', url: 'https://fieldpro.example/learn' }],
      plan: { name: 'Pro', unavailable: [{ feature: 'classes', reason: 'Comes with Pro Plus' }] },
      record_types: ['customer', 'invoice', 'payment'],
      no_update: [],
      editable: [],
      batch_max: 200,
      lists: ['accounts', 'classes'],
    },
    keys: [
      { access_key: 'key-admin', holder: { user: OFFICE, role: 'admin', realms: [REALM] } },
      {
        access_key: 'key-viewer',
        holder: { user: { id: 'u3', name: 'Reader' }, role: 'viewer', realms: [REALM] },
      },
    ],
    companies: [
      {
        company: sandboxCompany(REALM, {
          quickbooks: {
            connected: true,
            reason: null,
            expires_at: null,
            reconnect_url: null,
            who_can_reconnect: [],
          },
          approve_first: false,
          last_processed_at: NOW,
        }),
        records: [
          stored('cus_1', {
            type: 'customer',
            number: null,
            name: 'Cedar Grove HOA',
            party: null,
            date: null,
            amount: null,
            depends_on: [],
            sync: { state: 'synced', quickbooks: copy('Customer', '58', null) },
          }),
          stored('inv_1', { sync: { state: 'synced', quickbooks: copy('Invoice', '145', '1') } }),
          stored('inv_2', {
            sync: { state: 'link_broken', quickbooks: { ...copy('Invoice', '90', '2'), status: 'deleted' } },
          }),
          stored('inv_3', {
            sync: {
              state: 'failed',
              error: SAMPLE_FAILURE,
              warnings: [{ code: 'tax_differs', message: 'Tax differs' }],
            },
          }),
          stored('inv_4', { sync: { state: 'needs_approval' }, approved: false }),
          stored('inv_5', {}),
          // Two of one number, as platforms that copy invoices have them.
          stored('inv_6', { number: '6', sync: { state: 'not_synced' } }),
          stored('inv_6b', { number: '6', sync: { state: 'not_synced' } }),
          stored('inv_old', { date: '2026-01-15', older: true, sync: { state: 'not_synced' } }),
        ],
        documents: [
          { type: 'Customer', id: '58', name: 'Cedar Grove HOA' },
          {
            type: 'Invoice',
            id: '145',
            number: '1',
            party: { id: '58', name: 'Cedar Grove HOA' },
            date: '2026-02-27',
            amount: '100.00',
          },
          {
            type: 'CreditMemo',
            id: '111',
            number: '3',
            party: { id: '58', name: 'Cedar Grove HOA' },
            date: '2026-02-20',
            amount: '9.00',
          },
          { type: 'Vendor', id: '59', name: 'Cedar Supplies' },
        ],
        lists: {
          accounts: [
            {
              id: 'acc_1',
              version: '1',
              name: 'Income',
              number: '4000',
              detail: null,
              amount: null,
              date: null,
              active: true,
              used_by: 3,
              quickbooks_id: '7',
              state: null,
            },
          ],
          classes: [
            {
              id: 'class_1',
              version: '1',
              name: 'Landscaping',
              number: null,
              detail: null,
              amount: null,
              date: null,
              active: true,
              used_by: 0,
              quickbooks_id: null,
              state: null,
            },
          ],
        },
      },
    ],
  };
}
