import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A, COMPANY_B } from '../../../test/sandbox/world/access-keys.ts';
import { commonWorld } from '../../../test/sandbox/world/scenario-world.ts';
import { LIST_TYPES, type ListKind } from '../../core/identity/list-routes.ts';
import type { LineAnswer, PageAnswer } from '../../protocol/page.ts';
import { answerRequest } from './answer-request.ts';
import { openTestContext, type TestContext } from './worker-context.fixture.ts';

let open: TestContext;
beforeEach(async () => {
  open = await openTestContext(commonWorld());
});
afterEach(() => open.close());

const line = async (list: ListKind | null = null) =>
  (await answerRequest({ type: 'open_line', realm: COMPANY_A, list }, open.context)) as LineAnswer;
const page = async (realm = COMPANY_A) =>
  (await answerRequest({ type: 'describe_page', realm, refs: [], rows: [] }, open.context)) as PageAnswer;
const connect = () =>
  answerRequest(
    { type: 'connect', values: { address: open.platform.url, access_key: ADMIN_KEY_A }, replaces: null },
    open.context,
  );

test('a page learns that nothing is connected, until something is', async () => {
  expect((await page()).unconnected).toBe(true);
  await expect(line()).rejects.toMatchObject({ code: 'not_connected' });
  await connect();
  expect((await page()).unconnected).toBe(false);
  const [connection] = await open.context.tables.bulk.connections.all();
  await answerRequest({ type: 'disconnect', connection_id: connection?.id ?? '' }, open.context);
  expect(await page(), 'of this company').toMatchObject({
    company: { connection: 'disconnected' },
    unconnected: true,
  });
  expect(await page(COMPANY_B), 'of another').toMatchObject({ company: null, unconnected: true });
});

test('the whole store is looked at only where no connected platform has the company', async () => {
  const storeProblem = vi.spyOn(open.context, 'storeProblem');
  await connect();
  await Promise.all([line(), page()]);
  expect(storeProblem).not.toHaveBeenCalled();
  storeProblem.mockResolvedValue({ code: 'store_lost', companies: [], usable: false, detail: null });
  const [connection] = await open.context.tables.bulk.connections.all();
  await answerRequest({ type: 'disconnect', connection_id: connection?.id ?? '' }, open.context);
  const { company, notice } = await page();
  expect({ company, stop: notice }).toEqual({ company: null, stop: (await line()).stop });
});

test('the line counts the stored records of the open company, and those failures that have no copy', async () => {
  await connect();
  await open.settle();
  const rows = (await open.context.tables.bulk.records.all()).filter(({ company_key }) =>
    company_key.endsWith(COMPANY_A),
  );
  const expected = (types: readonly string[] | null) => {
    const of = types ? rows.filter(({ record }) => types.includes(record.type)) : rows;
    const isFailure = (state: string) => ['failed', 'retrying'].includes(state);
    return {
      agree: of.filter(({ state }) => state === 'synced').length,
      failed_absent: of.filter(({ state, quickbooks_key }) => isFailure(state) && quickbooks_key === '')
        .length,
      attention: of.filter(({ counted }) => counted === 'failed').length,
    };
  };
  const told = ({ groups, attention }: LineAnswer) => {
    const count = (name: string) => groups.find(({ group }) => group === name)?.count ?? 0;
    return { agree: count('agree'), failed_absent: count('failed_absent'), attention };
  };
  const whole = await line();
  expect(whole).toMatchObject({ list: null, stop: null, reading: false });
  expect(told(whole)).toEqual(expected(null));
  const invoices = await line('invoices');
  expect(invoices.list).toBe('Invoices');
  expect(told(invoices)).toEqual(expected(['invoice']));
  expect(told(invoices).failed_absent).toBeGreaterThan(0);
  expect(told(invoices).agree).toBeLessThan(told(whole).agree);
  const sales = await line('sales');
  expect(sales.list).toBe('Sales transactions');
  expect(told(sales)).toEqual(expected(LIST_TYPES.sales));
});
