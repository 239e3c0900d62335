import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A, COMPANY_B } from '../../../test/sandbox/world/access-keys.ts';
import { commonWorld } from '../../../test/sandbox/world/scenario-world.ts';
import type { LineAnswer, PageAnswer } from '../../protocol/page.ts';
import { answerRequest } from './answer-request.ts';
import { openTestContext, type TestContext } from './worker-context.fixture.ts';

let open: TestContext;
beforeEach(async () => {
  open = await openTestContext(commonWorld());
});
afterEach(() => open.close());

const line = async () =>
  (await answerRequest({ type: 'open_line', realm: COMPANY_A }, open.context)) as LineAnswer;
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
  const { groups, attention, stop, reading } = await line();
  const rows = await open.context.tables.bulk.records.all();
  const of = rows.filter(({ company_key }) => company_key.endsWith(COMPANY_A));
  const absent = of.filter(
    ({ state, quickbooks_key }) => ['failed', 'retrying'].includes(state) && quickbooks_key === '',
  );
  const count = (name: string) => groups.find(({ group }) => group === name)?.count ?? 0;
  expect(absent.length).toBeGreaterThan(0);
  expect(count('failed_absent')).toBe(absent.length);
  expect(count('agree')).toBe(of.filter(({ state }) => state === 'synced').length);
  expect({ attention, stop, reading }).toEqual({
    attention: of.filter(({ counted }) => counted === 'failed').length,
    stop: null,
    reading: false,
  });
});
