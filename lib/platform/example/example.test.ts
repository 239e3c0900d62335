import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ERROR_GUIDE } from '../../core/error-guide/error-guide.fixture.ts';
import { matchError } from '../../core/error-guide/match-error.ts';
import { EXAMPLE_REALM } from '../../core/example-company.ts';
import { LANGUAGE_TAGS, type Language } from '../../core/languages.ts';
import { ACTION_NAMES, ACTIONS, type Action } from '../../core/records/actions.ts';
import type { PlatformRecord } from '../../core/records/platform-record.ts';
import { RECORD_TYPE_NAMES } from '../../core/records/record-types.ts';
import { SYNC_STATES } from '../../core/records/sync-state.ts';
import { EXAMPLE_TEXTS } from '../../locales/example/index.ts';
import { ioInMemory } from '../adapter.ts';
import { adapterOf } from '../adapters.ts';
import { readChanges } from '../contract/feed.ts';
import { readLogPage } from '../contract/log.ts';
import type { Command, Platform } from '../port.ts';
import { writeExample } from './write-example.ts';

const asked: string[] = [];
beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    const language = LANGUAGE_TAGS.find((tag) => path === `/example/${tag}.json`);
    if (!language) throw new Error(`The example asked for ${path}`);
    return new Response(JSON.stringify(writeExample(EXAMPLE_TEXTS[language])));
  });
});
afterEach(() => vi.unstubAllGlobals());

function open(
  language: Language = 'en',
  io = ioInMemory(language),
): Required<Pick<Platform, 'run' | 'check' | 'candidates' | 'log' | 'list'>> & Platform {
  const { run, check, candidates, log, list, ...rest } = adapterOf('example').open('tickmark:example', io);
  if (!run || !check || !candidates || !log || !list) throw new Error('The example lacks an operation');
  return { ...rest, run, check, candidates, log, list };
}

const all = async (platform: Platform) => (await platform.changes(EXAMPLE_REALM, null, 200)).records;

async function one(platform: Platform, id: string): Promise<PlatformRecord> {
  const record = await platform.record(EXAMPLE_REALM, id);
  if (!record) throw new Error(`The example has no ${id}`);
  return record;
}

/** Gives one command on a record as it stands. */
async function give(
  platform: Platform,
  id: string,
  action: Action,
  input: Command['input'] = {},
  key = crypto.randomUUID(),
) {
  const { version } = await one(platform, id);
  const command = { key, action, record_id: id, version, input, dry_run: false };
  const [result] = await platform.execute(EXAMPLE_REALM, [command]);
  return result;
}

/** Resyncs a record as Tickmark does: the command, and a run of it. */
async function resync(platform: ReturnType<typeof open>, id: string): Promise<PlatformRecord['sync']> {
  expect(await give(platform, id, 'resync')).toMatchObject({ status: 'done' });
  await platform.run(EXAMPLE_REALM, crypto.randomUUID(), [id]);
  return (await one(platform, id)).sync;
}

test.each(LANGUAGE_TAGS)(
  'the example in %s keeps the contract, with every record type and every known state',
  async (tag) => {
    const platform = open(tag);
    const { records } = await platform.changes(EXAMPLE_REALM, null, 200);
    const read = readChanges(JSON.parse(JSON.stringify({ records, cursor: 'c', has_more: false })));
    expect(read).toMatchObject({ set_aside: [] });
    expect(read.odd ?? []).toEqual([]);
    expect(read.records).toHaveLength(records.length);
    expect(records.length).toBeGreaterThanOrEqual(60);
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    expect(RECORD_TYPE_NAMES.filter((type) => !records.some((each) => each.type === type))).toEqual([]);
    expect(
      SYNC_STATES.filter((state) => state !== 'unknown' && !records.some(({ sync }) => sync.state === state)),
    ).toEqual([]);
    const { entries } = await platform.log(EXAMPLE_REALM, { cursor: null, record: null });
    expect(
      readLogPage(JSON.parse(JSON.stringify({ entries, cursor: null, has_more: false }))).entries,
    ).toEqual(entries);
    const days = entries.map(({ at }) => Date.parse(at));
    expect(Math.max(...days) - Math.min(...days)).toBeGreaterThan(21 * 86_400_000);
  },
);

test('no moment of the example lies ahead', async () => {
  const platform = open();
  const moments = JSON.stringify([
    await all(platform),
    await platform.log(EXAMPLE_REALM, { cursor: null, record: null }),
  ]).match(/\d{4}-\d\d-\d\dT[^"]+/g);
  const now = Date.now();
  expect(moments?.length).toBeGreaterThan(100);
  expect(moments?.filter((at) => Date.parse(at) > now)).toEqual([]);
});

test('the guide explains every failure of the example, of at least ten kinds', async () => {
  const failures = (await all(open())).filter(({ sync }) => sync.error);
  const kinds = failures.map(
    ({ type, sync }) => matchError(ERROR_GUIDE, sync.error, { type, state: sync.state }).id,
  );
  expect(kinds).not.toContain('unknown');
  const { entries } = await open().log(EXAMPLE_REALM, { cursor: null, record: null });
  const logged = entries
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ code, message: detail }) =>
      matchError(
        ERROR_GUIDE,
        { code, message: null, detail, request_id: null },
        { type: 'other', state: 'failed' },
      ),
    );
  expect(logged.length).toBeGreaterThan(10);
  expect(logged.map(({ id }) => id)).not.toContain('unknown');
  expect(new Set(kinds).size).toBeGreaterThanOrEqual(10);
});

test('one difference is of one cent and one of fifty dollars', async () => {
  const gaps = (await all(open())).flatMap(({ amount, sync: { state, quickbooks } }) =>
    state === 'changed' && amount && quickbooks?.amount
      ? [Number(quickbooks.amount.value) - Number(amount.value)]
      : [],
  );
  expect(gaps.map((gap) => Math.round(gap * 100))).toEqual(expect.arrayContaining([5000, -1]));
});

test.each(['invoice-1054', 'invoice-1058', 'invoice-1047', 'invoice-1048'])(
  'a Resync of %s succeeds, and both sides agree',
  async (id) => {
    const platform = open();
    const { state, error, quickbooks } = await resync(platform, id);
    const { amount, number } = await one(platform, id);
    expect({ state, error, quickbooks }).toMatchObject({
      state: 'synced',
      error: null,
      quickbooks: { amount, number },
    });
  },
);

test.each([
  'invoice-1052',
  'invoice-1053',
  'invoice-1055',
  'invoice-1056',
  'payment-5207',
  'customer-Northgate Yoga',
])('a Resync of %s fails again with its reason', async (id) => {
  const platform = open();
  const before = await one(platform, id);
  const { state, error, attempts } = await resync(platform, id);
  expect({ state, error, attempts }).toEqual({
    ...{ state: 'failed', error: before.sync.error, attempts: (before.sync.attempts ?? 0) + 1 },
  });
});

test('another number ends a duplicate number, and a taken one does not; the payment that waited follows', async () => {
  const platform = open();
  await give(platform, 'invoice-1052', 'update', { fields: { number: '1041' } });
  expect(await resync(platform, 'invoice-1052')).toMatchObject({ state: 'failed' });
  await give(platform, 'invoice-1052', 'update', { fields: { number: '1052-A' } });
  expect(await resync(platform, 'invoice-1052')).toMatchObject({
    state: 'synced',
    quickbooks: { number: '1052-A' },
  });
  expect(await one(platform, 'payment-5209')).toMatchObject({ sync: { state: 'synced' } });
});

test('a date after the closing date ends a closed period', async () => {
  const platform = open();
  const { companies } = await platform.connect();
  const closed = companies[0]?.books_closed_through ?? '';
  await give(platform, 'invoice-1053', 'update', { fields: { date: closed } });
  expect(await resync(platform, 'invoice-1053')).toMatchObject({ state: 'failed' });
  const today = new Date().toISOString().slice(0, 10);
  await give(platform, 'invoice-1053', 'update', { fields: { date: today } });
  expect(await resync(platform, 'invoice-1053')).toMatchObject({
    state: 'synced',
    quickbooks: { date: today },
  });
});

test('every announced command leads to a state in which it counts as done', async () => {
  const { capabilities } = await open().connect();
  const given = new Set<Action>();
  for (const { id, allowed } of await all(open())) {
    for (const action of allowed) {
      const { fulfilledIn }: { fulfilledIn: readonly string[] } = ACTIONS[action];
      if (fulfilledIn.length === 0) continue;
      given.add(action);
      const result = await give(open(), id, action);
      expect([action, result?.status]).toEqual([action, 'done']);
      expect(fulfilledIn, `${action} of ${id}`).toContain(result?.record?.sync.state);
    }
  }
  const withEnd = ACTION_NAMES.filter((action) => ACTIONS[action].fulfilledIn.length > 0);
  expect([...given].sort()).toEqual(
    withEnd.filter((action) => capabilities.commands.includes(action)).sort(),
  );
});

test('a matched customer takes its invoice along; a vendor of the same name is refused', async () => {
  const platform = open();
  const link = (id: string, to: string) =>
    give(platform, id, 'link', { quickbooks: { type: 'Customer', id: to } });
  const found = await platform.candidates(EXAMPLE_REALM, 'Northgate Yoga', 20);
  expect(found.map(({ name }) => name)).toContain('Northgate Yoga Studio Ltd.');
  const [vendor] = await platform.candidates(EXAMPLE_REALM, 'Blue Heron Café', 20);
  expect(vendor).toMatchObject({ kind: 'vendor' });
  expect(await link('customer-Blue Heron Café', vendor?.quickbooks_id ?? '')).toMatchObject({
    status: 'refused',
  });
  expect(await link('customer-Northgate Yoga', found[0]?.quickbooks_id ?? '')).toMatchObject({
    ...{ status: 'done', record: { sync: { state: 'synced', quickbooks: { name: found[0]?.name } } } },
  });
  await platform.run(EXAMPLE_REALM, crypto.randomUUID(), ['customer-Northgate Yoga']);
  expect(await one(platform, 'invoice-1057')).toMatchObject({ sync: { state: 'synced' } });
});

test('an id is cleared where the copy is gone, and a new copy is made', async () => {
  const platform = open();
  const before = (await one(platform, 'invoice-1033')).sync.quickbooks;
  expect(await platform.check(EXAMPLE_REALM, 'invoice-1033')).toMatchObject({ exists: 'no' });
  await give(platform, 'invoice-1033', 'clear_id');
  await platform.run(EXAMPLE_REALM, crypto.randomUUID(), ['invoice-1033']);
  const { state, quickbooks } = (await one(platform, 'invoice-1033')).sync;
  expect(state).toBe('synced');
  expect(quickbooks?.id).not.toBe(before?.id);
});

test('a comparison names the side that changed', async () => {
  const { fields } = await open().check(EXAMPLE_REALM, 'invoice-1047');
  expect(fields.find(({ name }) => name === 'amount')).toEqual({
    ...{ name: 'amount', platform: '1250.00', quickbooks: '1300.00', last_synced: '1250.00' },
  });
});

test('a command takes effect once for each key, also after the worker has ended', async () => {
  const io = ioInMemory('en');
  const key = crypto.randomUUID();
  const { version } = await one(open('en', io), 'invoice-1060');
  const command = {
    key,
    action: 'approve',
    record_id: 'invoice-1060',
    version,
    input: {},
    dry_run: false,
  } as const;
  expect(await open('en', io).outcome(EXAMPLE_REALM, key)).toBeNull();
  await open('en', io).execute(EXAMPLE_REALM, [command]);
  const [again] = await open('en', io).execute(EXAMPLE_REALM, [command]);
  expect(again).toMatchObject({ status: 'done', record: { version: '2', sync: { state: 'ready' } } });
  expect(await open('en', io).outcome(EXAMPLE_REALM, key)).toMatchObject({ status: 'done' });
  const { entries } = await open('en', io).log(EXAMPLE_REALM, { cursor: null, record: null });
  expect(
    entries.filter(({ action, actor }) => action === 'approve' && actor?.id === 'user').at(-1),
  ).toMatchObject({
    ...{ record_id: 'invoice-1060', outcome: 'succeeded' },
  });
});

test('a command on what has changed meanwhile is a conflict, and a try changes nothing', async () => {
  const platform = open();
  const { version } = await one(platform, 'invoice-1061');
  const command = { key: crypto.randomUUID(), record_id: 'invoice-1061', version, input: {} };
  const [tried] = await platform.execute(EXAMPLE_REALM, [{ ...command, action: 'approve', dry_run: true }]);
  expect(tried).toMatchObject({ status: 'done', effects: { creates: true } });
  expect((await one(platform, 'invoice-1061')).version).toBe(version);
  await give(platform, 'invoice-1061', 'remove');
  const [late] = await platform.execute(EXAMPLE_REALM, [{ ...command, action: 'approve', dry_run: false }]);
  expect(late).toMatchObject({ status: 'conflict', record: { sync: { state: 'removed' } } });
});

test('the feed brings what has changed, and starts over once the example has begun anew', async () => {
  const io = ioInMemory('en');
  const platform = open('en', io);
  const { cursor } = await platform.changes(EXAMPLE_REALM, null, 200);
  expect((await platform.changes(EXAMPLE_REALM, cursor, 200)).records).toEqual([]);
  await give(platform, 'invoice-1060', 'approve');
  const { records } = await platform.changes(EXAMPLE_REALM, cursor, 200);
  expect(records.map(({ id }) => id)).toEqual(['invoice-1060']);
  vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] });
  await expect(open().changes(EXAMPLE_REALM, cursor, 200)).rejects.toMatchObject({ code: 'cursor_expired' });
  vi.useRealTimers();
});

test('whatever is pressed in whatever order, records keep the contract and nothing else is asked', async () => {
  const press = fc.record({ at: fc.nat(100), action: fc.constantFrom(...ACTION_NAMES), run: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(press, { minLength: 5, maxLength: 25 }), async (presses) => {
      const platform = open();
      for (const { at, action, run } of presses) {
        const records = await all(platform);
        const record = records[at % records.length];
        const may = record?.allowed.includes(action);
        const result = record && (await give(platform, record.id, action));
        if (!may) expect(result).toMatchObject({ status: 'refused' });
        if (run) await platform.run(EXAMPLE_REALM, crypto.randomUUID(), null);
      }
      const records = await all(platform);
      const read = readChanges(JSON.parse(JSON.stringify({ records, cursor: 'c', has_more: false })));
      expect(read).toMatchObject({ set_aside: [] });
      expect(read.odd ?? []).toEqual([]);
      expect(
        records.filter(({ sync }) => sync.state === 'failed' && !sync.error).map(({ id }) => id),
      ).toEqual([]);
    }),
    { numRuns: 8 },
  );
  expect(asked.filter((path) => !path.startsWith('/example/'))).toEqual([]);
});
