import type { StoredRecord } from '../platform/store/stored-record.ts';
import {
  BIRCH_AND_SONS,
  baseDocuments,
  baseRecords,
  CEDAR_GROVE,
  CEDAR_GROVE_ID,
  commonWorld,
  importRecords,
  scenarioRecord,
  withRecords,
  worldOf,
} from './common-world.ts';
import type { RecordSeed } from './seed-record.ts';
import type { World } from './world.ts';

export { commonWorld, SCENARIO_NOW } from './common-world.ts';

const cedarGrove = () => baseRecords().slice(0, 1);
const only = (...ids: string[]) => baseRecords().filter((record) => ids.includes(record.id));
const records = (...seeds: RecordSeed[]): StoredRecord[] => seeds.map(scenarioRecord);
const invoiceFor = (seed: Partial<RecordSeed> & { id: string; number: string }): RecordSeed => ({
  type: 'invoice',
  state: 'ready',
  party: CEDAR_GROVE,
  date: '2026-03-02',
  amount: '100.00',
  depends_on: ['cus_201'],
  ...seed,
});
const paymentFor = (
  invoiceId: string,
  seed: Partial<RecordSeed> & { id: string; number: string },
): RecordSeed => ({
  type: 'payment',
  state: 'ready',
  party: CEDAR_GROVE,
  date: '2026-03-02',
  amount: '100.00',
  depends_on: [invoiceId],
  ...seed,
});
const party = { id: CEDAR_GROVE_ID, name: CEDAR_GROVE.name };

/** Invoices in one state: `inv_<from>` and so on, $10.00 and upwards. */
export function manyInvoices(count: number, from: number, state: RecordSeed['state']): StoredRecord[] {
  return Array.from({ length: count }, (_, n) =>
    scenarioRecord(
      invoiceFor({ id: `inv_${from + n}`, number: String(from + n), amount: `${10 + n}.00`, state }),
    ),
  );
}

/** S01: 4 to approve (2 import, 2 export), 4 pending, 4 failed; invoice 1044 is skipped. */
export function worldS01(): World {
  const base = baseRecords().map((record) => {
    if (record.id !== 'inv_1044') return record;
    const by = { id: 'u1', name: 'Office admin' };
    const sync: StoredRecord['sync'] = {
      ...record.sync,
      state: 'skipped',
      decided: { by, at: '2026-03-02T20:00:00Z', reason: 'January is closed' },
    };
    return { ...record, back_to: 'failed' as const, sync };
  });
  return worldOf([...base, ...importRecords()]);
}

/** S02: invoice 1047 (txn 150) is $315.00 in QuickBooks and $355.00 on FieldPro; its update failed with 503. */
export function worldS02(): World {
  const [invoice] = records(
    invoiceFor({
      id: 'inv_1047',
      number: '1047',
      amount: '355.00',
      state: 'failed',
      quickbooks: { id: '150', amount: '315.00' },
      last_synced: { number: '1047', date: '2026-03-02', amount: '315.00' },
      error: { code: '503', message: 'Service Unavailable', detail: 'HTTP 503 from QuickBooks' },
    }),
  );
  return worldOf([...baseRecords(), ...importRecords(), ...(invoice ? [invoice] : [])]);
}

/** S02 with more such invoices: `inv_<from>` and so on, whose QuickBooks ids are their numbers. */
export function worldOfFailedUpdates(count: number, from: number): World {
  const failed = Array.from({ length: count }, (_, n) =>
    invoiceFor({
      id: `inv_${from + n}`,
      number: String(from + n),
      amount: '355.00',
      state: 'failed',
      quickbooks: { id: String(from + n), amount: '315.00' },
      last_synced: { number: String(from + n), date: '2026-03-02', amount: '315.00' },
      error: { code: '503', message: 'Service Unavailable', detail: 'HTTP 503 from QuickBooks' },
    }),
  );
  return worldOf([...only('cus_201', 'inv_1041'), ...records(...failed)]);
}

/** S03: invoice 1042 was deleted in QuickBooks; payment 502 waits on it. */
export const worldS03 = commonWorld;

/** S06: invoice 1043 clashes with credit memo 111. */
export const worldS06 = commonWorld;

/** S06 with code 6210 and the same words. */
export function worldS06As6210(): World {
  const base = baseRecords().map((record) =>
    record.id === 'inv_1043' && record.sync.error
      ? { ...record, sync: { ...record.sync, error: { ...record.sync.error, code: '6210' } } }
      : record,
  );
  return worldOf([...base, ...importRecords()]);
}

/** S08: invoice 1050 (txn 152) edited on both sides. */
export function worldS08(): World {
  const edited = records(
    invoiceFor({
      id: 'inv_1050',
      number: '1050',
      date: '2026-02-15',
      amount: '540.00',
      state: 'changed',
      changed_by: 'both',
      fields: { due_date: '2026-03-15' },
      quickbooks: { id: '152', amount: '520.00' },
      last_synced: { number: '1050', date: '2026-02-15', amount: '500.00', due_date: '2026-03-15' },
    }),
  );
  return worldOf(
    [...baseRecords(), ...edited],
    [
      ...baseDocuments(),
      {
        type: 'Invoice',
        id: '152',
        number: '1050',
        party,
        date: '2026-02-15',
        amount: '520.00',
        fields: { due_date: '2026-03-31', memo: 'call first' },
        mark: 'inv_1050',
        made_by: 'platform',
      },
    ],
  );
}

/** S10: 250 invoices to approve, and nothing else but their customer. */
export function worldS10(count = 250): World {
  return worldOf([...cedarGrove(), ...manyInvoices(count, 4001, 'needs_approval')]);
}

/** S12: Companies A and B both have an invoice with txn 145. */
export const worldS12 = commonWorld;

/** S14: a quiet company; `recordsS14()` become ready while the platform is down. */
export function worldS14(): World {
  return worldOf(only('cus_201', 'inv_1041'));
}
export function recordsS14(): StoredRecord[] {
  return manyInvoices(37, 5001, 'ready');
}

/** S16: 121 scheduled; a run at manual speed puts one of them in flight. */
export function worldS16(): World {
  return worldOf([...cedarGrove(), ...manyInvoices(121, 6001, 'scheduled')]);
}

/** S17: 2 to import (C-301, PAY-601) and 12 to export, all to approve. */
export function worldS17(): World {
  return worldOf([...cedarGrove(), ...importRecords(), ...manyInvoices(12, 7001, 'needs_approval')]);
}

/** S19: 6 invoices and 4 payments, all not synced; INV-1045 is among them. */
export function worldS19(): World {
  const payments = [1, 2, 3, 4].map((n) =>
    scenarioRecord(
      paymentFor('inv_1041', {
        id: `pay_51${n}`,
        number: `51${n}`,
        amount: `${20 * n}.00`,
        state: 'not_synced',
      }),
    ),
  );
  return worldOf([...only('cus_201', 'inv_1041'), ...manyInvoices(6, 1045, 'not_synced'), ...payments]);
}

/** S20: nothing special. */
export const worldS20 = commonWorld;

/** S21: INV-1043 (fails), PAY-701 (its payment), INV-1045, INV-1046, in this order. */
export function worldS21(): World {
  const queued = only('inv_1043', 'inv_1045', 'inv_1046').map((record) => ({
    ...record,
    approved: true,
    sync: { ...record.sync, state: 'ready' as const, error: null, attempts: 0, last_attempt_at: null },
  }));
  const [first, ...rest] = queued;
  const payment = records(paymentFor('inv_1043', { id: 'pay_701', number: '701', amount: '2310.75' }));
  return worldOf([...cedarGrove(), ...(first ? [first] : []), ...payment, ...rest]);
}

/** S23: "Birch & Sons" has no match; two QuickBooks customers come near, one of them taken by C-190. */
export function worldS23(): World {
  const extra = records(
    {
      id: 'cus_190',
      type: 'customer',
      state: 'synced',
      name: 'Birch Holdings',
      quickbooks: { id: '72' },
      last_synced: { name: 'Birch & Sons Ltd' },
      tolerated: { name: ['Birch Holdings', 'Birch & Sons Ltd'] },
    },
    {
      ...invoiceFor({ id: 'inv_1060', number: '1060', amount: '900.00' }),
      state: 'waiting',
      party: BIRCH_AND_SONS,
      depends_on: ['cus_202'],
    },
    {
      ...paymentFor('inv_1060', { id: 'pay_702', number: '702', amount: '900.00' }),
      state: 'waiting',
      party: BIRCH_AND_SONS,
    },
  );
  return worldOf(
    [...only('cus_201', 'cus_202', 'inv_1041'), ...extra],
    [...baseDocuments(), { type: 'Customer', id: '71', name: 'Birch and Sons' }],
  );
}

/** S24: C-203 "Ace Supply" clashes with a vendor; C-205 "Private account" has 3 invoices, $4,120.00 in total. */
export function worldS24(): World {
  const ace = { id: 'cus_203', name: 'Ace Supply' };
  const account = { id: 'cus_205', name: 'Private account' };
  const noMatch = (name: string) => ({
    code: 'no_match',
    message: 'No matching customer in QuickBooks',
    detail: `No customer in QuickBooks is named "${name}".`,
  });
  const extra = records(
    { id: ace.id, type: 'customer', state: 'failed', name: ace.name, match: 'ask', error: noMatch(ace.name) },
    {
      id: account.id,
      type: 'customer',
      state: 'failed',
      name: account.name,
      match: 'ask',
      error: noMatch(account.name),
    },
    ...['2000.00', '1500.00', '620.00'].map(
      (amount, n): RecordSeed => ({
        ...invoiceFor({ id: `inv_${1071 + n}`, number: String(1071 + n), amount }),
        state: 'waiting',
        party: account,
        depends_on: [account.id],
      }),
    ),
  );
  return worldOf(
    [...only('cus_201', 'inv_1041'), ...extra],
    [...baseDocuments(), { type: 'Vendor', id: '75', name: 'Ace Supply' }],
  );
}

/** S26: SVC-31 does not match its product; SVC-32 is used by 2 invoices. */
export function worldS26(): World {
  const extra = records(
    {
      id: 'svc_32',
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
    },
    ...[1081, 1082].map((number) => ({
      ...invoiceFor({ id: `inv_${number}`, number: String(number), amount: '55.00' }),
      state: 'waiting' as const,
      depends_on: ['cus_201', 'svc_32'],
    })),
  );
  return worldOf([...baseRecords(), ...extra]);
}

/** S27: three roles look at the common world. */
export const worldS27 = commonWorld;

/** S28: Company C in French. */
export const worldS28 = commonWorld;

/** S30: 42 scheduled and nothing processed since 08:20. */
export function worldS30(): World {
  return worldOf([...cedarGrove(), ...manyInvoices(42, 8001, 'scheduled')], baseDocuments(), {
    last_processed_at: '2026-03-03T13:20:00Z',
  });
}

/** S33: invoice 1062 is a cent less in QuickBooks after tax rounding; payment 703 waits because of it. */
export function worldS33(): World {
  const extra = records(
    invoiceFor({
      id: 'inv_1062',
      number: '1062',
      amount: '108.26',
      state: 'synced_warn',
      quickbooks: { id: '162', amount: '108.25' },
      quickbooks_total: '108.25',
      fields: { tax: '8.26' },
      last_synced: { number: '1062', date: '2026-03-02', amount: '108.25', tax: '8.25' },
      tolerated: { amount: ['108.26', '108.25'], tax: ['8.26', '8.25'] },
      warnings: [
        { code: 'tax_differs', message: 'Total is 108.26 on FieldPro and 108.25 in QuickBooks' },
        { code: 'tax_line_differs', message: 'Tax is 8.26 on FieldPro and 8.25 in QuickBooks' },
      ],
    }),
    paymentFor('inv_1062', {
      id: 'pay_703',
      number: '703',
      amount: '108.26',
      state: 'waiting',
      warnings: [
        {
          code: 'payment_exceeds_invoice',
          message: 'Payment is 0.01 USD more than the QuickBooks invoice',
        },
      ],
    }),
  );
  return worldOf(withRecords(only('cus_201', 'inv_1041'), extra));
}

/** S35: a list of several pages, most of it synced. */
export function worldS35(count = 120): World {
  const listed = Array.from({ length: count }, (_, n) =>
    scenarioRecord(
      invoiceFor({
        id: `inv_${9001 + n}`,
        number: String(9001 + n),
        amount: `${50 + n}.00`,
        state: n % 7 === 3 ? 'failed' : 'synced',
        quickbooks: { id: String(1001 + n) },
        ...(n % 7 === 3 ? { error: { code: '6000', message: 'Business Validation Error' } } : {}),
      }),
    ),
  );
  return worldOf([...baseRecords(), ...importRecords(), ...listed]);
}
