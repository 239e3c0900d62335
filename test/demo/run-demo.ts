import { rmSync } from 'node:fs';
import { relative } from 'node:path';
import { find, findAll } from '../browser/harness/accessible.ts';
import { type OpenBrowser, openBrowser, PICTURES } from '../browser/harness/open-browser.ts';
import { openQuickBooks } from '../browser/harness/quickbooks-page.ts';
import { waitFor } from '../browser/harness/wait-for.ts';
import { connect } from '../browser/scenarios/open-testbed.ts';
import { openSandbox, type Sandbox } from '../sandbox/open-sandbox.ts';
import { BOOKKEEPER_KEY_A, COMPANY_A } from '../sandbox/world/access-keys.ts';
import { demoWorld } from './demo-world.ts';

/*
 * A bookkeeper's morning in the real extension: connect, see statuses in QuickBooks' invoice list, resync a failed invoice,
 * watch the numbers change. Prints each step, and leaves pictures in test/output/pictures/demo.
 */

const shown = Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY) && process.env.CI === undefined;
let pictures = 0;

function say(text: string): void {
  console.log(text);
}

async function picture(
  browser: OpenBrowser,
  page: Parameters<OpenBrowser['screenshot']>[0],
  name: string,
): Promise<void> {
  pictures += 1;
  const path = await browser.screenshot(page, `demo/${pictures}-${name}`);
  say(`     picture: ${relative(process.cwd(), path)}`);
}

/** The three numbers of the popup, as a person reads them. */
async function readPopup(browser: OpenBrowser, name: string): Promise<Record<string, number>> {
  const popup = await browser.openPopup();
  await popup.setViewport({ width: 360, height: 600 });
  await find(popup, 'button', 'Sync now');
  const numbers = Object.fromEntries(
    (await findAll(popup, 'button', /^(To approve|Pending|Failed) \d+$/)).map(({ name: text }) => {
      const at = text.lastIndexOf(' ');
      return [text.slice(0, at), Number(text.slice(at + 1))];
    }),
  );
  await picture(browser, popup, name);
  await popup.close();
  return numbers;
}

const inWords = (numbers: Record<string, number>) =>
  Object.entries(numbers)
    .map(([name, number]) => `${name} ${number}`)
    .join(' · ');

async function morning(sandbox: Sandbox, browser: OpenBrowser): Promise<void> {
  say('1. Options: connect to FieldPro with its address and an access key.');
  const began = performance.now();
  await connect({ sandbox, browser }, BOOKKEEPER_KEY_A);
  const read = sandbox.platform.control.records(COMPANY_A).length;
  say(`     ${read} records read in ${Math.round(performance.now() - began)} ms`);
  const options = await browser.openOptions();
  await find(options, 'radiogroup', 'Sync frequency');
  await picture(browser, options, 'options');
  await options.close();

  say('2. QuickBooks: the invoice list, with the state of each record beside it.');
  const list = await openQuickBooks(browser, '/app/invoices');
  const badges = await waitFor('badges on the invoice list', async () => {
    const found = await findAll(list, 'button', /^Sync: /);
    return found.length >= 10 ? found : null;
  });
  for (const { name } of badges.slice(0, 6)) say(`     ${name}`);
  say(`     … ${badges.length} badges in all`);
  await picture(browser, list, 'invoice-list');

  say('3. The popup: what is waiting, and what failed.');
  const before = await readPopup(browser, 'popup-before');
  say(`     ${inWords(before)}`);

  say('4. Invoice 1047: changed on FieldPro while QuickBooks did not answer.');
  const invoice = await openQuickBooks(browser, '/app/invoice?txnId=150');
  const badge = await find(invoice, 'button', /^Sync: .*invoice 1047/);
  say(`     ${badge.name}`);
  await picture(browser, invoice, 'invoice-failed');

  say('5. Press Resync.');
  sandbox.platform.control.clearCalls();
  await (await find(invoice, 'button', 'Resync invoice 1047')).click();
  await find(invoice, 'button', 'Sync: synced, invoice 1047');
  const sent = sandbox.platform.control
    .calls()
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/commands'));
  say(`     Sync: synced, invoice 1047 — without reloading the page; commands sent: ${sent.length}`);
  await find(invoice, 'button', 'Reload');
  await picture(browser, invoice, 'invoice-synced');

  say('6. The popup again.');
  const after = await readPopup(browser, 'popup-after');
  say(`     ${inWords(after)}`);
  const strangers = sandbox.site.control.foreignRequests().length;
  const errors = browser.consoleErrors();
  say(`     Requests from the extension to intuit.com: ${strangers}. Console errors: ${errors.length}.`);
  if (after.Failed !== (before.Failed ?? 0) - 1 || sent.length !== 1 || strangers > 0 || errors.length > 0) {
    throw new Error(
      `The morning did not go as it should: ${JSON.stringify({ before, after, strangers, errors })}`,
    );
  }
}

rmSync(`${PICTURES}/demo`, { recursive: true, force: true });
const sandbox = await openSandbox({ world: demoWorld(Date.now()) });
const browser = await openBrowser({ site: sandbox.site, headless: !shown });
try {
  await morning(sandbox, browser);
  say(`\nAll went as it should. ${pictures} pictures are in ${relative(process.cwd(), PICTURES)}/demo.`);
  if (shown) {
    say('The browser stays open; close it, or press Ctrl-C, to end.');
    await new Promise<void>((resolve) => {
      browser.browser.once('disconnected', () => resolve());
      process.once('SIGINT', () => resolve());
    });
  }
} finally {
  await browser.close().catch(() => undefined);
  await sandbox.close();
}
