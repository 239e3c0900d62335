import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_C, COMPANY_C } from '../../sandbox/world/access-keys.ts';
import { manyInvoices, worldS28 } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, press } from '../harness/accessible.ts';
import { foreignIn, foreignWords, namesIn } from '../harness/foreign-words.ts';
import { pick } from '../harness/pick.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { waitForBadges } from '../page/seen-badges.ts';
import { companyKey, NARROW, untilCompared } from '../panel/open-panel.ts';
import { type Asking, openAsking } from '../trust/ask-worker.ts';
import { spyNotices } from '../trust/notices.ts';
import { untilSettled } from '../trust/stored-state.ts';
import { checkInvariants } from './check-invariants.ts';
import { openTestbed, settled, type Testbed } from './open-testbed.ts';

let testbed: Testbed;
let folder: string | null = null;
afterEach(async () => {
  await testbed?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** The names in the company's records. */
const NAMES = namesIn(worldS28());

async function expectFrench(page: Page, what: string): Promise<void> {
  expect([what, await page.evaluate(() => document.documentElement.lang)]).toEqual([what, 'fr-CA']);
  expect([what, await foreignWords(page, NAMES)]).toEqual([what, []]);
}

/** What Tickmark's frames on QuickBooks' page say, and the names of its badges. */
async function expectFrenchFrames(page: Page, what: string): Promise<void> {
  const own = page.frames().filter((frame) => frame.url().startsWith('chrome-extension:'));
  expect([what, own.length > 0]).toEqual([what, true]);
  for (const frame of own) expect([what, await foreignWords(frame, NAMES)]).toEqual([what, []]);
  const badges = (await findAll(page, 'button', /^Synchro/)).map(({ name }) => name);
  expect([what, badges.flatMap(foreignIn)]).toEqual([what, []]);
}

/** Opens the card of the invoice, its menu, and what is said after a command that is taken back at once. */
async function readOnPage(page: Page): Promise<void> {
  await find(page, 'button', 'Montrer seulement celles-ci');
  await expectFrenchFrames(page, 'the line above the list');
  await press(page, 'button', /^Synchro\u00a0: échec, facture 2041/);
  await find(page, 'heading', 'Facture 2041');
  await expectFrenchFrames(page, 'the card');
  await press(page, 'button', /^Plus d’actions/);
  await expectFrenchFrames(page, 'the menu');
  await press(page, 'menuitem', /^Exclure la facture 2041/);
  await find(page, 'button', 'Annuler');
  await expectFrenchFrames(page, 'the message');
  await press(page, 'button', 'Annuler');
  await waitForBadges(page, ['Synchro\u00a0: échec, facture 2041, nom en double']);
  await expectFrenchFrames(page, 'the message of Undo');
}

/** Buttons whose text does not fit, or that stick out of the window. */
function cutButtons(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button')]
      .filter((button) => {
        const { right } = button.getBoundingClientRect();
        return right > window.innerWidth + 0.5 || button.scrollWidth > button.clientWidth + 1;
      })
      .map((button) => button.textContent ?? ''),
  );
}

/** Chooses French and connects through the French form. */
async function connectInFrench(): Promise<void> {
  const page = await testbed.browser.openOptions();
  // With a French browser the extension starts in French; Debian's browser is English only, so she chooses French.
  await press(page, 'radio', 'Français');
  await find(page, 'heading', 'Options de Tickmark');
  await (await find(page, 'textbox', 'Adresse de la plateforme')).type(testbed.sandbox.platform.url);
  await (await find(page, 'textbox', 'Clé d’accès')).type(ADMIN_KEY_C);
  await expectFrench(page, 'the form');
  await press(page, 'button', 'Activer');
  await find(page, 'button', /^Déconnecter/);
  await settled(testbed.browser);
  expect((await find(page, 'radio', 'Toutes les 10 minutes')).checked).toBe(true);
  await expectFrench(page, 'options');
  await press(page, 'button', /^Déconnecter/);
  await find(page, 'alertdialog', 'Déconnecter FieldPro?');
  await expectFrench(page, 'the dialog in options');
  await page.close();
}

/** Makes one more invoice fail and reads it as a scheduled cycle does. */
async function failOneMore(asking: Asking): Promise<void> {
  const { control, url } = testbed.sandbox.platform;
  const [invoice] = manyInvoices(1, 2042, 'failed');
  if (!invoice) throw new Error('No invoice was made.');
  control.addRecords(COMPANY_C, [
    {
      ...invoice,
      party: { id: 'cus_c1', name: 'Érablière Côté & Fils' },
      depends_on: ['cus_c1'],
      sync: {
        ...invoice.sync,
        error: { code: '6000', message: 'Business Validation Error', detail: null, request_id: null },
      },
    },
  ]);
  await asking.ask({ type: 'connect', values: { address: url, access_key: ADMIN_KEY_C }, replaces: null });
  await untilSettled(asking);
}

test('S28: everything is French for a French-speaking admin, and English as soon as she chooses it', async () => {
  testbed = await openTestbed({
    world: worldS28(),
    accessKey: null,
    language: 'fr-CA',
    openRealm: COMPANY_C,
  });
  await connectInFrench();
  const quickbooks = await openQuickBooks(testbed.browser, '/app/invoices');
  await waitForBadges(quickbooks, ['Synchro\u00a0: échec, facture 2041, nom en double']);
  await readOnPage(quickbooks);

  let popup = await testbed.browser.openPopup();
  await popup.setViewport({ width: 320, height: 600 });
  await find(popup, 'heading', '1 échec');
  const amounts = await popup.$$eval('.money', (all) => all.map((each) => each.textContent));
  expect(amounts).toEqual(['1\u00a0234,56\u00a0$']);
  await find(popup, 'button', /^Facture 2041/);
  await expectFrench(popup, 'popup');
  expect(await cutButtons(popup)).toEqual([]);
  await popup.close();

  // The full record: the clash in words, and the original error, marked as English.
  const key = await companyKey(testbed, COMPANY_C);
  const record = (id: string) =>
    `sidepanel.html?${new URLSearchParams({ company: key, record: id }).toString()}`;
  let panel = await testbed.browser.openExtensionPage(record('inv_c2041'));
  await panel.setViewport(NARROW);
  await find(panel, 'heading', 'Facture 2041');
  await untilCompared(panel, 'fr-CA');
  expect(await panel.evaluate(() => document.body.textContent)).toMatch(/fournisseur/);
  expect(
    await panel.$$eval('[lang="en"]', (all) => all.map((each) => each.textContent ?? '').join(' ')),
  ).toContain('The name supplied already exists. : null');
  await expectFrench(panel, 'panel');
  expect(await cutButtons(panel)).toEqual([]);
  await panel.close();

  // One more failure: the notice is in French, with the right plural.
  const asking = await openAsking(testbed.browser);
  const titles = await spyNotices(testbed.browser);
  await failOneMore(asking);
  await waitForValue('the notice', titles, ['1 nouvel échec de synchronisation']);
  popup = await testbed.browser.openPopup();
  await find(popup, 'heading', '2 échecs');
  await popup.close();

  // Every view of the queue; a search without accents finds accented names.
  const queue = await testbed.browser.openExtensionPage(
    `queue.html?company=${encodeURIComponent(key)}#attention`,
  );
  await queue.setViewport({ width: 1280, height: 800 });
  await find(queue, 'tab', 'Échecs (2)');
  await expectFrench(queue, 'attention');
  for (const tab of [
    'À approuver (0)',
    'En attente (0)',
    'Journal',
    'Référence',
    'Connexion',
    'Toutes les fiches',
  ]) {
    await press(queue, 'tab', tab);
    await queue.waitForSelector('[role="tab"][aria-selected="true"]');
    await expectFrench(queue, tab);
  }
  await press(queue, 'button', 'Autres filtres');
  await press(queue, 'checkbox', 'À jour');
  await (await find(queue, 'searchbox', 'Rechercher')).type('erabliere');
  await find(queue, 'checkbox', 'Sélectionner client Érablière Côté & Fils');
  await find(queue, 'checkbox', 'Sélectionner facture 2041');

  // A dialog and its result: no failure is left.
  panel = await testbed.browser.openExtensionPage(record('cus_c1'));
  await panel.setViewport(NARROW);
  await pick(panel, 'Désactiver la synchro du client Érablière Côté & Fils');
  await find(panel, 'alertdialog', 'Ne pas synchroniser Érablière Côté & Fils');
  await waitFor('the consequence', () =>
    panel.evaluate(() => document.querySelector('dialog .destructive:not(:disabled)') !== null),
  );
  await expectFrench(panel, 'dialog');
  await press(panel, 'button', 'Ne pas synchroniser');
  await press(panel, 'button', 'Fermer le message');
  const { control } = testbed.sandbox.platform;
  await waitFor(
    'the customer to be off',
    () => control.record(COMPANY_C, 'cus_c1')?.sync.state === 'sync_off',
  );
  await untilSettled(asking);
  await waitFor('the line of it in the history', () =>
    panel.$$eval('.history li', (lines) =>
      /Désactiver la synchro.*réussite/.test(lines[0]?.textContent ?? ''),
    ),
  );
  await expectFrench(panel, 'panel with a history');
  await panel.close();
  popup = await testbed.browser.openPopup();
  await find(popup, 'heading', 'Aucun échec');
  await popup.close();

  // The log as CSV: with its accents, as spreadsheets read them.
  folder = await mkdtemp(join(tmpdir(), 'tickmark-downloads-'));
  const session = await testbed.browser.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  await queue.bringToFront();
  await press(queue, 'tab', 'Journal');
  await find(queue, 'StaticText', 'Désactiver la synchro');
  await expectFrench(queue, 'log with a line');
  await press(queue, 'button', 'Enregistrer en CSV');
  // Without a French locale on the system, Chromium renames files with accents.
  const name = await waitFor('the file', async () =>
    (await readdir(folder ?? '')).find((each) => !each.endsWith('.crdownload')),
  );
  const csv = await readFile(join(folder, name), 'utf8');
  expect(csv.startsWith('\ufeff')).toBe(true);
  expect(csv).toContain('Érablière Côté & Fils');
  expect(csv.split('\r\n')[0]).toMatch(/;/);
  expect(
    NAMES.reduce((left, name) => left.replaceAll(name, ' '), csv)
      .split('\n')
      .flatMap(foreignIn),
  ).toEqual([]);
  await queue.close();

  // After choosing English, every open surface is English at once.
  popup = await testbed.browser.openPopup();
  await find(popup, 'button', 'Synchroniser maintenant');
  const options = await testbed.browser.openOptions();
  await press(options, 'radio', 'English');
  await find(options, 'heading', 'Tickmark options');
  await options.close();
  await popup.bringToFront();
  await find(popup, 'button', 'Sync now');
  expect(await popup.evaluate(() => document.documentElement.lang)).toBe('en');
  await popup.close();
  await quickbooks.bringToFront();
  await waitForBadges(quickbooks, ['Sync: off, invoice 2041']);
  await quickbooks.close();
  await asking.page.close();

  await checkInvariants(
    testbed,
    [
      { who: 'Administration', action: 'skip', label: '2041', outcome: 'canceled' },
      { who: 'Administration', action: 'sync_off', label: 'Érablière Côté & Fils', outcome: 'succeeded' },
    ],
    COMPANY_C,
  );
});
