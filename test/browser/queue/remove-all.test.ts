import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS01 } from '../../sandbox/world/scenario-world.ts';
import { find } from '../harness/accessible.ts';
import { type ExtensionStorage, type Left, listStored } from '../harness/list-stored.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

/** Puts in what belongs to no company that is known, and what no version of Tickmark knows. */
function leaveOrphans(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('tickmark'));
    for (const table of db.objectStoreNames) {
      // A company or a connection is no orphan: it is shown, and removed by name.
      if (table === 'companies' || table === 'connections') continue;
      const orphan = { id: 'orphan', key: 'orphan', company_key: 'gone:1', record_id: 'orphan' };
      await done(db.transaction(table, 'readwrite').objectStore(table).put(orphan));
    }
    db.close();
    const { storage } = (
      globalThis as unknown as { chrome: { storage: Record<'local' | 'session', ExtensionStorage> } }
    ).chrome;
    for (const area of [storage.local, storage.session]) {
      await area.set({ 'of no version': 1, 'batch:gone:1': { keys: [] }, notified: { 'gone:1 outage': 1 } });
    }
    localStorage.setItem('of no version', '1');
    sessionStorage.setItem('of no version', '1');
  });
}

test('"Remove all stored data" leaves nothing but the random id of the session, and every open page begins anew [SY-18]', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: ADMIN_KEY_A });
  const { browser } = testbed;
  const options = await browser.openOptions();
  await (await find(options, 'radio', 'Français')).click();
  await waitFor('the language to be stored', async () =>
    (await listStored(options)).local.includes('preferences'),
  );
  const popup = await browser.openPopup();
  await waitForValue(
    'the popup in French',
    () => popup.evaluate(() => document.documentElement.lang),
    'fr-CA',
  );
  await options.bringToFront();
  await leaveOrphans(options);
  const before = await listStored(options);
  expect(before.tables).toEqual([
    expect.stringMatching(/^tickmark-key .+\/keys$/),
    ...[
      'companies',
      'connections',
      'counters',
      'cycles',
      'jobs',
      'log',
      'misses',
      'records',
      'set_aside',
    ].map((table) => `tickmark/${table}`),
  ]);
  expect(before.local).toEqual(expect.arrayContaining(['notified', 'of no version', 'preferences']));
  expect(before.session).toEqual(expect.arrayContaining(['batch:gone:1', 'of no version', 'session']));
  expect(before.pages).toHaveLength(2);

  await (await find(options, 'button', /^Supprimer toutes/)).click();
  await (await find(options, 'button', 'Supprimer les données')).click();
  await find(options, 'heading', 'Connect your platform');
  const nothing: Left = { tables: [], local: [], session: ['session'], pages: [], caches: [] };
  await waitForValue('nothing to be left', () => listStored(options), nothing);
  await waitForValue(
    'the popup to begin anew',
    () => popup.evaluate(() => document.documentElement.lang),
    'en',
  );
  expect(await listStored(options)).toEqual(nothing);
});
