import { afterEach, expect, test, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { makeAnswer } from './answer-message.ts';
import { documentRights } from './document-rights.ts';
import type { Worker } from './make-worker.ts';
import { answersFirst } from './wake/answers-first.ts';

afterEach(() => vi.restoreAllMocks());

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
  const items: Record<string, unknown> = {};
  const session = {
    get: async (key: string | null) => (key === null ? items : { [key]: items[key] }),
    set: async (more: object) => void Object.assign(items, more),
    remove: async () => undefined,
  };
  const browser = {
    runtime: { id: 'abc', getURL: (path: string) => `${OWN}/${path}` },
    storage: { session },
    tabs: {},
  } as unknown as Browser;
  const worker = {
    context: { tables: untouched, readPreferences: () => Promise.reject(new Error('No storage')) },
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
