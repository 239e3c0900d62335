import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { SealedKey } from '../store/access-key/seal-access-key.ts';
import { openTables } from '../store/database.ts';
import type { ConnectionRow } from '../store/rows.ts';
import { adapterIo } from './adapter-io.ts';

const CONNECTION = {
  id: 'c',
  address: 'https://x.example',
  sealed_key: null,
  masked_key: '••••',
} as unknown as ConnectionRow;

test('a renewed secret does not replace one that a person typed while it was sealed, whoever has read that', async () => {
  const { strict, ...tables } = openTables(new IDBFactory());
  const put = (data: string) =>
    strict.connections.put({ ...CONNECTION, sealed_key: { iv: '', data, kept: 'session' } });
  let meanwhile = async () => undefined as unknown;
  const kept: string[] = [];
  const seal = async <T>(
    data: string,
    _: string,
    where: string,
    store: (sealed: SealedKey) => Promise<T>,
  ) => {
    kept.push(where);
    await meanwhile();
    return store({ iv: '', data, kept: 'session' });
  };
  const io = adapterIo({ ...tables, strict }, { seal, open: async ({ data }) => data }, 'c', (_, task) =>
    task(),
  );
  await put('first');
  await io.secret();
  await io.keepSecret('second');
  expect(await io.secret()).toBe('second');
  meanwhile = async () => {
    await put('typed');
    await io.secret();
  };
  await io.keepSecret('third');
  expect(await io.secret()).toBe('typed');
  expect(kept).toEqual(['session', 'session']);
});
