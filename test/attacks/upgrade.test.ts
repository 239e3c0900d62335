import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { type OpenBrowser, openBrowser, SANDBOX_BUILD } from '../browser/harness/open-browser.ts';
import { updateExtension } from '../browser/harness/update-extension.ts';
import { waitFor } from '../browser/harness/wait-for.ts';
import { openTestbed, type Testbed } from '../browser/scenarios/open-testbed.ts';
import { openAsking } from '../browser/trust/ask-worker.ts';
import { itemOf } from '../browser/trust/command-requests.ts';
import { onlyCompany, readStored, untilSettled } from '../browser/trust/stored-state.ts';
import type { StoredVersion } from '../engine/stored/stored-version.ts';
import { BOOKKEEPER_KEY_A } from '../sandbox/world/access-keys.ts';
import { worldS10 } from '../sandbox/world/scenario-world.ts';

/* The extension is updated at the worst moment. */

const COMMANDS = 60;
const SAMPLE: StoredVersion = JSON.parse(
  readFileSync(new URL('../engine/stored/version-1.json', import.meta.url), 'utf8'),
);

let testbed: Testbed | undefined;
let open: OpenBrowser | undefined;
afterEach(async () => {
  await testbed?.close();
  await open?.close();
  testbed = undefined;
  open = undefined;
});

test('an update in the middle of a cycle loses no command and doubles none', async () => {
  testbed = await openTestbed({ world: worldS10(COMMANDS), accessKey: BOOKKEEPER_KEY_A });
  const { control } = testbed.sandbox.platform;
  let asking = await openAsking(testbed.browser);
  const start = await readStored(asking);
  const { key: company_key } = onlyCompany(start);
  const items = start.records.filter((row) => row.state === 'needs_approval').map((row) => itemOf(row));
  expect(items).toHaveLength(COMMANDS);
  await asking.ask({ type: 'commands', company_key, action: 'approve', items });
  // The commands have reached the platform, and their answers are on the way.
  control.addFault({ kind: 'commit_then_hang', method: 'POST', path: '/commands$' });
  await asking.ask({ type: 'release', company_key, keys: items.map(({ key }) => key) });
  await waitFor('commands to be under way', () => Object.keys(control.effects()).length > 0);
  await updateExtension(testbed.browser, testbed.clock.folder);
  control.clearFaults();

  asking = await openAsking(testbed.browser);
  const end = await untilSettled(asking, async () => {
    await asking.askAll([{ type: 'popup', open: null, company_key }]);
  });
  const effects = control.effects();
  expect(items.map(({ key }) => effects[key])).toEqual(items.map(() => 1));
  expect(Object.values(effects).filter((count) => count !== 1)).toEqual([]);
  expect(end.jobs.map(({ state }) => state)).toEqual(items.map(() => 'done'));
});

test('tables that another tab keeps from being upgraded are said to be unreadable, and read once it is closed', async () => {
  open = await openBrowser({ extension: process.env.TICKMARK_BUILD ?? SANDBOX_BUILD });
  const holder = await open.openExtensionPage('manifest.json');
  const asking = await openAsking(open);
  // Killed while it is being installed, a worker never starts again.
  await asking.ask({ type: 'store' });
  await open.killWorker();
  // What version 0.1.0 left, held open by a page that does not let go of it.
  await holder.evaluate(async ({ native, stores, rows }: StoredVersion) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    await done(indexedDB.deleteDatabase('tickmark'));
    const opening = indexedDB.open('tickmark', native);
    opening.onupgradeneeded = () => {
      for (const { name, keyPath, autoIncrement, indexes } of stores) {
        const store = opening.result.createObjectStore(name, { keyPath, autoIncrement });
        for (const { name: index, keyPath: path, unique, multiEntry } of indexes) {
          store.createIndex(index, path, { unique, multiEntry });
        }
      }
    };
    const db = await done(opening);
    const transaction = db.transaction(Object.keys(rows), 'readwrite');
    for (const [name, own] of Object.entries(rows)) {
      for (const row of own) transaction.objectStore(name).put(row);
    }
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    Object.assign(globalThis, { held: db });
  }, SAMPLE);
  // A worker that woke in between found no tables at all; the next one finds those that are held.
  await open.killWorker();
  await waitFor('the blocked tables to be said', async () => {
    const [reply] = await asking.askAll([{ type: 'store' }]);
    return reply?.ok && reply.answer.problem?.code === 'store_unreadable' && !reply.answer.usable;
  });
  await holder.close();
  // The tables are tried again after 20 seconds, and upgraded with everything in them.
  await waitFor('the tables to be read', async () => {
    const [reply] = await asking.askAll([{ type: 'store' }]);
    return reply?.ok && reply.answer.problem === null;
  });
  const [companies = []] = await asking.read(['companies']);
  expect(companies).toHaveLength(SAMPLE.rows.companies?.length ?? 0);
  const [records = []] = await asking.read(['records']);
  expect(records).toHaveLength(SAMPLE.rows.records?.length ?? 0);
});
