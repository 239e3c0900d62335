import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EXAMPLE_KEY } from '../../lib/platform/contract/document/examples.ts';
import { openSourcePlatform } from '../../lib/platform/source-platform/open-source-platform.ts';
import { type Mock, openMock } from '../sandbox/mock-of-document.ts';
import { VENDOR_KEY } from '../vendor/open-vendor.ts';
import { Browser, type Time } from './world/browser.ts';
import { expectNoDefects, listenForDefects } from './world/defects.ts';
import { press } from './world/press.ts';
import { seededRandom } from './world/random.ts';
import { reachThrough } from './world/reach-through.ts';
import { settle } from './world/settle.ts';

const REALM = '9341450122330011';
let mock: Mock;
beforeEach(async () => {
  listenForDefects();
  mock = await openMock();
});
afterEach(async () => {
  await mock.close();
  vi.restoreAllMocks();
});

test('a mock made from the published document carries the main job: read, show, resync, follow, show', async () => {
  const time: Time = { now: Date.parse('2026-03-03T14:00:00Z') };
  const browser = new Browser(
    'a',
    reachThrough(openSourcePlatform(mock.url, async () => VENDOR_KEY)),
    time,
    seededRandom(1),
  );
  await browser.connect();
  await settle(browser, time);
  const row = () => browser.seen.bulk.records.get([browser.key, 'inv_1043']);
  expect(await row()).toMatchObject({ state: 'failed', record: { number: '1043', version: '7' } });
  const key = EXAMPLE_KEY;
  await press(browser, time, { key, record_id: 'inv_1043', action: 'resync', version: '7' });
  await browser.rest();
  await settle(browser, time);
  expect(await browser.seen.bulk.jobs.get(key)).toMatchObject({ state: 'done' });
  expect(await row()).toMatchObject({
    state: 'synced',
    record: { version: '9', sync: { quickbooks: { type: 'Invoice', id: '145' } } },
  });
  expect((await browser.company())?.outage).toBeNull();
  expect(mock.asked).toEqual(
    expect.arrayContaining(['getConnection', 'listRecords', 'sendCommands', 'startRun']),
  );
  expect(mock.departures).toEqual([]);
  browser.close();
  expectNoDefects();
});

test('every operation can be asked of the mock, and its answer is read whole', async () => {
  const platform = openSourcePlatform(mock.url, async () => 'any-key');
  const connection = await platform.connect();
  expect(connection).toMatchObject({ odd: [], set_aside: [], user: { role: 'admin' } });
  const page = await platform.changes(REALM, null, 200);
  expect(page).toMatchObject({ set_aside: [], records: [{ id: 'inv_1043' }] });
  const key = EXAMPLE_KEY;
  expect(await platform.record(REALM, 'inv_1043')).toMatchObject({ sync: { state: 'failed' } });
  expect(
    (await platform.lookup(REALM, { quickbooks: [{ type: 'Invoice', id: '145' }], numbers: [] })).records,
  ).toHaveLength(1);
  const command = {
    key,
    action: 'resync',
    record_id: 'inv_1043',
    version: '7',
    input: {},
    dry_run: false,
  } as const;
  expect(await platform.execute(REALM, [command])).toMatchObject([
    { key, status: 'accepted', operation_id: 'op_5' },
  ]);
  expect(await platform.outcome(REALM, key, command)).toMatchObject({ status: 'accepted' });
  expect(await platform.operation(REALM, 'op_5')).toMatchObject({ status: 'succeeded' });
  expect(await platform.run(REALM, key, null)).toMatchObject({ state: 'finished' });
  expect(await platform.runState(REALM, 'run_88')).toMatchObject({ id: 'run_88' });
  expect(await platform.check(REALM, 'inv_1043')).toMatchObject({ exists: 'yes' });
  expect(await platform.candidates(REALM, 'birch', 20)).toHaveLength(1);
  expect((await platform.list(REALM, 'classes', null)).items).toHaveLength(1);
  expect((await platform.log(REALM, { cursor: null, record: null })).entries).toHaveLength(1);
  const range = { key, from: '2025-01-01', to: '2026-01-31', dry_run: true };
  expect(await platform.backfill(REALM, range)).toMatchObject({ count: 310 });
  const edit = { key, id: 'class_3', version: '2' };
  await platform.editList(REALM, 'classes', { kind: 'add', key, name: 'Snow removal', parent_id: null });
  await platform.editList(REALM, 'classes', { kind: 'rename', ...edit, name: 'Snow and ice' });
  await platform.editList(REALM, 'classes', { kind: 'deactivate', ...edit });
  expect(mock.departures).toEqual([]);
  expect(new Set(mock.asked).size).toBe(17);
});

test('the mock tells what the document does not allow', async () => {
  const headers = { authorization: 'Bearer any-key' };
  await fetch(`${mock.url}/companies/${REALM}/records?limit=900&colour=red`, { headers });
  await fetch(`${mock.url}/companies/${REALM}/customers`, { headers });
  await fetch(`${mock.url}/nothing`, { headers });
  await fetch(`${mock.url}/companies/${REALM}/runs`, { method: 'POST', headers, body: '{"key":"1"}' });
  expect(mock.departures).toEqual([
    'listRecords: limit',
    'listRecords: colour is not in the document',
    'searchCustomers: query',
    'GET /nothing is not in the document',
    expect.stringContaining('startRun: key'),
    expect.stringContaining('startRun: record_ids'),
  ]);
});
