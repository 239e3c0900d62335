import { expect, test } from 'vitest';
import { makeCompany, makeConnection } from '../../../test/engine/world/make-company.ts';
import { BEGIN, makeRecord } from '../../../test/engine/world/make-record.ts';
import { COMPANY, mirror, storeWith } from '../../../test/engine/world/plain-store.ts';
import { ERROR_GUIDE } from '../../core/error-guide/error-guide.fixture.ts';
import { guideWords } from '../../locales/guide/en.ts';
import { LIST_WORDS } from '../../locales/lists/index.ts';
import { notices } from '../../locales/notices/en.ts';
import { problems, unnamed } from '../../locales/problems/en.ts';
import { reasons } from '../../locales/reasons/en.ts';
import { DEFAULT_PREFERENCES } from '../../store/items/preferences.ts';
import type { StoreTrouble } from '../../store/items/stored-items.ts';
import type { ReadContext } from '../../views/read-context.ts';
import { readStore, type Store } from './read-store.ts';

/** A context with two companies: one connected, and one whose key was deleted. */
async function bench(
  records = [makeRecord({ id: 'a', sync: { state: 'failed' } })],
  trouble: StoreTrouble | null = null,
) {
  const tables = await storeWith(records);
  await tables.strict.connections.putAll([
    makeConnection('c', { platform: 'FieldPro' }),
    makeConnection('b', { platform: 'YardBook', sealed_key: null }),
  ]);
  await tables.strict.companies.put(makeCompany('b', { realm: '22', name: 'Bluebird Dental LLC' }));
  const context: ReadContext = {
    tables,
    clock: () => BEGIN,
    readPreferences: async () => DEFAULT_PREFERENCES,
    storeTrouble: async () => trouble,
    readErrorGuide: async () => ERROR_GUIDE,
    readCatalogue: async () => ({
      guide: guideWords,
      problems,
      unnamed,
      reasons,
      notices,
      lists: LIST_WORDS.en,
    }),
    browserLanguages: ['en-US'],
  };
  const seen: { store: Store; whole: boolean }[] = [];
  const open = (companyKey: string | null) =>
    readStore(context, companyKey, (store, whole) => seen.push({ store, whole }));
  return { tables, seen, open };
}

test('the connected company comes first, and is shown where none is named [EL-26]', async () => {
  const { seen, open } = await bench();
  await open(null)(null);
  const { store, whole } = seen.at(-1) ?? {};
  expect(whole).toBe(true);
  expect(store?.companies.map(({ name, platform }) => [name, platform])).toEqual([
    ['Maple Landscaping Inc.', 'FieldPro'],
    ['Bluebird Dental LLC', 'YardBook'],
  ]);
  expect(store?.company?.summary).toMatchObject({ connection: 'never_synced', counters: { failed: 1 } });
  expect(store?.records?.now().records.map(({ id }) => id)).toEqual(['a']);
});

test('says that nothing can be written, which the tables cannot tell', async () => {
  const { seen, open } = await bench(undefined, { code: 'store_full', since: BEGIN - 60_000 });
  await open(null)(null);
  expect(seen.at(-1)?.store.company?.summary).toMatchObject({
    connection: 'stopped',
    problem: { code: 'store_full' },
  });
});

test('of several connected companies, the first connected one is shown, as in popup and toolbar', async () => {
  const { tables, seen, open } = await bench();
  await tables.strict.connections.put(makeConnection('b', { connected_at: 2 }));
  await tables.strict.connections.change('c', { connected_at: 1 });
  await open(null)(null);
  expect(seen.at(-1)?.store.company?.summary.name).toBe('Maple Landscaping Inc.');
});

test('a company whose key was deleted is shown as disconnected, and the page never gets a key', async () => {
  const { seen, open } = await bench();
  await open('b:22')(null);
  const { store } = seen.at(-1) ?? {};
  expect(store?.company).toMatchObject({
    summary: { connection: 'disconnected', next_run_at: null, problem: { code: 'disconnected' } },
    connected: { connection: { sealed_key: null } },
  });
  expect(store?.records?.now().records).toEqual([]);
  await open(COMPANY)(null);
  expect(seen.at(-1)?.store.company?.connected.connection.sealed_key).toEqual({ iv: '', data: '' });
});

test('the company shown first stays shown, whichever comes first later', async () => {
  const { tables, seen, open } = await bench();
  const look = open(null);
  await look(null);
  // It is disconnected, and the other one is connected again.
  await tables.strict.connections.change('c', { sealed_key: null });
  await tables.strict.connections.put(makeConnection('b', { platform: 'YardBook' }));
  await look(null);
  const { store } = seen.at(-1) ?? {};
  expect(store?.companies.map(({ name }) => name)).toEqual(['Bluebird Dental LLC', 'Maple Landscaping Inc.']);
  expect(store?.company?.summary).toMatchObject({
    connection: 'disconnected',
    name: 'Maple Landscaping Inc.',
  });
  await tables.strict.companies.delete(COMPANY);
  await look(null);
  expect(seen.at(-1)?.store.company).toBeNull();
});

test('a company that is not stored is not shown', async () => {
  const { seen, open } = await bench();
  await open('nobody:1')(null);
  expect(seen.at(-1)).toMatchObject({ store: { company: null, records: null, jobs: [] } });
});

test('requests during a read are answered together by the next read, with current data', async () => {
  const { tables, seen, open } = await bench();
  const look = open(COMPANY);
  const first = look(null);
  const later = new Date(BEGIN + 1_000).toISOString();
  await mirror(tables, [
    makeRecord({ id: 'a', version: '2', updated_at: later, sync: { state: 'synced' } }),
    makeRecord({ id: 'b', sync: { state: 'ready' } }),
  ]);
  const second = look(['a']);
  const third = look(['b']);
  await Promise.all([first, second, third]);
  const { store, whole } = seen.at(-1) ?? {};
  expect(whole).toBe(true);
  expect(store?.records?.get('a')?.state).toBe('synced');
  expect(store?.records?.get('b')?.state).toBe('ready');
  expect(store?.company?.summary.counters).toMatchObject({ failed: 0, pending: 1 });
});
