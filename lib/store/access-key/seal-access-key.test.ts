import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { memoryArea } from '../items/memory-area.fixture.ts';
import { accessKeys, type SealedKey } from './seal-access-key.ts';
import { ensureSealingKey } from './sealing-key.ts';

const PLAIN = 'fp_live_0123456789';

type Row = { id: string; sealed_key: SealedKey | null };
let rows: Row[];
/** The browser's memory, which ends with it. */
let memory: Record<string, unknown>;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  rows = [];
  memory = {};
});

/** The keys as a newly started worker has them. */
function wake() {
  return accessKeys(
    { session: memoryArea(memory) },
    {
      all: async () => rows.map((row) => ({ ...row })),
      replace: async (id, before, after) => {
        const row = rows.find((each) => each.id === id && each.sealed_key?.data === before.data);
        if (row) row.sealed_key = after;
      },
    },
  );
}

/** Connects: seals the key and stores the row. */
async function connect(
  id: string,
  kept: 'profile' | 'session' = 'profile',
  plain = PLAIN,
): Promise<SealedKey> {
  const keys = wake();
  const sealed_key = await keys.seal(plain, id, kept, async (sealed) => {
    rows = [...rows.filter((row) => row.id !== id), { id, sealed_key: sealed }];
    return sealed;
  });
  await keys.tidy();
  return sealed_key;
}

/** Seals a key, which is not stored. */
const seal = (plain: string, id: string) => wake().seal(plain, id, 'profile', async (sealed) => sealed);

const databases = async () => (await indexedDB.databases()).map(({ name }) => name).sort();

test('a sealed key opens after a restart, and contains no readable text', async () => {
  const sealed = await connect('c1');
  expect(Object.keys(sealed).sort()).toEqual(['data', 'iv', 'kept']);
  expect(atob(sealed.data)).not.toContain(PLAIN.slice(0, 4));
  expect(await wake().open(sealed, 'c1')).toBe(PLAIN);
});

test('the same key is sealed differently each time', async () => {
  const [first, second] = [await connect('c'), await connect('c')];
  expect(first.iv).not.toBe(second.iv);
  expect(first.data).not.toBe(second.data);
});

test('each connection has a sealing key of its own, and two concurrent first seals of one use the same', async () => {
  const sealed = await Promise.all([seal('a', 'c'), seal('b', 'c')]);
  expect(await Promise.all(sealed.map((key) => wake().open(key, 'c')))).toEqual(['a', 'b']);
  await seal('x', 'd');
  expect(await databases()).toEqual(['tickmark-key c', 'tickmark-key d']);
});

test('a key sealed for one connection does not open for another', async () => {
  const sealed = await connect('c1');
  await connect('c2');
  await expect(wake().open(sealed, 'c2')).rejects.toMatchObject({ code: 'key_unreadable' });
});

test.each([
  ['altered', (data: string) => `${data.startsWith('A') ? 'B' : 'A'}${data.slice(1)}`],
  ['cut', (data: string) => data.slice(0, 4)],
  ['no base64', () => '%%%'],
])('stored data that is %s is unreadable, and the error does not contain the key', async (_name, spoil) => {
  const sealed = await connect('c');
  const opening = wake().open({ ...sealed, data: spoil(sealed.data) }, 'c');
  await expect(opening).rejects.toMatchObject({ code: 'key_unreadable', retryable: false });
  await expect(opening).rejects.not.toThrow(PLAIN);
});

test('after the browser has lost the sealing key, the access key has to be pasted again', async () => {
  const sealed = await connect('c');
  vi.stubGlobal('indexedDB', new IDBFactory());
  await expect(wake().open(sealed, 'c')).rejects.toMatchObject({ code: 'key_unreadable', retryable: false });
  // Looking for it leaves no database behind.
  expect(await databases()).toEqual([]);
  expect(await wake().open(await connect('c'), 'c')).toBe(PLAIN);
});

test('a storage that does not answer is worth a retry, which succeeds', async () => {
  const broken = {
    open: () => {
      throw new DOMException('Internal error', 'UnknownError');
    },
  };
  vi.stubGlobal('indexedDB', broken);
  await expect(seal(PLAIN, 'c')).rejects.toMatchObject({
    code: 'key_store_failed',
    retryable: true,
  });
  vi.stubGlobal('indexedDB', new IDBFactory());
  await expect(seal(PLAIN, 'c')).resolves.toBeDefined();
});

test('the browser does not export the sealing key', async () => {
  const key = await ensureSealingKey('c');
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});

test('a sealing key is deleted with its connection, also if the worker ended before it could', async () => {
  await connect('c1');
  await connect('c2');
  rows = rows.map((row) => (row.id === 'c1' ? { ...row, sealed_key: null } : row));
  expect(await databases()).toHaveLength(2);
  await wake().tidy();
  expect(await databases()).toEqual(['tickmark-key c2']);
  rows = [];
  await wake().tidy();
  expect(await databases()).toEqual([]);
});

test.each([
  ['a new', null],
  ['a renewed', 'session'],
  ['an ended', 'ended'],
] as const)(
  'while the key of %s connection is sealed and not stored yet, nothing deletes it',
  async (_, before) => {
    if (before) await connect('c', 'session');
    if (before === 'ended') rows = [{ id: 'c', sealed_key: null }];
    const keys = wake();
    let tidied: Promise<unknown> = Promise.resolve();
    const sealed = await keys.seal(PLAIN, 'c', 'profile', async (sealed_key) => {
      tidied = keys.tidy();
      await new Promise((resolve) => setTimeout(resolve, 20));
      rows = [{ id: 'c', sealed_key }];
      return sealed_key;
    });
    await tidied;
    expect(await keys.open(sealed, 'c')).toBe(PLAIN);
    rows = [];
    await keys.tidy();
    expect(await databases()).toEqual([]);
  },
);

test('a key that is kept for the session leaves nothing on the disk, and ends with the browser', async () => {
  await connect('c', 'profile');
  const sealed = await connect('c', 'session');
  expect(await databases()).toEqual([]);
  expect(await wake().open(sealed, 'c')).toBe(PLAIN);
  expect(await wake().tidy()).toEqual([]);
  memory = {};
  expect(await wake().tidy()).toEqual(['c']);
  await expect(wake().open(sealed, 'c')).rejects.toMatchObject({ code: 'key_ended', retryable: false });
  const again = await connect('c', 'session');
  rows = [];
  await wake().tidy();
  expect(memory.session_keys).toEqual({});
  await expect(wake().open(again, 'c')).rejects.toMatchObject({ code: 'key_ended' });
});

/** As version 0.1.0 stored it: one sealing key for all connections, and what it sealed. */
const SAMPLE = {
  key: { kty: 'oct', k: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8', alg: 'A256GCM', ext: true },
  rows: [
    {
      id: 'connection-1',
      sealed_key: { iv: 'AQIDBAUGBwgJCgsM', data: 'Y5oFuYXildl8k1F0JCbcH3p6wc8eQTwIuvLTD7CgQ2yKbRor' },
    },
    {
      id: 'connection-2',
      sealed_key: { iv: 'AgMEBQYHCAkKCwwN', data: 'D7b7rRAMuu2SSBEIP3fLV4TClwgEEE7996c003uNJ9Ok3kJz' },
    },
    { id: 'connection-3', sealed_key: null },
  ],
} as const;

async function storeSample(): Promise<void> {
  const usages = ['encrypt', 'decrypt'] as const;
  const key = await crypto.subtle.importKey('jwk', SAMPLE.key, 'AES-GCM', false, usages);
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('tickmark-session');
    opening.onupgradeneeded = () => opening.result.createObjectStore('keys').put(key, 'sealing-key');
    opening.onsuccess = () => resolve(opening.result.close());
    opening.onerror = () => reject(opening.error);
  });
  rows = SAMPLE.rows.map((row) => ({ ...row }));
}

test('connections of version 0.1.0 get a sealing key of their own, and the shared one is deleted', async () => {
  await storeSample();
  // A cycle that has read its row before goes on.
  const [before] = rows;
  const keys = wake();
  const tidied = keys.tidy();
  const opened = keys.open(before?.sealed_key ?? { iv: '', data: '' }, 'connection-1');
  await tidied;
  expect(await opened).toBe(`${PLAIN} 1`);
  expect(await databases()).toEqual(['tickmark-key connection-1', 'tickmark-key connection-2']);
  expect(rows.map(({ sealed_key }) => sealed_key?.kept)).toEqual(['profile', 'profile', undefined]);
  for (const [at, { id, sealed_key }] of rows.entries()) {
    if (sealed_key) expect(await wake().open(sealed_key, id)).toBe(`${PLAIN} ${at + 1}`);
  }
});

test('a key of version 0.1.0 that cannot be read stays so, and does not keep the shared key', async () => {
  await storeSample();
  rows = rows.map((row) =>
    row.id === 'connection-1' ? { id: row.id, sealed_key: { iv: 'AA', data: 'AA' } } : row,
  );
  await wake().tidy();
  expect(await databases()).toEqual(['tickmark-key connection-2']);
  const [first] = rows;
  await expect(wake().open(first?.sealed_key ?? { iv: '', data: '' }, 'connection-1')).rejects.toMatchObject({
    code: 'key_unreadable',
  });
});
