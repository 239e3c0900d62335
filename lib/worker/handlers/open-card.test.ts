import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, BOOKKEEPER_KEY_A, COMPANY_A } from '../../../test/sandbox/world/access-keys.ts';
import { commonWorld, worldS02 } from '../../../test/sandbox/world/scenario-world.ts';
import type { World } from '../../../test/sandbox/world/world.ts';
import { openSourcePlatform } from '../../platform/source-platform/open-source-platform.ts';
import { ofOneCommand } from '../../protocol/one-command.ts';
import type { Request } from '../../protocol/requests.ts';
import { answerRequest } from './answer-request.ts';
import { openTestContext, type TestContext } from './worker-context.fixture.ts';

let open: TestContext | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const MINUTE = 60_000;

/** The admin's browser, connected, with a reader of its cards. */
async function connected(world: World) {
  open = await openTestContext(world);
  const { context, platform, settle } = open;
  // biome-ignore lint/suspicious/noExplicitAny: each test reads the answer of the request it sends
  const ask = (request: Request): Promise<any> => answerRequest(request, context);
  const answer = await ask({
    type: 'connect',
    values: { address: platform.url, access_key: ADMIN_KEY_A },
    replaces: null,
  });
  await settle();
  const company_key = `${answer.connection_id}:${COMPANY_A}`;
  const of = { realm: COMPANY_A, company_key } as const;
  const card = (record_id: string) => ask({ type: 'open_card', ...of, record_id });
  const sync = async () => {
    await ask({ type: 'sync_now', company_key });
    await settle();
  };
  const press = async (record_id: string, action: 'resync') => {
    const row = await context.tables.bulk.records.get([company_key, record_id]);
    const version = row?.record.version ?? '';
    const key = crypto.randomUUID();
    const said = ofOneCommand(
      await ask({ type: 'commands', ...of, action, items: [{ record_id, version, key, input: {} }] }),
      key,
    );
    await settle();
    return said;
  };
  return { card, sync, press, context, platform, settle };
}

test('if somebody else acted differently first, the card and its history name that person', async () => {
  const { card, press, platform } = await connected(worldS02());
  const { record } = await card('inv_1047');
  const other = openSourcePlatform(platform.url, async () => BOOKKEEPER_KEY_A);
  const [skipped] = await other.execute(COMPANY_A, [
    {
      key: crypto.randomUUID(),
      action: 'skip',
      record_id: 'inv_1047',
      version: record.version,
      input: {},
      dry_run: false,
    },
  ]);
  expect(skipped?.status).toBe('done');
  expect(await press('inv_1047', 'resync')).toMatchObject({ status: 'accepted' });
  const after = await card('inv_1047');
  expect(after.record.state).toBe('skipped');
  expect(after.explanation.what).toBe('Office bookkeeper changed this record first.');
  expect(after.history[0]).toMatchObject({ action: 'resync', outcome: 'conflict' });
  expect(JSON.stringify(after.history[0])).toContain('Office bookkeeper');
});

test('the result of a command is no longer shown once the record has changed', async () => {
  const { card, press, sync, context, platform } = await connected(worldS02());
  platform.control.setKey(ADMIN_KEY_A, {
    user: { id: 'u1', name: 'Office admin' },
    role: 'viewer',
    realms: [COMPANY_A],
  });
  await press('inv_1047', 'resync');
  expect((await card('inv_1047')).explanation.what).not.toMatch(/QuickBooks/);
  const jobs = await context.tables.bulk.jobs.all();
  expect(jobs).toMatchObject([{ state: 'refused' }]);
  // A quarter of an hour later, the platform syncs the record by itself.
  await context.tables.bulk.jobs.putAll(
    jobs.map((job) => ({ ...job, settled_at: (job.settled_at ?? 0) - 15 * MINUTE })),
  );
  platform.control.forceRecord(COMPANY_A, 'inv_1047', {
    sync: { state: 'synced', since: new Date().toISOString() },
  });
  platform.control.setKey(ADMIN_KEY_A, {
    user: { id: 'u1', name: 'Office admin' },
    role: 'admin',
    realms: [COMPANY_A],
  });
  await sync();
  const after = await card('inv_1047');
  expect(after.record.state).toBe('synced');
  expect(after.explanation).toBeNull();
});

test('deleted, voided, changed and inactivated in QuickBooks are distinguished', async () => {
  const { card, sync, platform } = await connected(commonWorld());
  const { control } = platform;
  await sync();
  const copy = async (id: string) => (await card(id)).record.quickbooks?.id ?? '';
  control.deleteInQuickBooks(COMPANY_A, 'Invoice', await copy('inv_1041'));
  control.voidInQuickBooks(COMPANY_A, 'Invoice', await copy('inv_1045'));
  control.editInQuickBooks(COMPANY_A, 'Invoice', await copy('inv_1046'), { amount: '99.00' });
  control.notice(COMPANY_A);
  await sync();
  const deleted = await card('inv_1041');
  expect(deleted.record.state).toBe('link_broken');
  expect(deleted.explanation.code).toBe('record-gone');
  expect((await card('inv_1045')).record).toMatchObject({
    state: 'changed',
    reason: 'voided in QuickBooks',
  });
  expect((await card('inv_1046')).record).toMatchObject({
    state: 'changed',
    reason: 'changed in QuickBooks',
  });
  const message = "Something you're trying to use has been made inactive.";
  control.forceRecord(COMPANY_A, 'inv_1046', {
    sync: { state: 'failed', error: { code: '610', message, detail: null, request_id: null } },
  });
  await sync();
  const inactive = await card('inv_1046');
  expect(inactive.record.state).toBe('failed');
  expect(inactive.explanation.code).toBe('inactive');
  const commandsOf = async (id: string) =>
    (await card(id)).record.commands.map(({ action }: { action: string }) => action);
  // If it is gone, a new record helps. If it is voided or something on it is inactive, the old one still exists, and
  // there would be two.
  expect(await commandsOf('inv_1041')).toContain('clear_id');
  expect(await commandsOf('inv_1045')).not.toContain('clear_id');
  expect(await commandsOf('inv_1046')).not.toContain('clear_id');
});
