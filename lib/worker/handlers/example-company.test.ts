import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A } from '../../../test/sandbox/world/access-keys.ts';
import { commonWorld } from '../../../test/sandbox/world/scenario-world.ts';
import { EXAMPLE_REALM } from '../../core/example-company.ts';
import { EXAMPLE_TEXTS } from '../../locales/example/index.ts';
import { writeExample } from '../../platform/example/write-example.ts';
import { TABLE_NAMES } from '../../store/database.ts';
import { updateMarker } from '../../store/marker.ts';
import { showIconNumber } from '../toolbar/show-icon-number.ts';
import { answerRequest } from './answer-request.ts';
import { openTestContext, type TestContext } from './worker-context.fixture.ts';

let open: TestContext;
beforeEach(async () => {
  open = await openTestContext(commonWorld());
  const ask = globalThis.fetch;
  vi.stubGlobal('fetch', (...asked: Parameters<typeof fetch>) =>
    asked[0] === '/example/en.json'
      ? Promise.resolve(new Response(JSON.stringify(writeExample(EXAMPLE_TEXTS.en))))
      : ask(...asked),
  );
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await open.close();
});

async function connect(values: Record<string, string>, kind?: string): Promise<string> {
  const request = { type: 'connect', ...(kind && { kind }), values, replaces: null } as const;
  const answer = await answerRequest(request, open.context);
  if (!('connection_id' in answer)) throw new Error(JSON.stringify(answer));
  return answer.connection_id;
}

/** Opens the example, and then connects a real company. */
async function openBoth(): Promise<{ example: string; real: string }> {
  const example = `${await connect({ language: 'en' }, 'example')}:${EXAMPLE_REALM}`;
  const real = `${await connect({ address: open.platform.url, access_key: ADMIN_KEY_A })}:${COMPANY_A}`;
  await open.settle();
  return { example, real };
}

const popup = (company_key: string | null = null) =>
  answerRequest({ type: 'popup', open: null, company_key }, open.context);

async function toolbarText(): Promise<string> {
  let shown = '';
  const action = {
    setBadgeText: async ({ text }: { text: string | null }) => {
      shown = text ?? '';
    },
    setBadgeBackgroundColor: async () => undefined,
    setTitle: async () => undefined,
  };
  const { notices } = await open.context.readCatalogue('en');
  await showIconNumber(
    ...([action, { session: { get: async () => ({}) } }, open.context.tables] as const),
    ...([async () => notices, async () => null] as const),
  );
  return shown;
}

test('the example alone is shown by the popup, never counted on the toolbar, and leaves a page to be connected', async () => {
  await connect({ language: 'en' }, 'example');
  await open.settle();
  expect(await popup()).toMatchObject({
    company: { name: 'Lakeside Gardens (example)', counters: { to_approve: 5 } },
  });
  expect(await toolbarText()).toBe('');
  const page = answerRequest({ type: 'describe_page', realm: COMPANY_A, refs: [], rows: [] }, open.context);
  expect(await page).toMatchObject({ company: null, unconnected: true });
});

test('a real company comes before the example, though that was opened first', async () => {
  const { example, real } = await openBoth();
  const shown = await popup();
  expect(shown).toMatchObject({ company: { company_key: real } });
  expect(shown).toMatchObject({ companies: [{ company_key: real }, { company_key: example }] });
  expect(await popup(example)).toMatchObject({ company: { company_key: example } });
  const { failed } = (await open.context.tables.bulk.counters.get(real)) ?? {};
  expect(await toolbarText()).toBe(String(failed));
  await answerRequest({ type: 'disconnect', connection_id: real.split(':')[0] ?? '' }, open.context);
  expect(await popup(), 'also once its connection has ended').toMatchObject({
    company: { company_key: real },
    companies: [{ company_key: real }, { company_key: example }],
  });
});

test('the example never counts as lost, and does nothing by itself', async () => {
  const { example, real } = await openBoth();
  let marker: unknown;
  const local = { get: async () => ({}), remove: async () => undefined };
  const set = async (items: Record<string, unknown>) => {
    marker = items.marker;
  };
  await updateMarker({ local: { ...local, set } }, open.context.tables.bulk, null);
  expect(marker).toMatchObject([{ realm: COMPANY_A }]);
  const db = open.context.tables.bulk;
  expect(await db.companies.get(example)).toMatchObject({ frequency: { kind: 'never' }, next_due_at: null });
  expect(await db.companies.get(real)).toMatchObject({ frequency: { kind: 'every_10_minutes' } });
});

test('opened again after a command it begins anew, and carries out the next one', async () => {
  const begin = async () => {
    const key = `${await connect({ language: 'en' }, 'example')}:${EXAMPLE_REALM}`;
    await open.settle();
    return key;
  };
  const company_key = await begin();
  const row = () => open.context.tables.bulk.records.get([company_key, 'invoice-1054']);
  const resync = async () => {
    const version = (await row())?.record.version ?? '';
    const item = { record_id: 'invoice-1054', key: crypto.randomUUID(), version, input: {} };
    await answerRequest({ type: 'commands', company_key, action: 'resync', items: [item] }, open.context);
    await open.settle();
  };
  const failed = { state: 'failed', record: { version: '1' } };
  expect(await row()).toMatchObject(failed);
  await resync();
  expect(await row()).toMatchObject({ state: 'synced' });
  expect(await begin()).toBe(company_key);
  expect(await row()).toMatchObject(failed);
  await resync();
  expect(await row()).toMatchObject({ state: 'synced' });
});

test('opened again it begins anew, in one company; removed, it takes nothing of the real one along', async () => {
  const { example, real } = await openBoth();
  expect(`${await connect({ language: 'en' }, 'example')}:${EXAMPLE_REALM}`).toBe(example);
  const before = await open.context.tables.bulk.records.under(real).all();
  await answerRequest({ type: 'remove_data', company_key: example }, open.context);
  const left = await Promise.all(TABLE_NAMES.map((name) => open.context.tables.bulk[name].all()));
  expect(JSON.stringify(left)).not.toContain(EXAMPLE_REALM);
  expect(JSON.stringify(left)).not.toContain('Lakeside');
  expect(await open.context.tables.bulk.records.under(real).all()).toEqual(before);
  expect(await open.context.tables.bulk.connections.all()).toHaveLength(1);
});
