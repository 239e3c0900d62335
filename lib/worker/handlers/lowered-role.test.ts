import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A, VIEWER_KEY_A } from '../../../test/sandbox/world/access-keys.ts';
import { worldS02 } from '../../../test/sandbox/world/scenario-world.ts';
import type { Request } from '../../protocol/requests.ts';
import { answerRequest } from './answer-request.ts';
import { openTestContext, queueResync, type TestContext } from './worker-context.fixture.ts';

let open: TestContext | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function connectedAs(accessKey: string) {
  open = await openTestContext(worldS02());
  const { context, platform, settle } = open;
  // biome-ignore lint/suspicious/noExplicitAny: each test reads the answer of the request it sends
  const ask = (request: Request): Promise<any> => answerRequest(request, context);
  const connect = (access_key: string, replaces: string | null) =>
    ask({ type: 'connect', values: { address: platform.url, access_key }, replaces });
  const { connection_id } = await connect(accessKey, null);
  await settle();
  const company_key = `${connection_id}:${COMPANY_A}`;
  return { context, settle, ask, connect, connection_id, company_key, db: context.tables.bulk };
}

test('a viewer, who may start no run, still syncs: a scheduled cycle reads to its end', async () => {
  const { context, settle, company_key, db } = await connectedAs(VIEWER_KEY_A);
  const { last_run_at } = (await db.companies.get(company_key)) ?? {};
  await context.startSync(company_key, 'schedule');
  await settle();
  const company = await db.companies.get(company_key);
  expect(company?.outage).toBeNull();
  expect(company?.last_run_at).toBeGreaterThan(last_run_at ?? 0);
  expect(await db.cycles.all()).toEqual([]);
});

test('commands queued before the role was lowered are refused in words, and the rest continues', async () => {
  const { context, settle, connect, connection_id, company_key, db } = await connectedAs(ADMIN_KEY_A);
  const key = await queueResync(context, company_key);
  await connect(VIEWER_KEY_A, connection_id);
  await settle();
  expect(await db.jobs.get(key)).toMatchObject({
    state: 'refused',
    problem: { code: 'not_allowed', detail: 'A viewer may not send commands' },
  });
  expect((await db.log.all()).at(-1)).toMatchObject({
    outcome: 'refused',
    detail: 'A viewer may not send commands',
  });
  expect((await db.companies.get(company_key))?.outage).toBeNull();
  expect(await db.cycles.all()).toEqual([]);
});
