import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settleJobs } from '../../../test/engine/world/plain-store.ts';
import {
  ADMIN_KEY_A,
  ADMIN_KEY_ALL,
  ADMIN_KEY_B,
  COMPANY_A,
  COMPANY_B,
} from '../../../test/sandbox/world/access-keys.ts';
import { worldS02 } from '../../../test/sandbox/world/scenario-world.ts';
import type { Adapter } from '../../platform/adapter.ts';
import { maskAccessKey } from '../../store/access-key/access-key-text.ts';
import { connectedCompanies } from '../../views/find-company.ts';
import type { WorkerContext } from '../worker-context.ts';
import { answerRequest } from './answer-request.ts';
import { openTestContext, queueResync, type TestContext } from './worker-context.fixture.ts';

let open: TestContext;
let context: WorkerContext;
/** The platform's name for itself. */
let name: string | null;

beforeEach(async () => {
  open = await openTestContext(worldS02());
  name = null;
  context = {
    ...open.context,
    adapterOf: (kind) => {
      const adapter = open.context.adapterOf(kind);
      const openRenamed: Adapter['open'] = (address, accessKey) => {
        const platform = adapter.open(address, accessKey);
        const connect = async () => {
          const info = await platform.connect();
          return { ...info, platform: { ...info.platform, name: name ?? info.platform.name } };
        };
        return { ...platform, connect };
      };
      return { ...adapter, open: openRenamed };
    },
  };
});
afterEach(() => open.close());

async function connect(replaces: string | null = null, address = open.platform.url): Promise<string> {
  const answer = await answerRequest(
    { type: 'connect', values: { address, access_key: ADMIN_KEY_A }, replaces },
    context,
  );
  if (!('connection_id' in answer)) throw new Error(JSON.stringify(answer));
  return String(answer.connection_id);
}

const received = () => open.platform.control.calls({ method: 'POST', path: '/commands$' });

test.each([
  ['named', (id: string) => connect(id)],
  ['not named', () => connect()],
])(
  'a connection to the same platform is renewed, %s: its queue is sent, work under way is void',
  async (_, again) => {
    const first = await connect();
    await open.settle();
    const key = await queueResync(context, `${first}:${COMPANY_A}`);
    const { epoch = 0 } = (await context.tables.bulk.companies.get(`${first}:${COMPANY_A}`)) ?? {};
    expect(await again(first)).toBe(first);
    await expect(
      settleJobs(context.tables, `${first}:${COMPANY_A}`, epoch, new Map(), Date.now()),
    ).rejects.toMatchObject({ code: 'fenced' });
    await open.settle();
    expect((await context.tables.bulk.jobs.get(key))?.state).toBe('done');
  },
);

test.each([
  ['another platform at the same address, named', async (id: string) => connect(id)],
  ['another platform at the same address, not named', async () => connect()],
])('%s, gets no data that was read from the previous one, and no commands meant for it', async (_, again) => {
  const first = await connect();
  await open.settle();
  const key = await queueResync(context, `${first}:${COMPANY_A}`);
  name = 'ShopPro';
  const second = await again(first);
  expect(second).not.toBe(first);
  // Connecting again renews the same connection instead of creating a third one.
  expect(await connect()).toBe(second);
  await open.settle();
  expect(received()).toEqual([]);
  expect((await context.tables.bulk.jobs.get(key))?.state).toBe('queued');
  expect(await context.tables.bulk.connections.get(first)).toMatchObject({ sealed_key: null });
  expect(await context.tables.bulk.records.get([`${second}:${COMPANY_A}`, 'inv_1047'])).toBeDefined();
});

test('a connection stored without a kind is renewed by a request that names the default kind', async () => {
  const first = await connect();
  expect(await context.tables.bulk.connections.get(first)).not.toHaveProperty('kind');
  const request = {
    type: 'connect',
    values: { address: open.platform.url, access_key: ADMIN_KEY_A },
  } as const;
  const named = { ...request, kind: 'source_platform', replaces: null };
  expect(await answerRequest(named, context)).toMatchObject({ status: 'connected', connection_id: first });
  expect(await context.tables.bulk.connections.get(first)).toMatchObject({ kind: 'source_platform' });
  // A connection stored with a kind works like one stored without.
  expect(await connect()).toBe(first);
  await open.settle();
  expect(await context.tables.bulk.records.count()).toBeGreaterThan(0);
});

test('a kind without an adapter is refused and nothing is stored', async () => {
  const request = {
    type: 'connect',
    kind: 'other',
    values: { address: open.platform.url, access_key: 'k' },
  } as const;
  expect(await answerRequest({ ...request, replaces: null }, context)).toMatchObject({
    status: 'refused',
    problem: { code: 'adapter_unknown' },
  });
  expect(await context.tables.bulk.connections.count()).toBe(0);
});

test('the queue opens for the company that is connected, not for one that was', async () => {
  const first = await connect();
  name = 'ShopPro';
  const second = await connect(first);
  const opened: (string | null)[] = [];
  const openPage: WorkerContext['openPage'] = async (_view, companyKey) => {
    opened.push(companyKey);
  };
  await answerRequest({ type: 'open_view', realm: COMPANY_A, view: 'attention' }, { ...context, openPage });
  expect(opened).toEqual([`${second}:${COMPANY_A}`]);
});

test('a key for the companies of two connections renews both: no company appears twice', async () => {
  const first = await connect();
  const connectWith = async (access_key: string) =>
    answerRequest(
      { type: 'connect', values: { address: open.platform.url, access_key }, replaces: null },
      context,
    );
  const { connection_id: second } = (await connectWith(ADMIN_KEY_B)) as { connection_id: string };
  expect(await connectWith(ADMIN_KEY_ALL)).toMatchObject({ status: 'connected' });
  for (const [id, realm] of [
    [first, COMPANY_A],
    [second, COMPANY_B],
  ] as const) {
    const companies = await connectedCompanies(context, realm);
    expect(companies.map(({ company }) => company.key)).toEqual([`${id}:${realm}`]);
  }
  const connections = await context.tables.bulk.connections.all();
  expect(connections.map(({ masked_key }) => masked_key)).toEqual(
    connections.map(() => maskAccessKey(ADMIN_KEY_ALL)),
  );
});

test('an approval that failed to be automatic under one platform’s name is sent under another’s', async () => {
  const { control } = open.platform;
  const syncAs = async (id: string) => {
    const company_key = `${id}:${COMPANY_A}`;
    await answerRequest({ type: 'set_approval', company_key, approval: 'automatic' }, context);
    await answerRequest({ type: 'sync_now', company_key }, context);
    await open.settle();
  };
  const waiting = () =>
    control.records(COMPANY_A).filter(({ sync }) => sync.state === 'needs_approval').length;
  const first = await connect();
  await open.settle();
  control.addFault({ kind: 'drop', method: 'POST', path: '/commands$', times: null });
  await syncAs(first);
  expect(waiting()).toBeGreaterThan(0);
  control.clearFaults();
  control.setPlatform({ name: 'ShopPro' });
  const second = await connect(first);
  expect(second).not.toBe(first);
  await open.settle();
  await syncAs(second);
  expect(waiting()).toBe(0);
});
