import { expect, test } from 'vitest';
import { memoryArea } from '../items/memory-area.fixture.ts';
import { renewedSecrets } from './renewed-secrets.ts';

function open() {
  const storage = { local: memoryArea(), session: memoryArea() };
  return { storage, items: storage.session.items, secrets: renewedSecrets(storage) };
}

test('what a typed secret has become is known to the next worker, until a connection holds it', async () => {
  const { secrets, items, storage } = open();
  expect(await secrets.of('typed')).toBe('typed');
  await secrets.keep('typed', 'second');
  await secrets.keep('typed', 'third');
  await secrets.keep('another', 'fourth');
  expect(await renewedSecrets(storage).of('typed')).toBe('third');
  await secrets.forget('typed');
  expect([await secrets.of('typed'), await secrets.of('another')]).toEqual(['typed', 'fourth']);
  await secrets.forget('another');
  expect(items).toEqual({});
});

test('nothing readable of either is stored, and nothing at all in the profile', async () => {
  const { secrets, items, storage } = open();
  await secrets.keep('refresh-token-typed', 'refresh-token-renewed');
  expect(storage.local.items).toEqual({});
  expect(items).not.toEqual({});
  expect(JSON.stringify(items)).not.toMatch(/refresh|typed|renewed-/);
});

test('the last few are kept, and a damaged one is none', async () => {
  const { secrets, items } = open();
  for (let at = 0; at < 8; at += 1) await secrets.keep(`typed ${at}`, `renewed ${at}`);
  expect([await secrets.of('typed 0'), await secrets.of('typed 7')]).toEqual(['typed 0', 'renewed 7']);
  items.renewed_secrets = (items.renewed_secrets as object[]).map((each) => ({ ...each, data: 'AAAA' }));
  expect(await secrets.of('typed 7')).toBe('typed 7');
});
