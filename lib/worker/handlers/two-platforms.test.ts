import { noCounters } from '../../store/records/read-counters.ts';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningPlatform, startPlatform } from '../../../test/sandbox/platform/start-platform.ts';
import { ADMIN_KEY_A, COMPANY_A } from '../../../test/sandbox/world/access-keys.ts';
import { commonWorld } from '../../../test/sandbox/world/scenario-world.ts';
import type { PageAnswer } from '../../protocol/page.ts';
import { showIconNumber } from '../toolbar/show-icon-number.ts';
import type { WorkerContext } from '../worker-context.ts';
import { answerRequest } from './answer-request.ts';
import { openTestContext, type TestContext } from './worker-context.fixture.ts';

let open: TestContext;
let other: RunningPlatform;
beforeEach(async () => {
  open = await openTestContext(commonWorld());
  other = await startPlatform({ port: 0, world: commonWorld() });
});
afterEach(async () => {
  await other.close();
  await open.close();
});

/**
 * Connects a platform.
 * @returns the key of company A on it
 */
async function connect({ url }: RunningPlatform): Promise<string> {
  const request = {
    type: 'connect',
    values: { address: url, access_key: ADMIN_KEY_A },
    replaces: null,
  } as const;
  const answer = await answerRequest(request, open.context);
  if (!('connection_id' in answer)) throw new Error(JSON.stringify(answer));
  return `${answer.connection_id}:${COMPANY_A}`;
}

test('two platforms with equal record ids each get their automatic approvals', async () => {
  for (const platform of [open.platform, other]) {
    const company_key = await connect(platform);
    await answerRequest({ type: 'set_approval', company_key, approval: 'automatic' }, open.context);
  }
  await open.settle();
  const approved = (platform: RunningPlatform) =>
    platform.control
      .calls({ method: 'POST', path: '/commands$' })
      .flatMap(({ body }) => (body as { commands: { action: string; record_id: string }[] }).commands)
      .filter(({ action }) => action === 'approve')
      .map(({ record_id }) => record_id)
      .toSorted();
  expect(approved(open.platform).length).toBeGreaterThan(0);
  expect(approved(other)).toEqual(approved(open.platform));
});

test('with two connected companies and no QuickBooks in front, toolbar and popup show the same one', async () => {
  // Keys that sort in the opposite order of connecting.
  const ids = ['b', 'a'];
  let now = Date.now();
  const clock = () => {
    now += 1;
    return now;
  };
  const context = { ...open.context, clock, newKey: () => ids.shift() ?? crypto.randomUUID() };
  for (const platform of [open.platform, other]) {
    await answerRequest(
      { type: 'connect', values: { address: platform.url, access_key: ADMIN_KEY_A }, replaces: null },
      context,
    );
  }
  const db = context.tables.bulk;
  await db.counters.putAll([
    { ...noCounters(`b:${COMPANY_A}`), failed: 4 },
    { ...noCounters(`a:${COMPANY_A}`), failed: 7 },
  ]);
  const popup = (front?: string) =>
    answerRequest(
      { type: 'popup', open: null, company_key: null },
      { ...context, frontCompany: async () => front },
    );
  let shown = '';
  const action = {
    setBadgeText: async ({ text }: { text: string | null }) => {
      shown = text ?? '';
    },
    setBadgeBackgroundColor: async () => undefined,
    setTitle: async () => undefined,
  };
  const icon = async (front_company?: string) => {
    const storage = { session: { get: async () => ({ front_company }) } };
    const { notices } = await context.readCatalogue('en');
    await showIconNumber(
      action,
      storage,
      context.tables,
      async () => notices,
      async () => null,
    );
    return shown;
  };
  expect(await popup()).toMatchObject({ company: { counters: { failed: 4 } } });
  expect(await icon()).toBe('4');
  // In front of another site, both keep the company that a QuickBooks tab showed last.
  expect(await popup(`a:${COMPANY_A}`)).toMatchObject({ company: { counters: { failed: 7 } } });
  expect(await icon(`a:${COMPANY_A}`)).toBe('7');
});

test('a platform that cannot check QuickBooks is not asked to; Clear ID is refused with that reason', async () => {
  const company_key = await connect(open.platform);
  await open.settle();
  const db = open.context.tables.bulk;
  const [connection] = await db.connections.all();
  if (!connection) throw new Error('There is no connection');
  await db.connections.put({
    ...connection,
    capabilities: { ...connection.capabilities, check: false },
  });
  const answer = await answerRequest(
    { type: 'check_record', realm: COMPANY_A, company_key, record_id: 'inv_1042' },
    open.context,
  );
  expect(answer).toMatchObject({ exists: 'unknown', refused: { code: 'cannot_check' } });
  expect(open.platform.control.calls({ path: '/check$' })).toEqual([]);
});

test('the banner counts records of the platform that it names, and opens its queue', async () => {
  const [first, second] = [await connect(open.platform), await connect(other)];
  await open.settle();
  const db = open.context.tables.bulk;
  await db.counters.putAll([
    { ...noCounters(first), failed: 0 },
    { ...noCounters(second), failed: 7 },
  ]);
  const { company, attention } = (await answerRequest(
    { type: 'describe_page', realm: COMPANY_A, refs: [], rows: [] },
    open.context,
  )) as PageAnswer;
  const { failed } = (await db.counters.get(company?.company_key ?? '')) ?? {};
  expect(attention).toBe(failed);
});

test('if two platforms have the same company, the queue of the one looked at opens', async () => {
  const keys = [await connect(open.platform), await connect(other)];
  const opened: (string | null)[] = [];
  const openPage: WorkerContext['openPage'] = async (_view, companyKey) => {
    opened.push(companyKey);
  };
  for (const company_key of keys) {
    await answerRequest(
      { type: 'open_view', realm: COMPANY_A, company_key, view: 'attention' },
      { ...open.context, openPage },
    );
  }
  expect(opened).toEqual(keys);
});
