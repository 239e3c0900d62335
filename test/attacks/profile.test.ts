import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { find, findAll } from '../browser/harness/accessible.ts';
import { type OpenBrowser, openBrowser, SANDBOX_BUILD } from '../browser/harness/open-browser.ts';
import { waitFor } from '../browser/harness/wait-for.ts';
import { openSandbox, type Sandbox } from '../sandbox/open-sandbox.ts';
import { ADMIN_KEY_A } from '../sandbox/world/access-keys.ts';
import { commonWorld } from '../sandbox/world/scenario-world.ts';
import { type CopiedProfile, copyProfile } from './harness/copied-profile.ts';

/* Somebody has a copy of the browser profile's files. */

let sandbox: Sandbox;
let profile: string;
let open: OpenBrowser | null = null;
const copies: CopiedProfile[] = [];

afterEach(async () => {
  await close();
  for (const copy of copies.splice(0)) copy.remove();
  await sandbox?.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

async function start(userDataDir: string): Promise<OpenBrowser> {
  open = await openBrowser({
    site: sandbox.site,
    extension: process.env.TICKMARK_BUILD ?? SANDBOX_BUILD,
    userDataDir,
  });
  return open;
}

async function close(): Promise<void> {
  await open?.close();
  open = null;
}

async function connect(kept: 'In this browser, encrypted' | 'Until the browser closes'): Promise<void> {
  sandbox = await openSandbox({ world: commonWorld() });
  profile = await mkdtemp(join(tmpdir(), 'tickmark-profile-'));
  const options = await (await start(profile)).openOptions();
  await (await find(options, 'textbox', 'Platform address')).type(sandbox.platform.url);
  await (await find(options, 'textbox', 'Access key')).type(ADMIN_KEY_A);
  await (await find(options, 'radio', kept)).click();
  await (await find(options, 'button', 'Activate')).click();
  await find(options, 'button', 'Disconnect');
}

async function copied(): Promise<CopiedProfile> {
  await close();
  const copy = await copyProfile(profile);
  copies.push(copy);
  return copy;
}

/** No file of a copied profile holds the access key. Positive control: the address beside it is found. */
function expectNoKeyIn(copy: CopiedProfile): void {
  expect(copy.filesWith(sandbox.platform.url)).not.toEqual([]);
  expect(copy.filesWith(ADMIN_KEY_A)).toEqual([]);
}

/** Reads every access key that the extension's stores give away, as an extension page of the copied profile can. */
async function readKeys(folder: string): Promise<string[]> {
  const page = await (await start(folder)).openExtensionPage('manifest.json');
  const keys = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const all = async (name: string, table: string) => {
      const db = await done(indexedDB.open(name));
      const rows = db.objectStoreNames.contains(table)
        ? await done(db.transaction(table).objectStore(table).getAll())
        : [];
      db.close();
      return rows;
    };
    const bytes = (text: string) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    const sealing: CryptoKey[] = [];
    for (const name of names) sealing.push(...(await all(name, 'keys')));
    const found: string[] = [];
    for (const { id, sealed_key } of await all('tickmark', 'connections')) {
      for (const key of sealed_key ? sealing : []) {
        const params = {
          ...{ name: 'AES-GCM', iv: bytes(sealed_key.iv) },
          additionalData: new TextEncoder().encode(id),
        };
        const opened = await crypto.subtle.decrypt(params, key, bytes(sealed_key.data)).catch(() => null);
        if (opened) found.push(new TextDecoder().decode(opened));
      }
    }
    return found;
  });
  await close();
  return keys;
}

test('a copied profile gives away the key that is kept in it, as the texts say, and none after Disconnect', async () => {
  await connect('In this browser, encrypted');
  let copy = await copied();
  expectNoKeyIn(copy);
  // Positive control: this is what the words of the options, the privacy notice and SECURITY.md say.
  expect(await readKeys(copy.folder)).toEqual([ADMIN_KEY_A]);

  const options = await (await start(profile)).openOptions();
  await (await find(options, 'button', 'Disconnect')).click();
  const dialog = await find(options, 'alertdialog', /Disconnect from/);
  expect(await dialog.text()).toContain('revoke it there as well');
  const [confirm] = (await findAll(options, 'button', 'Disconnect')).slice(-1);
  await confirm?.click();
  await waitFor('the sealing key to be deleted', () =>
    options.evaluate(async () =>
      (await indexedDB.databases()).every(({ name }) => !name?.startsWith('tickmark-key')),
    ),
  );
  copy = await copied();
  expect(await readKeys(copy.folder)).toEqual([]);
});

test('a key that is kept until the browser closes is in no file, and has to be pasted again after that', async () => {
  await connect('Until the browser closes');
  const copy = await copied();
  expectNoKeyIn(copy);
  expect(await readKeys(copy.folder)).toEqual([]);

  const browser = await start(profile);
  sandbox.platform.control.clearCalls();
  const queue = await browser.openExtensionPage('queue.html');
  await waitFor('the reason', async () =>
    (await queue.evaluate(() => document.body.innerText)).includes('kept until the browser closed'),
  );
  expect(sandbox.platform.control.calls().filter(({ path }) => path.includes('/records'))).toEqual([]);
  const options = await browser.openOptions();
  await (await find(options, 'button', 'Change the access key')).click();
  await (await find(options, 'textbox', 'Access key')).type(ADMIN_KEY_A);
  await (await find(options, 'button', 'Activate')).click();
  await waitFor(
    'the platform to be asked again',
    () => sandbox.platform.control.calls({ path: '/records' }).length > 0,
  );
});
