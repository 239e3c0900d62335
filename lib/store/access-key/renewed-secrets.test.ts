import { expect, test } from 'vitest';
import { renewedSecrets } from './renewed-secrets.ts';

function open() {
  const items: Record<string, unknown> = {};
  const local = {
    get: async (key: string | null) => (key === null ? { ...items } : { [key]: items[key] }),
    set: async (more: Record<string, unknown>) => void Object.assign(items, more),
    remove: async (key: string | string[]) => {
      for (const each of [key].flat()) delete items[each];
    },
  };
  return { items, secrets: renewedSecrets({ local }), local };
}

test('what a typed secret has become is known after a restart, until a connection holds it', async () => {
  const { secrets, items, local } = open();
  expect(await secrets.of('typed')).toBe('typed');
  await secrets.keep('typed', 'second');
  await secrets.keep('typed', 'third');
  await secrets.keep('another', 'fourth');
  expect(await renewedSecrets({ local }).of('typed')).toBe('third');
  await secrets.forget('typed');
  expect([await secrets.of('typed'), await secrets.of('another')]).toEqual(['typed', 'fourth']);
  await secrets.forget('another');
  expect(items).toEqual({});
});

test('nothing readable of either is stored', async () => {
  const { secrets, items } = open();
  await secrets.keep('refresh-token-typed', 'refresh-token-renewed');
  expect(JSON.stringify(items)).not.toMatch(/refresh|typed|renewed-/);
});

test('the last few are kept, and a damaged one is none', async () => {
  const { secrets, items } = open();
  for (let at = 0; at < 8; at += 1) await secrets.keep(`typed ${at}`, `renewed ${at}`);
  expect([await secrets.of('typed 0'), await secrets.of('typed 7')]).toEqual(['typed 0', 'renewed 7']);
  items.renewed_secrets = (items.renewed_secrets as object[]).map((each) => ({ ...each, data: 'AAAA' }));
  expect(await secrets.of('typed 7')).toBe('typed 7');
});
