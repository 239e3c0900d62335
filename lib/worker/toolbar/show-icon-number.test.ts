import { expect, test } from 'vitest';
import { makeCompany, makeConnection } from '../../../test/engine/world/make-company.ts';
import { storeWith } from '../../../test/engine/world/plain-store.ts';
import { notices } from '../../locales/notices/en.ts';
import { noCounters } from '../../store/records/read-counters.ts';
import { showIconNumber } from './show-icon-number.ts';

test('count and title are those of the last front company, however long a read takes', async () => {
  const tables = await storeWith([]);
  for (const [id, name, failed] of [
    ['a', 'Maple Landscaping Inc.', 4],
    ['b', 'Bluebird Dental LLC', 7],
  ] as const) {
    await tables.strict.connections.put(makeConnection(id));
    await tables.strict.companies.put(makeCompany(id, { realm: '1', name }));
    await tables.strict.counters.put({ ...noCounters(`${id}:1`), failed });
  }
  const shown = { text: '', title: '' };
  const action = {
    setBadgeText: async ({ text }: { text: string | null }) => {
      shown.text = text ?? '';
    },
    setBadgeBackgroundColor: async () => undefined,
    setTitle: async ({ title }: { title: string | null }) => {
      shown.title = title ?? '';
    },
  };
  let front_company = 'a:1';
  const storage = { session: { get: async () => ({ front_company }) } };
  let looks = 0;
  // The first read waits for the words, as it does once per worker start.
  const readWords = async () => {
    looks += 1;
    if (looks === 1) await new Promise((resolve) => setTimeout(resolve, 50));
    return notices;
  };
  const first = showIconNumber(action, storage, tables, readWords, async () => null);
  await new Promise((resolve) => setTimeout(resolve, 20));
  front_company = 'b:1';
  await Promise.all([first, showIconNumber(action, storage, tables, readWords, async () => null)]);
  expect(shown).toEqual({ text: '7', title: 'Tickmark: Bluebird Dental LLC' });
});
