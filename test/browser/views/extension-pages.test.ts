import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, ADMIN_KEY_B, ADMIN_KEY_C, COMPANY_B } from '../../sandbox/world/access-keys.ts';
import { commonWorld, worldS01 } from '../../sandbox/world/scenario-world.ts';
import { find, findNone, press } from '../harness/accessible.ts';
import { waitFor } from '../harness/wait-for.ts';
import { type Connected, openConnected } from '../page/open-connected.ts';

let connected: Connected | null = null;

afterEach(async () => {
  await connected?.close();
  connected = null;
});

const textOf = (page: { evaluate<T>(body: () => T): Promise<T> }) =>
  page.evaluate(() => document.body.innerText);

test('the popup shows the numbers of the open company, and the result of a sync [SO-03, SS-02]', async () => {
  connected = await openConnected({ world: worldS01() }, ADMIN_KEY_A);
  const { open } = connected;
  await open.openPage('https://app.qbo.intuit.com/app/invoices');
  const popup = await open.openPopup();
  await find(popup, 'heading', 'Maple Landscaping Inc.');
  await find(popup, 'heading', 'FieldPro');
  for (const name of ['To approve 4', 'Pending 4', 'Failed 4']) await find(popup, 'button', name);
  const names = (await textOf(popup)).split('\n');
  expect(names.some((line) => line.startsWith('Invoice 1042 · Cedar Grove HOA'))).toBe(true);
  await open.screenshot(popup, 'views/real-popup');

  await (await find(popup, 'button', 'Sync now')).click();
  await waitFor('the result of the sync', async () => (await textOf(popup)).includes('Synced at'));
  expect(open.consoleErrors()).toEqual([]);
});

test('the popup names an open company that is not connected, and shows the other’s numbers only under its name [EL-26]', async () => {
  connected = await openConnected({ world: commonWorld(), openRealm: COMPANY_B }, ADMIN_KEY_A);
  const { open } = connected;
  await open.openPage('https://app.qbo.intuit.com/app/invoices');
  const popup = await open.openPopup();
  await waitFor('the open company', async () =>
    (await textOf(popup)).includes('Open company: Bluebird Dental LLC — not connected to FieldPro'),
  );
  await find(popup, 'button', 'Connect');
  await findNone(popup, 'button', /^Failed/);
  await (await find(popup, 'button', 'Show Maple Landscaping Inc.')).click();
  await find(popup, 'heading', 'Maple Landscaping Inc.');
  await find(popup, 'button', /^Failed \d+$/);
  await open.screenshot(popup, 'views/real-popup-other-company');
});

test('the page of the first minutes says what Tickmark does and leads to the form, which ends with what was read', async () => {
  connected = await openConnected({ world: worldS01() }, null);
  const { open, sandbox } = connected;
  const welcome = await open.openExtensionPage('welcome.html');
  await find(welcome, 'heading', 'Welcome to Tickmark');
  await open.screenshot(welcome, 'views/welcome-1280');
  await press(welcome, 'button', 'Connect your platform');
  const options = await waitFor('the form', async () =>
    (await open.browser.pages()).find((each) => each.url().includes('options.html')),
  );
  await options.bringToFront();
  await (await find(options, 'textbox', 'Platform address')).type(sandbox.platform.url);
  await (await find(options, 'textbox', 'Access key')).type(ADMIN_KEY_A);
  await press(options, 'button', 'Activate');
  await find(options, 'StaticText', /^\d+ records read$/);
  await find(options, 'link', 'Open invoices');
  await open.screenshot(options, 'views/options-finish-1280');

  // Pressed twice, Review leads to the same tab.
  const queues = async () => (await open.browser.pages()).filter((each) => each.url().includes('queue.html'));
  await press(options, 'button', 'Review 8');
  await waitFor('the queue', async () => (await queues()).length === 1);
  await options.bringToFront();
  await press(options, 'button', 'Review 8');
  const [queue] = await queues();
  await waitFor('the queue to come to the front', () =>
    queue?.evaluate(() => document.visibilityState === 'visible'),
  );
  expect(await queues()).toHaveLength(1);
  expect(open.consoleErrors()).toEqual([]);
});

test('what is disabled keeps its focus for whoever uses keys, and takes it from nobody who has gone on with the mouse', async () => {
  connected = await openConnected({ world: commonWorld() }, null);
  const page = await connected.open.openExtensionPage('welcome.html');
  await find(page, 'button', 'Connect your platform');
  /** The text of what has the focus, or the name of its element. */
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      return activeElement instanceof HTMLButtonElement
        ? activeElement.textContent
        : activeElement?.localName;
    });
  const disable = (is: boolean) =>
    page.evaluate((to) => {
      const [button] = document.querySelectorAll<HTMLButtonElement>('main button');
      if (button) button.disabled = to;
    }, is);
  const tabTo = async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Tab');
  };
  // What keeps the focus is loaded after the page.
  await waitFor('the focus to be kept', async () => {
    await disable(false);
    await tabTo();
    await disable(true);
    return (await focused()) === 'main';
  });
  await disable(false);
  expect(await focused()).toBe('Connect your platform');

  await disable(true);
  expect(await focused()).toBe('main');
  await (await page.$('h1'))?.click();
  await disable(false);
  expect(await focused()).toBe('main');
});

test('a key of another company is refused, the company is named, and the typed text stays', async () => {
  connected = await openConnected({ world: commonWorld() }, ADMIN_KEY_A);
  const { open } = connected;
  const options = await open.openOptions();
  await (await find(options, 'button', 'Change the access key')).click();
  await (await find(options, 'textbox', 'Access key')).type(ADMIN_KEY_B);
  await (await find(options, 'button', 'Activate')).click();
  const key = await waitFor('the refusal', async () => {
    const field = await find(options, 'textbox', 'Access key');
    return field.description.includes('Bluebird Dental LLC') ? field : undefined;
  });
  expect(key.description).toContain('Maple Landscaping Inc.');
  await open.screenshot(options, 'views/real-options-refused', { fullPage: true });
});

test('the language changes at once, on every page of Tickmark [TD-01]', async () => {
  connected = await openConnected({ world: commonWorld() }, ADMIN_KEY_C);
  const { open } = connected;
  const popup = await open.openPopup();
  await find(popup, 'button', 'Sync now');
  const options = await open.openOptions();
  await (await find(options, 'radio', 'Français')).click();
  await find(options, 'radiogroup', 'Fréquence de synchronisation');
  await open.screenshot(options, 'views/real-options-fr-CA', { fullPage: true });
  // The browser does not lay out a page in the background, so nothing on it can be found.
  await popup.bringToFront();
  await find(popup, 'button', 'Synchroniser maintenant');
  expect(await popup.evaluate(() => document.documentElement.lang)).toBe('fr-CA');
  await open.screenshot(popup, 'views/real-popup-fr-CA');
  await options.bringToFront();
  await (await find(options, 'radio', 'English')).click();
  await popup.bringToFront();
  await find(popup, 'button', 'Sync now');
});
