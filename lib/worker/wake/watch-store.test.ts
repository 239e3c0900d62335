import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { makeCompany, makeConnection, REALM } from '../../../test/engine/world/make-company.ts';
import { openTables } from '../../store/database.ts';
import type { MarkedCompany } from '../../store/items/stored-items.ts';
import { watchStore } from './watch-store.ts';

/** Tables with one company, and a storage area that counts its writes. */
async function bench() {
  const disk = new IDBFactory();
  const tables = openTables(disk);
  await tables.strict.connections.put(makeConnection('a'));
  await tables.strict.companies.put(makeCompany('a'));
  const seen = { stored: {} as { marker?: MarkedCompany[] }, writes: 0, told: 0 };
  const local = {
    get: async () => ({ ...seen.stored }),
    set: async (items: Record<string, unknown>) => {
      seen.writes += 1;
      Object.assign(seen.stored, items);
    },
    remove: async (name: string | string[]) => {
      if (name === 'marker') seen.stored = {};
    },
  };
  const store = watchStore({ local }, tables, () => {
    seen.told += 1;
  });
  /** Resolves after everything started before. */
  const inTurn = () => store.remove({ address: '', realm: '' }, async () => undefined);
  const clear = async () => {
    await tables.strict.companies.clear();
    await tables.strict.connections.clear();
  };
  return { disk, tables, seen, store, inTurn, clear };
}

test('simultaneous changes cause one write of the marker, and none if its content is the same', async () => {
  const { seen, store, inTurn } = await bench();
  for (let change = 0; change < 1_000; change += 1) store.mark(null);
  await inTurn();
  expect(seen.stored.marker).toMatchObject([{ realm: REALM, platform: 'FieldPro', commands: [], more: 0 }]);
  // The second write is the removal's, which clears its own company.
  expect(seen.writes).toBe(2);
  store.mark(null);
  await inTurn();
  expect(seen.writes).toBe(3);
});

test('a removed company never counts as lost; a missing one does, and pages are notified once', async () => {
  const { seen, store, inTurn, clear } = await bench();
  store.mark(null);
  await inTurn();
  await store.look();
  expect(seen.told).toBe(0);
  await clear();
  await store.look();
  await store.look();
  expect(seen.told).toBe(1);
  expect(await store.problem(null)).toMatchObject({ code: 'store_lost', usable: false });

  await store.remove(null, clear);
  store.mark(null);
  await inTurn();
  expect(await store.problem(null)).toBeNull();
  await store.look();
  expect(seen.told).toBe(2);
});

test("tables of a newer version stay closed and unchanged, and are reported with the marker's companies", async () => {
  const { disk, tables, seen, store, inTurn } = await bench();
  store.mark(null);
  await inTurn();
  tables.connection.close();
  const request = disk.open('tickmark', 1_000);
  await new Promise((resolve) => {
    request.onsuccess = resolve;
  });
  request.result.close();
  const newer = openTables(disk);
  const again = watchStore(
    {
      local: {
        get: async () => ({ ...seen.stored }),
        set: async () => undefined,
        remove: async () => undefined,
      },
    },
    newer,
    () => undefined,
  );
  expect(await again.problem(null)).toMatchObject({
    code: 'store_unreadable',
    companies: [{ realm: REALM }],
    detail: expect.stringContaining('newer version'),
  });
  expect((await disk.databases()).map(({ version }) => version)).toEqual([1_000]);
});
