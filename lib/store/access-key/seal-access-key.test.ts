import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { openAccessKey, sealAccessKey } from './seal-access-key.ts';

const PLAIN = 'fp_live_0123456789';

/** Imports the modules afresh, as a newly started worker does. */
async function wake(): Promise<{ sealAccessKey: typeof sealAccessKey; openAccessKey: typeof openAccessKey }> {
  vi.resetModules();
  return import('./seal-access-key.ts');
}

function forgetEverything(): void {
  vi.stubGlobal('indexedDB', new IDBFactory());
}

beforeEach(forgetEverything);

test('a sealed key opens after a restart, and contains no readable text', async () => {
  const { sealAccessKey } = await wake();
  const sealed = await sealAccessKey(PLAIN, 'connection-1');
  expect(Object.keys(sealed).sort()).toEqual(['data', 'iv']);
  expect(atob(sealed.data)).not.toContain(PLAIN.slice(0, 4));
  const { openAccessKey } = await wake();
  expect(await openAccessKey(sealed, 'connection-1')).toBe(PLAIN);
});

test('the same key is sealed differently each time', async () => {
  const { sealAccessKey } = await wake();
  const [first, second] = [await sealAccessKey(PLAIN, 'c'), await sealAccessKey(PLAIN, 'c')];
  expect(first.iv).not.toBe(second.iv);
  expect(first.data).not.toBe(second.data);
});

test('two concurrent first seals use one sealing key', async () => {
  const one = await wake();
  const other = await wake();
  const sealed = await Promise.all([one.sealAccessKey('a', 'c'), other.sealAccessKey('b', 'c')]);
  const { openAccessKey } = await wake();
  expect(await Promise.all(sealed.map((key) => openAccessKey(key, 'c')))).toEqual(['a', 'b']);
});

test('a key sealed for one connection does not open for another', async () => {
  const { sealAccessKey, openAccessKey } = await wake();
  const sealed = await sealAccessKey(PLAIN, 'connection-1');
  await expect(openAccessKey(sealed, 'connection-2')).rejects.toMatchObject({ code: 'key_unreadable' });
});

test.each([
  ['altered', (data: string) => `${data.startsWith('A') ? 'B' : 'A'}${data.slice(1)}`],
  ['cut', (data: string) => data.slice(0, 4)],
  ['no base64', () => '%%%'],
])('stored data that is %s is unreadable, and the error does not contain the key', async (_name, spoil) => {
  const { sealAccessKey, openAccessKey } = await wake();
  const sealed = await sealAccessKey(PLAIN, 'c');
  const opening = openAccessKey({ ...sealed, data: spoil(sealed.data) }, 'c');
  await expect(opening).rejects.toMatchObject({ code: 'key_unreadable', retryable: false });
  await expect(opening).rejects.not.toThrow(PLAIN);
});

test('after the browser has lost the sealing key, the access key has to be pasted again', async () => {
  const before = await wake();
  const sealed = await before.sealAccessKey(PLAIN, 'c');
  forgetEverything();
  const { openAccessKey, sealAccessKey } = await wake();
  await expect(openAccessKey(sealed, 'c')).rejects.toMatchObject({
    code: 'key_unreadable',
    retryable: false,
  });
  const again = await sealAccessKey(PLAIN, 'c');
  expect(await openAccessKey(again, 'c')).toBe(PLAIN);
});

test('a storage that does not answer is worth a retry, which succeeds', async () => {
  const { sealAccessKey } = await wake();
  const broken = {
    open: () => {
      throw new DOMException('Internal error', 'UnknownError');
    },
  };
  vi.stubGlobal('indexedDB', broken);
  await expect(sealAccessKey(PLAIN, 'c')).rejects.toMatchObject({
    code: 'key_store_failed',
    retryable: true,
  });
  forgetEverything();
  await expect(sealAccessKey(PLAIN, 'c')).resolves.toBeDefined();
});

test('the sealing key cannot be read out', async () => {
  vi.resetModules();
  const { ensureSealingKey } = await import('./sealing-key.ts');
  const key = await ensureSealingKey();
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});
