import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from './preferences.ts';
import { changePreferences, type Exclusively, readPreferences } from './store-preferences.ts';
import { removeStoredItems, STORED_ITEMS, type StorageArea } from './stored-items.ts';

/** An area of storage that answers later, as the browser's does. */
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

/** One task at a time, in order. */
function oneByOne(): Exclusively {
  let last: Promise<unknown> = Promise.resolve();
  return (_name, task) => {
    const next = last.then(task);
    last = next.catch(() => undefined);
    return next;
  };
}

test('of two preferences that are changed at once none is lost', async () => {
  const area = openArea();
  const exclusively = oneByOne();
  await Promise.all([
    changePreferences(area, exclusively, { language: 'fr-CA' }),
    changePreferences(area, exclusively, { batch_size: 50, synced_badges: undefined }),
  ]);
  expect(await readPreferences(area)).toEqual({
    ...DEFAULT_PREFERENCES,
    language: 'fr-CA',
    batch_size: 50,
  });
});

/** One value under the name of each item, for two companies where an item belongs to one. */
function everyItem(area: 'local' | 'session'): Record<string, unknown> {
  const items = Object.values(STORED_ITEMS).filter((item) => item.area === area);
  const keys = items.flatMap(({ key, owner }) => (owner === 'company' ? [`${key}a:1`, `${key}a:11`] : [key]));
  return Object.fromEntries(keys.map((key) => [key, 1]));
}

test('removing all leaves nothing but what is named with its reason [SY-18]', async () => {
  const areas = { local: openArea(everyItem('local')), session: openArea(everyItem('session')) };
  await removeStoredItems(areas, null);
  expect(areas.local.items).toEqual({});
  expect(Object.keys(areas.session.items)).toEqual(
    Object.values(STORED_ITEMS).flatMap((item) => ('stays' in item ? [item.key] : [])),
  );
});

test('removing one company leaves what belongs to others and to the extension', async () => {
  const areas = { local: openArea(everyItem('local')), session: openArea(everyItem('session')) };
  const before = Object.keys({ ...areas.local.items, ...areas.session.items });
  await removeStoredItems(areas, 'a:1');
  const left = Object.keys({ ...areas.local.items, ...areas.session.items });
  expect(before.filter((key) => !left.includes(key)).sort()).toEqual([
    'batch:a:1',
    'kept_unchecked:a:1',
    'test:a:1',
  ]);
});
