import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { memoryArea } from '../store/items/memory-area.fixture.ts';
import { makeAnswer } from './answer-message.ts';
import { documentRights } from './document-rights.ts';
import { makeWorker, type Worker } from './make-worker.ts';
import { answersFirst } from './wake/answers-first.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const OWN = 'chrome-extension://abc';
const PAGE = {
  id: 'abc',
  origin: 'https://app.qbo.intuit.com',
  frameId: 0,
  documentId: 'D1',
  tab: { id: 1 },
};

/** A worker whose store and cycles may not be touched. */
function openAnswer() {
  const takeUp = vi.fn(async () => undefined);
  const untouched = new Proxy({}, { get: (_, name) => expect.fail(`${String(name)} was read`) });
  const session = memoryArea();
  const browser = {
    runtime: { id: 'abc', getURL: (path: string) => `${OWN}/${path}` },
    storage: { session },
    tabs: {},
  } as unknown as Browser;
  const worker = {
    context: {
      tables: untouched,
      readPreferences: () => Promise.reject(new Error('No storage')),
      storeProblem: async () => null,
      banners: { of: async () => [] },
    },
    companies: { takeUp },
    showIcon: () => undefined,
    answers: answersFirst(async () => undefined),
    rights: documentRights({ session }, () => 0),
  } as unknown as Worker;
  return { answer: makeAnswer(browser, worker), takeUp };
}

test('a refused message costs nothing: no look at what is due, and no read of the store', async () => {
  const { answer, takeUp } = openAnswer();
  const describe = (realm: string) => ({ type: 'describe_page', realm, refs: [], rows: [] });
  // Binds the document; the read of the store fails here, which is no concern of this test.
  await answer(describe('9341450122330011'), PAGE);
  await vi.waitFor(() => expect(takeUp).toHaveBeenCalledTimes(1));
  for (const message of [
    null,
    { type: 'options' },
    { type: 'describe_page', realm: 'x' },
    describe('9341450122330022'),
  ]) {
    expect(await answer(message, PAGE)).toMatchObject({ ok: false });
  }
  for (let times = 0; times < 500; times++) await answer({ type: 'open_view' }, PAGE);
  expect(await answer(describe('9341450122330011'), { ...PAGE, id: 'other' })).toMatchObject({ ok: false });
  expect(takeUp).toHaveBeenCalledTimes(1);
});

/** A whole worker, whose browser has storage and nothing to show. */
function openWorker() {
  const storage = { local: memoryArea(), session: memoryArea() };
  const browser = {
    runtime: { id: 'abc', getURL: (path: string) => `${OWN}/${path}`, getManifest: () => ({ version: '0' }) },
    storage,
    tabs: { query: async () => [] },
    alarms: { get: async () => undefined },
  } as unknown as Browser;
  const request = (_: string, ...[last, task = last]: (() => unknown)[]) => task?.();
  vi.stubGlobal('navigator', { languages: ['en'], locks: { request } });
  const worker = makeWorker(browser);
  worker.companies.takeUp = async () => undefined;
  const { tables } = worker.context;
  return { answer: makeAnswer(browser, worker), storage, tables };
}

test('once everything is removed, nothing that the worker remembers is written again', async () => {
  const { answer, storage, tables } = openWorker();
  const dismiss = (realm: string) => ({ type: 'dismiss_banner', kind: 'attention', realm });
  const own = { id: 'abc', url: `${OWN}/options.html`, frameId: 0 };
  const page = (documentId: string) => ({ ...PAGE, documentId });
  await answer({ type: 'describe_page', realm: '9341450122330011', refs: [], rows: [] }, page('D1'));
  expect(await answer(dismiss('9341450122330011'), page('D1'))).toMatchObject({ ok: true });
  expect(JSON.stringify(storage)).toContain('9341450122330011');
  const removed = await answer({ type: 'remove_data', company_key: null }, own);
  expect(removed).toMatchObject({ ok: true, answer: { status: 'done' } });
  expect(await answer(dismiss('9341450122330022'), page('D2'))).toMatchObject({ ok: true });
  expect(storage.local.items).toEqual({});
  const { session: _, ...left } = storage.session.items;
  expect(left).toEqual({
    dismissed: ['attention 9341450122330022'],
    documents: [{ id: 'D2', tab: 1, realm: '9341450122330022' }],
  });
  tables.connection.close();
});

/** Opens the tables as another version does. */
async function openAs(version: number): Promise<IDBDatabase> {
  const request = indexedDB.open('tickmark', version);
  await new Promise((resolve) => {
    request.onsuccess = resolve;
  });
  return request.result;
}

test('tables that cannot be opened are deleted when a person begins anew, and others never', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  (await openAs(1_000)).close();
  const { answer, storage, tables } = openWorker();
  const own = { id: 'abc', url: `${OWN}/options.html`, frameId: 0 };
  storage.local.items.preferences = { language: 'fr-CA' };
  await expect(tables.bulk.companies.all()).rejects.toThrow('newer version');
  expect(await answer({ type: 'begin_anew' }, PAGE)).toMatchObject({ error: { code: 'sender_refused' } });
  expect(await answer({ type: 'begin_anew' }, own)).toMatchObject({ ok: true, answer: { status: 'done' } });
  expect(await tables.bulk.companies.all()).toEqual([]);
  const miss = { id: 'a', page: 'a', place: 'a', tried: [], since: 1, last_at: 1, count: 1 };
  await tables.bulk.misses.put(miss);
  expect(await answer({ type: 'begin_anew' }, own)).toMatchObject({ ok: true, answer: { status: 'done' } });
  expect(await tables.bulk.misses.all()).toEqual([miss]);
  expect(storage.local.items).toMatchObject({ preferences: { language: 'fr-CA' } });
  tables.connection.close();
});
