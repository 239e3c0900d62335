import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, BOOKKEEPER_KEY_A, COMPANY_A, VIEWER_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS02, worldS03 } from '../../sandbox/world/scenario-world.ts';
import type { World } from '../../sandbox/world/world.ts';
import { type Accessible, find, findAll, findNone } from '../harness/accessible.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { type Connected, openConnected } from './open-connected.ts';
import { badgeNames, ownElements, waitForBadges } from './seen-badges.ts';

let connected: Connected;

async function open(world: World, key: string, path: string): Promise<Page> {
  connected = await openConnected({ world }, key);
  return openQuickBooks(connected.open, path);
}
afterEach(async () => {
  expect(connected.open.consoleErrors()).toEqual([]);
  expect(connected.sandbox.site.control.foreignRequests()).toEqual([]);
  await connected.close();
});

interface Sent {
  readonly action: string;
  readonly record_id: string;
  readonly key: string;
  readonly dry_run?: boolean;
}

/** The platform's answer to each request with commands, or the fault that struck it. */
const outcomesOfCommands = () =>
  connected.sandbox.platform.control
    .calls({ method: 'POST', path: '/commands$' })
    .map(({ outcome }) => outcome);

/** The commands that have reached the platform, without dry runs. */
function commands(): Sent[] {
  return connected.sandbox.platform.control
    .calls()
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/commands'))
    .flatMap(({ body }) => (body as { commands: Sent[] }).commands)
    .filter(({ dry_run }) => !dry_run);
}

test('one press on Resync is one command, shown before the platform answers, with one message at the end', async () => {
  const page = await open(worldS02(), BOOKKEEPER_KEY_A, '/app/invoice?txnId=150');
  const resync = await find(page, 'button', 'Resync invoice 1047');
  connected.sandbox.platform.control.setRunSpeed('manual');
  connected.sandbox.platform.control.addFault({
    kind: 'hold',
    times: null,
    method: 'POST',
    path: '/commands$',
  });
  await resync.click();
  await waitForBadges(page, ['Sync: syncing, invoice 1047']);
  // Two more presses while it runs: a busy button does nothing.
  await resync.click();
  await resync.click();
  await waitFor('the command to arrive', () => commands().length > 0);
  // The platform has not answered yet.
  expect(outcomesOfCommands()).toEqual(['hold']);
  connected.sandbox.platform.control.clearFaults();
  await waitFor('the run to finish', async () => {
    connected.sandbox.platform.control.step(5);
    return (await badgeNames(page)).includes('Sync: synced, invoice 1047');
  });
  expect(commands().map(({ action, record_id }) => [action, record_id])).toEqual([['resync', 'inv_1047']]);
  await find(page, 'button', /^Reload this page/);
  const said = await waitFor('what was said', () =>
    findAll(page, 'status')
      .then((regions) => Promise.all(regions.map((each) => each.text())))
      .then((texts) => texts.find((text) => text.includes('Invoice 1047 synced'))),
  );
  expect(said).toContain('old amount');
});

/** Rests the pointer on a control, as a person does who reads it, until the browser has looked at it again. */
async function restOn(page: Page, control: Accessible): Promise<void> {
  const { x, y, width, height } = await control.box();
  await page.mouse.move(x + width / 2, y + height / 2);
  await waitFor('the pointer on it', () =>
    control.evaluate(function () {
      return this.matches(':hover');
    }),
  );
  const isVisible = await control.evaluate(function () {
    return new Promise<unknown>((resolve) => {
      const observer = new IntersectionObserver(
        ([entry]) => resolve(entry && 'isVisible' in entry && entry.isVisible),
        { trackVisibility: true, delay: 100 } as object,
      );
      observer.observe(this);
    });
  });
  expect(isVisible).toBe(true);
  expect(await control.mayAct()).toBe(true);
}

test('a command may be pressed while the pointer rests on it: beside the badge, in the dialog, in the card', async () => {
  const page = await open(worldS03(), ADMIN_KEY_A, '/app/invoice?txnId=146');
  const clear = await find(page, 'button', 'Clear ID of invoice 1042');
  await waitFor('Clear ID to act', () => clear.mayAct());
  await restOn(page, clear);
  await clear.click();
  await find(page, 'alertdialog', /Clear ID/);
  const confirm = await waitFor('the confirmation to act', async () => {
    const button = await find(page, 'button', 'Clear ID');
    return (await button.mayAct()) && button;
  });
  await restOn(page, confirm);
  await page.keyboard.press('Escape');
  await findNone(page, 'alertdialog', /Clear ID/);

  await (await find(page, 'button', /^Sync: /)).click();
  const inCard = await waitFor('the command in the card to act', async () => {
    for (const button of await findAll(page, 'button', /^Clear ID/)) {
      const isOwn = await button.evaluate(() => location.pathname === '/card.html');
      if (isOwn && (await button.mayAct())) return button;
    }
    return undefined;
  });
  await restOn(page, inCard);
  await connected.open.screenshot(page, 'page/card-command-pointed-at');
});

test('presses faked by a script of the page do nothing', async () => {
  const page = await open(worldS02(), BOOKKEEPER_KEY_A, '/app/invoice?txnId=150');
  const resync = await find(page, 'button', 'Resync invoice 1047');
  await resync.evaluate(function () {
    this.click();
    this.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
  });
  await page.evaluate(() => {
    const host = document.querySelector<HTMLElement>('tickmark-badge');
    host?.click();
    host?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  });
  expect(await badgeNames(page)).toEqual([expect.stringMatching(/^Sync: (failed|retrying), invoice 1047/)]);
  expect(new Set(await ownElements(page))).toEqual(new Set(['tickmark-badge', 'tickmark-banner']));
  expect(commands()).toEqual([]);
});

test('Clear ID asks first; Esc sends nothing, and Undo takes it back before anything is sent', async () => {
  const page = await open(worldS03(), ADMIN_KEY_A, '/app/invoice?txnId=146');
  await (await find(page, 'button', 'Clear ID of invoice 1042')).click();
  const dialog = await find(page, 'alertdialog', /Clear ID/);
  const text = await waitFor('the check to be answered', async () => {
    const said = await dialog.text();
    return said.includes('was not found') && said;
  });
  expect(text).toContain('Invoice 1042, $480.00, Cedar Grove HOA, 2026-02-12');
  expect(text).toContain('QuickBooks record 146 was not found');
  await page.keyboard.press('Escape');
  await findNone(page, 'alertdialog', /Clear ID/);
  expect(commands().filter(({ action }) => action === 'clear_id')).toEqual([]);

  await (await find(page, 'button', 'Clear ID of invoice 1042')).click();
  await (
    await waitFor('the button to be ready', async () => {
      const button = await find(page, 'button', 'Clear ID');
      return !button.disabled && button;
    })
  ).click();
  await waitForBadges(page, ['Sync: ready, invoice 1042']);
  await (await find(page, 'button', 'Undo')).click();
  await waitForBadges(page, ['Sync: link broken, invoice 1042']);
  // The focus is back where the command was given: this page has no form for a badge.
  const focused = () => page.evaluate(() => document.activeElement?.localName);
  await waitForValue('the focus', focused, 'tickmark-pill');
  expect(commands().filter(({ action }) => action === 'clear_id')).toEqual([]);
});

test('dismissing the message of a Clear ID sends it at once, and only once, and the page shows the new record', async () => {
  const page = await open(worldS03(), ADMIN_KEY_A, '/app/invoice?txnId=146');
  await (await find(page, 'button', 'Clear ID of invoice 1042')).click();
  await (
    await waitFor('the button to be ready', async () => {
      const button = await find(page, 'button', 'Clear ID');
      return !button.disabled && button;
    })
  ).click();
  await find(page, 'button', 'Undo');
  expect(commands()).toEqual([]);
  await (await find(page, 'button', 'Dismiss')).click();
  await waitForBadges(page, ['Sync: synced, invoice 1042']);
  expect(commands().filter(({ action }) => action === 'clear_id')).toHaveLength(1);
  const copies = connected.sandbox.platform.control
    .books(COMPANY_A, 'Invoice')
    .filter(({ number, status }) => number === '1042' && status === 'active');
  expect(copies).toHaveLength(1);
  await waitFor('the new record on the badge', () =>
    page.evaluate(
      (id) =>
        document.querySelector('tickmark-badge, tickmark-pill')?.getAttribute('data-record') ===
        `Invoice:${id}`,
      copies[0]?.id,
    ),
  );
  // What is open is the deleted one: the new one is a press away, and nothing else is offered here.
  await Promise.all([
    page.waitForNavigation({ waitUntil: 'domcontentloaded' }),
    (await find(page, 'button', 'Open the new one')).click(),
  ]);
  expect(new URL(page.url()).searchParams.get('txnId')).toBe(copies[0]?.id);
  await waitForBadges(page, ['Sync: synced, invoice 1042']);
});

test('a viewer sees the state and the reason, and no enabled command', async () => {
  const page = await open(worldS02(), VIEWER_KEY_A, '/app/invoice?txnId=150');
  await waitFor('the badge', async () => (await badgeNames(page)).length === 1);
  const resync = await find(page, 'button', 'Resync invoice 1047');
  expect(
    await resync.evaluate(function () {
      return this.getAttribute('aria-disabled');
    }),
  ).toBe('true');
  expect(resync.description).not.toBe('');
  await resync.click();
  expect(commands()).toEqual([]);
});

test('a worker that ends in the middle of a command neither loses nor repeats it', async () => {
  const page = await open(worldS02(), BOOKKEEPER_KEY_A, '/app/invoice?txnId=150');
  const resync = await find(page, 'button', 'Resync invoice 1047');
  await resync.click();
  await connected.open.killWorker();
  await waitForBadges(page, ['Sync: synced, invoice 1047']);
  const keys = new Set(
    commands()
      .filter(({ action }) => action === 'resync')
      .map(({ key }) => key),
  );
  expect(keys.size).toBe(1);
});
