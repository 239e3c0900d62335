import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from './preferences.ts';
import { changePreferences, type Exclusively, readPreferences } from './store-preferences.ts';
import { readItem, removeStoredItems, STORED_ITEMS, type StorageArea, writeItem } from './stored-items.ts';

/** A storage area that answers asynchronously, as the browser's does. */
function openArea(
  items: Record<string, unknown> = {},
): StorageArea & { readonly items: Record<string, unknown> } {
  const later = () => new Promise((resolve) => setTimeout(resolve));
  return {
    items,
    async get(key) {
      await later();
      return key === null ? { ...items } : key in items ? { [key]: items[key] } : {};
    },
    async set(given) {
      await later();
      Object.assign(items, given);
    },
    async remove(keys) {
      await later();
      for (const key of [keys].flat()) delete items[key];
    },
  };
}

/** A lock that runs one task at a time, in order. */
function oneByOne(): Exclusively {
  let last: Promise<unknown> = Promise.resolve();
  return (_name, task) => {
    const next = last.then(task);
    last = next.catch(() => undefined);
    return next;
  };
}

test('concurrent changes of two preferences are both stored', async () => {
  const storage = { local: openArea() };
  const exclusively = oneByOne();
  await Promise.all([
    changePreferences(storage, exclusively, { language: 'fr-CA' }),
    changePreferences(storage, exclusively, { batch_size: 50, synced_badges: undefined }),
  ]);
  expect(await readPreferences(storage)).toEqual({
    ...DEFAULT_PREFERENCES,
    language: 'fr-CA',
    batch_size: 50,
  });
});

/** One value for each item; for two companies where the item belongs to one. */
function everyItem(area: 'local' | 'session'): Record<string, unknown> {
  const items = Object.values(STORED_ITEMS).filter((item) => item.area === area);
  const keys = items.flatMap(({ key, owner }) => (owner === 'company' ? [`${key}a:1`, `${key}a:11`] : [key]));
  return Object.fromEntries(keys.map((key) => [key, 1]));
}

test('removing all data leaves only items that state why they stay [SY-18]', async () => {
  const areas = { local: openArea(everyItem('local')), session: openArea(everyItem('session')) };
  Object.assign(areas.local.items, { session: 1, 'left by an earlier version': 1 });
  await removeStoredItems(areas, null);
  expect(areas.local.items).toEqual({});
  expect(Object.keys(areas.session.items)).toEqual(
    Object.values(STORED_ITEMS).flatMap((item) => ('stays' in item ? [item.key] : [])),
  );
});

test('removing one company removes every item that names it, and no other', async () => {
  const areas = { local: openArea(everyItem('local')), session: openArea(everyItem('session')) };
  const panel = { company_key: 'a:1', record_id: 'inv_1' };
  await writeItem(areas, STORED_ITEMS.panel, panel);
  await writeItem(areas, STORED_ITEMS.front_company, 'a:11');
  await writeItem(areas, STORED_ITEMS.notified, { 'a:1 outage': 7 });
  const before = Object.keys({ ...areas.local.items, ...areas.session.items });
  await removeStoredItems(areas, 'a:1');
  const left = Object.keys({ ...areas.local.items, ...areas.session.items });
  expect(before.filter((key) => !left.includes(key)).sort()).toEqual([
    'batch:a:1',
    'kept_unchecked:a:1',
    'notified',
    'panel',
    'test:a:1',
  ]);
});

/** A valid value for each item. */
const SOUND: { readonly [Name in keyof typeof STORED_ITEMS]: unknown } = {
  preferences: { language: 'en' },
  renewed_secrets: [{ name: 'n', iv: 'AAAA', data: 'AAAA' }],
  notified: { 'a:1 outage': 7 },
  asleep: { from: 1, to: 2 },
  marker: [
    {
      ...{ address: 'https://platform.example/v1', platform: 'FieldPro', realm: '1', name: 'Maple', more: 0 },
      commands: [{ key: 'k', record_id: 'inv_1', action: 'resync' }],
    },
  ],
  front_company: null,
  dismissed: ['attention 1'],
  session_keys: { c: 'AAAA' },
  documents: [{ id: 'D1', tab: 1, realm: '1' }],
  looks: [{ look: 'l', company_key: 'b:1', record_id: 'inv_1', version: '1', at: 1, used_by: null }],
  panel: { company_key: 'a:1', record_id: 'inv_1' },
  store_trouble: { code: 'store_full', since: 1 },
  session: 'one',
  kept_unchecked: { ids: ['inv_1'], at: 1, during: null },
  batch: { kind: 'resync', keys: ['k'], record_ids: ['inv_1'], before: { inv_1: '' } },
  test: { ids: [] },
};

test('an item reads back as written, and as absent if any part of it is damaged', async () => {
  for (const name of Object.keys(SOUND) as (keyof typeof SOUND)[]) {
    const { key, area, owner, schema } = STORED_ITEMS[name];
    const stored = owner === 'company' ? `${key}a:1` : key;
    const read = async (value: unknown) => {
      const areas = { local: openArea(), session: openArea() };
      await areas[area].set({ [stored]: value });
      const item = { key: stored, area, owner: 'extension', schema } as const;
      return readItem<unknown, typeof area, 'extension'>(areas, item);
    };
    const sound = SOUND[name];
    expect(await read(sound), name).toEqual(sound);
    expect(await read(7), name).toBeUndefined();
    // The preferences have a schema of their own, field by field.
    if (typeof sound !== 'object' || sound === null || name === 'preferences' || name === 'marker') continue;
    for (const field of Object.keys(sound)) {
      expect(await read({ ...sound, [field]: false }), `${name}.${field}`).toBeUndefined();
    }
  }
});
