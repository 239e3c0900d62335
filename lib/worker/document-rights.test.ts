import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Surface } from '../protocol/fields.ts';
import type { Sender } from '../protocol/gate.ts';
import { memoryArea } from '../store/items/memory-area.fixture.ts';
import { documentRights } from './document-rights.ts';

const A = '9341450122330011';
const B = '9341450122330022';

function openRights(items: Record<string, unknown> = {}) {
  let now = 0;
  const session = memoryArea(items);
  const rights = documentRights({ session }, () => now);
  const names = async (sender: Sender, realm: string, surface: Surface = 'page') => {
    const bound = rights.bind(sender, surface, { type: 'describe_page', realm, refs: [], rows: [] });
    return bound.then(
      () => 'bound',
      (error: { code: string }) => error.code,
    );
  };
  const counts = (sender: Sender, type: string) => {
    try {
      rights.count(sender, 'page', type);
      return true;
    } catch {
      return false;
    }
  };
  const pass = (ms: number) => {
    now += ms;
  };
  return { rights, names, counts, pass, items };
}

const page = (documentId: string, id = 1): Sender => ({ documentId, tab: { id } });

test('a document names the company that it named first, also after the worker has ended', async () => {
  const { names, items } = openRights();
  expect(await names(page('D1'), A)).toBe('bound');
  expect(await names(page('D1'), B)).toBe('wrong_company');
  expect(await names(page('D2'), B)).toBe('bound');
  const again = openRights(items);
  expect(await again.names(page('D1'), B)).toBe('wrong_company');
  expect(await again.names(page('D1'), A)).toBe('bound');
});

test('a card names the company of the page around it, and none before that page did', async () => {
  const { names } = openRights();
  const card = page('C1');
  expect(await names(card, A, 'card')).toBe('wrong_company');
  await names(page('D1'), A);
  await names(page('D9', 2), B);
  expect(await names(card, A, 'card')).toBe('bound');
  expect(await names(card, B, 'card')).toBe('wrong_company');
  // The tab goes on to a page of another company.
  await names(page('D2'), B);
  expect(await names(card, B, 'card')).toBe('bound');
});

test('the document that a tab has gone back to is known to the next worker', async () => {
  const { names, items } = openRights();
  await names(page('D1'), A);
  await names(page('D2'), B);
  await names(page('D1'), A);
  const again = openRights(items);
  expect(await again.names(page('C1'), B, 'card')).toBe('wrong_company');
  expect(await again.names(page('C1'), A, 'card')).toBe('bound');
});

test('documents of a company whose data is removed are forgotten, and no others', async () => {
  const { names, rights, items } = openRights();
  await names(page('D1'), A);
  await names(page('D2', 2), B);
  await rights.forgetCompany(A);
  expect(items.documents).toMatchObject([{ id: 'D2' }]);
  expect(await names(page('D2', 2), A)).toBe('wrong_company');
});

test('without names of documents, a tab is bound until it loads another', async () => {
  const { names, rights } = openRights();
  const tab: Sender = { tab: { id: 4 } };
  expect(await names(tab, A)).toBe('bound');
  expect(await names(tab, B)).toBe('wrong_company');
  await rights.forget(4);
  expect(await names(tab, B)).toBe('bound');
});

test('own pages are neither bound nor counted', async () => {
  const { names, rights } = openRights();
  expect([await names({}, A, 'own'), await names({}, B, 'own')]).toEqual(['bound', 'bound']);
  for (let at = 0; at < 5_000; at++) rights.count({}, 'own', 'commands');
});

test('a document sends so much at once and then so much per second, whatever the clock does', () => {
  const { counts, pass } = openRights();
  const passed = (type: string) =>
    Array.from({ length: 500 }, () => counts(page('D1'), type)).filter(Boolean);
  expect(passed('describe_page')).toHaveLength(200);
  pass(1_000);
  expect(passed('commands')).toHaveLength(2);
  pass(-60_000);
  expect(passed('describe_page')).toHaveLength(0);
  pass(3_600_000);
  expect(passed('open_view')).toHaveLength(3);
  // Another document has its own.
  expect(counts(page('D2'), 'describe_page')).toBe(true);
});

test('however many documents there are, a bounded number is remembered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 301, max: 600 }), async (documents) => {
      const { names, items } = openRights();
      for (let at = 0; at < documents; at++) await names(page(`D${at}`, at), A);
      expect(items.documents).toHaveLength(300);
    }),
    { numRuns: 3 },
  );
});
