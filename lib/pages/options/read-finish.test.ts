import { expect, test } from 'vitest';
import { NO_RECORDS } from '../../core/records/counters.ts';
import { HEALTH } from '../../views/diagnosis/health.fixture.ts';
import { readFinish } from './read-finish.ts';

const COUNTERS = { ...NO_RECORDS, by_state: { synced: 5, failed: 2 }, failed: 2, to_approve: 1 };
const COMPANY = { ...HEALTH.company, counters: COUNTERS };
const answering = (company: object | null) => async () => ({ ok: true, answer: { company } });

test('the end of connecting tells what was read of that company alone, and leads to its invoices', async () => {
  expect(await readFinish(answering(COMPANY), COMPANY.company_key)).toMatchObject({
    records: 7,
    needs: 3,
    list: 'invoices',
    address: 'https://app.qbo.intuit.com/app/login?pagereq=invoices&deeplinkcompanyid=9341450122330011',
  });
});

test('where a platform has no invoices, its expenses are opened', async () => {
  const list = async (by_type: object) =>
    (await readFinish(answering({ ...COMPANY, counters: { ...COUNTERS, by_type } }), COMPANY.company_key))
      ?.list;
  expect(await list({ 'expense synced': 4, 'invoice synced': 0 })).toBe('expenses');
  expect(await list({ 'bill failed new': 1, 'invoice synced': 2 })).toBe('invoices');
  expect(await list({ 'customer synced': 2 })).toBe('invoices');
});

test('what hinders the first read is not called reading', async () => {
  const stuck = { ...COMPANY, last_run_at: null, problem: { code: 'unreachable' } };
  expect(await readFinish(answering(stuck), COMPANY.company_key)).toBeNull();
});

test('before the first read there is no number, and of another company nothing is told', async () => {
  const unread = { ...COMPANY, last_run_at: null };
  expect(await readFinish(answering(unread), COMPANY.company_key)).toMatchObject({ records: null });
  for (const company of [null, { ...COMPANY, company_key: 'd:1' }])
    expect(await readFinish(answering(company), COMPANY.company_key)).toBeNull();
  expect(await readFinish(answering(COMPANY), null)).toBeNull();
});
