import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ADMIN_KEY_A, ADMIN_KEY_ALL, COMPANY_A } from '../../../test/sandbox/world/access-keys.ts';
import { worldS02 } from '../../../test/sandbox/world/scenario-world.ts';
import type { World } from '../../../test/sandbox/world/world.ts';
import type { PageAnswer } from '../../protocol/page.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import { answerRequest } from './answer-request.ts';
import { openTestContext, type TestContext } from './worker-context.fixture.ts';

/** A world with two invoices that have the number 1047. */
function worldOfTwins(): World {
  const world = worldS02();
  const [company, ...others] = world.companies;
  if (!company) throw new Error('There is no company');
  const records = [...company.records];
  const twins = records
    .filter(({ id }) => id === 'inv_1047')
    .map((record) => ({
      ...record,
      id: 'inv_twin',
      sync: { ...record.sync, state: 'ready' as const, quickbooks: null },
    }));
  return { ...world, companies: [{ ...company, records: [...records, ...twins] }, ...others] };
}

let open: TestContext;
beforeEach(async () => {
  open = await openTestContext(worldOfTwins());
  await answerRequest(
    { type: 'connect', values: { address: open.platform.url, access_key: ADMIN_KEY_A }, replaces: null },
    open.context,
  );
});
afterEach(() => open.close());

type Asked = Partial<Omit<RequestOf<'describe_page'>, 'type' | 'realm'>>;

const describePage = async (asked: Asked) =>
  (await answerRequest(
    { type: 'describe_page', realm: COMPANY_A, refs: [], rows: [], ...asked },
    open.context,
  )) as PageAnswer;
/** A row of an invoice list without amounts, which both have in common. */
const number = async (value: string) => {
  const record = open.platform.control.record(COMPANY_A, `inv_${value}`);
  const row = { type: 'invoice' as const, by: 'number' as const, value, date: record?.date ?? null };
  return describePage({ rows: [{ ...row, amount: null, party: record?.party?.name ?? null }] });
};
/** How many records with number 1047 the mirror contains. */
const twins = async () =>
  (await open.context.tables.bulk.records.all()).filter(({ label_key }) => label_key === 'invoice:1047')
    .length;
const lookUps = () => open.platform.control.calls({ method: 'POST', path: 'records:lookup$' });

test('during the first read, a row is answered only once the platform has reported all records of its number', async () => {
  const ids = async () =>
    (await describePage({ refs: [{ type: 'Invoice', id: '150' }] })).records.map(({ id }) => id);
  await vi.waitFor(async () => expect(await ids()).toEqual(['inv_1047']));
  // One of the two is known, the other not yet.
  expect((await number('1047')).rows).toEqual([null]);
  await vi.waitFor(() => expect(lookUps().length).toBeGreaterThan(0));
  await vi.waitFor(async () => expect(await twins()).toBe(2));
  expect((await number('1047')).rows).toEqual([null]);
});

test('during the first read, list rows get their badges, and each number is asked for once', async () => {
  const ids = async () => (await number('1041')).records.map(({ id }) => id);
  await vi.waitFor(async () => expect(await ids()).toEqual(['inv_1041']));
  await number('1041');
  expect(lookUps()).toHaveLength(1);
  await open.settle();
  expect(await ids()).toEqual(['inv_1041']);
  expect(lookUps()).toHaveLength(1);
});

test('after a company was removed and connected again, no number counts as completely known', async () => {
  const connectAll = () =>
    answerRequest(
      { type: 'connect', values: { address: open.platform.url, access_key: ADMIN_KEY_ALL }, replaces: null },
      open.context,
    );
  await connectAll();
  await vi.waitFor(async () => {
    await number('1047');
    expect(await twins()).toBe(2);
  });
  const [company] = await open.context.tables.bulk.companies.by('realm').equal(COMPANY_A).all();
  await answerRequest({ type: 'remove_data', company_key: company?.key ?? null }, open.context);
  await connectAll();
  // One of the two is read first, by its copy in QuickBooks.
  await vi.waitFor(async () => {
    const { records } = await describePage({ refs: [{ type: 'Invoice', id: '150' }] });
    expect(records.map(({ id }) => id)).toEqual(['inv_1047']);
  });
  expect((await number('1047')).rows).toEqual([null]);
});
