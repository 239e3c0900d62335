import { afterEach, expect, test } from 'vitest';
import type { Candidate } from '../../../../lib/core/records/suggestion.ts';
import type { Check } from '../../../../lib/platform/port.ts';
import { COMPANY_A } from '../../world/access-keys.ts';
import { MAPLE_LANDSCAPING } from '../../world/sandbox-settings.ts';
import { commonWorld, worldS06, worldS08, worldS23, worldS24 } from '../../world/scenario-world.ts';
import type { World } from '../../world/world.ts';
import { openTestClient, type TestClient } from '../test-client.ts';
import { searchWords } from './look-routes.ts';

let client: TestClient;
afterEach(() => client.platform.close());
const open = async (world: World) => {
  client = await openTestClient(world);
  return client.platform.control;
};
const check = async (id: string) => (await client.inCompany<Check>('GET', `/records/${id}/check`)).body;

test('a check compares the three sides', async () => {
  await open(worldS08());
  expect(await check('inv_1050')).toEqual({
    exists: 'yes',
    quickbooks: {
      type: 'Invoice',
      id: '152',
      number: '1050',
      name: null,
      party: 'Cedar Grove HOA',
      date: '2026-02-15',
      amount: { value: '520.00', currency: 'USD' },
      status: 'active',
      checked_at: '2026-03-03T14:00:00.000Z',
    },
    same_number: [],
    fields: [
      { name: 'number', platform: '1050', quickbooks: '1050', last_synced: '1050' },
      { name: 'date', platform: '2026-02-15', quickbooks: '2026-02-15', last_synced: '2026-02-15' },
      { name: 'amount', platform: '540.00', quickbooks: '520.00', last_synced: '500.00' },
      { name: 'due_date', platform: '2026-03-15', quickbooks: '2026-03-31', last_synced: '2026-03-15' },
      { name: 'memo', platform: null, quickbooks: 'call first', last_synced: null },
    ],
    locked_by: null,
    inactive: null,
    checked_at: '2026-03-03T14:00:00.000Z',
  });
});

test('a check names who has the same number', async () => {
  await open(worldS06());
  expect((await check('inv_1043')).same_number).toEqual([
    {
      type: 'CreditMemo',
      id: '111',
      number: '1043',
      party: 'Cedar Grove HOA',
      amount: { value: '50.00', currency: 'USD' },
      date: '2026-02-20',
    },
  ]);
});

test('a check finds changes in QuickBooks, and the record shows them from then on', async () => {
  const control = await open(commonWorld());
  expect((await check('inv_1042')).exists).toBe('no');
  expect((await check('inv_1043')).exists).toBe('no');
  const { version } = await client.record('inv_1041');
  expect((await check('inv_1041')).exists).toBe('yes');
  expect((await client.record('inv_1041')).version).toBe(version);
  control.voidInQuickBooks(COMPANY_A, 'Invoice', '145');
  expect(await check('inv_1041')).toMatchObject({ exists: 'voided', quickbooks: { status: 'voided' } });
  expect(client.state('inv_1041')).toBe('changed');
  control.deleteInQuickBooks(COMPANY_A, 'Invoice', '145');
  expect(await check('inv_1041')).toMatchObject({ exists: 'no', quickbooks: { status: 'deleted' } });
  expect(client.state('inv_1041')).toBe('link_broken');
  control.deactivateInQuickBooks(COMPANY_A, 'Customer', '58');
  expect(await check('cus_201')).toMatchObject({
    exists: 'inactive',
    inactive: { type: 'Customer', name: 'Cedar Grove HOA (deleted)' },
  });
});

test('a check says what locks a record', async () => {
  const control = await open(commonWorld());
  await client.run();
  expect((await check('inv_1044')).locked_by).toMatchObject({ kind: 'closed_period' });
  expect((await check('pay_501')).locked_by).toBeNull();
  const payment = (await client.record('pay_501')).sync.quickbooks?.id ?? '';
  control.depositInQuickBooks(COMPANY_A, 'Payment', payment);
  expect((await check('pay_501')).locked_by).toMatchObject({ kind: 'deposit' });
  const locked = { kind: 'reconciled', detail: 'Statement of February' } as const;
  control.editInQuickBooks(COMPANY_A, 'Invoice', '145', { locked });
  expect((await check('inv_1041')).locked_by).toEqual(locked);
});

test('nothing is known while the platform is disconnected in QuickBooks', async () => {
  const control = await open(commonWorld());
  control.setCompany(COMPANY_A, { quickbooks: { ...MAPLE_LANDSCAPING.quickbooks, connected: false } });
  expect((await check('inv_1041')).exists).toBe('unknown');
});

test('customers are found by any words, without accents, with their existing link', async () => {
  await open(worldS23());
  const find = async (query: string, company = COMPANY_A) => {
    const path = `/companies/${company}/customers?query=${encodeURIComponent(query)}&limit=20`;
    return (await client.ask<{ customers: Candidate[] }>('GET', path)).body.customers;
  };
  expect(await find('birch')).toEqual([
    {
      quickbooks_id: '72',
      name: 'Birch & Sons Ltd',
      kind: 'customer',
      active: true,
      linked_to: { id: 'cus_190', name: 'Birch Holdings' },
    },
    { quickbooks_id: '71', name: 'Birch and Sons', kind: 'customer', active: true, linked_to: null },
  ]);
  expect((await find('sons AND birch')).map((one) => one.quickbooks_id)).toEqual(['72', '71']);
  expect(await find('birch elsewhere')).toEqual([]);
  expect(searchWords('Érablière Côté & Fils')).toEqual(['erabliere', 'cote', 'and', 'fils']);
});

test('vendors and employees are shown as such', async () => {
  await open(worldS24());
  const { body } = await client.inCompany<{ customers: Candidate[] }>('GET', '/customers?query=ace');
  expect(body.customers).toMatchObject([{ quickbooks_id: '75', kind: 'vendor', active: true }]);
});
