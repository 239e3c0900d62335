import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anchorNames } from '../../../lib/content/quickbooks/find-place.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { SEED } from '../../sandbox/world/random.ts';
import { commonWorld } from '../../sandbox/world/scenario-world.ts';
import { find, press } from '../harness/accessible.ts';
import { navigateSoftly, openQuickBooks, setPage } from '../harness/quickbooks-page.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { type Connected, openConnected } from './open-connected.ts';
import { seenBadges, waitForBadges } from './seen-badges.ts';

const INVOICE = '/app/invoice?txnId=145';
const LIST_TITLE = 'Invoices';
const INVOICE_TITLE = 'Invoice - QuickBooks';
/** The anchor that today's forms have. */
const NEWEST = anchorNames('invoice')[0];
const SYNCED_1041 = 'Sync: synced, invoice 1041';

let connected: Connected;
let list: Page;
let invoice: Page;
let options: Page;
let downloads: string;

beforeAll(async () => {
  console.info(`TICKMARK_SEED=${SEED}`);
  connected = await openConnected({ world: commonWorld() }, ADMIN_KEY_A);
  downloads = await mkdtemp(join(tmpdir(), 'tickmark-downloads-'));
  const session = await connected.open.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  list = await openQuickBooks(connected.open, '/app/invoices');
  await find(list, 'button', SYNCED_1041);
  invoice = await openQuickBooks(connected.open, '/app/homepage');
  options = await connected.open.openOptions();
});
afterAll(async () => {
  expect(connected.open.consoleErrors()).toEqual([]);
  expect(connected.sandbox.site.control.foreignRequests()).toEqual([]);
  await connected.close();
  await rm(downloads, { recursive: true });
});

/** Opens the invoice in its tab, in a known layout or in an unknown one. */
async function openInvoice(layout: 'known' | 'unknown'): Promise<void> {
  await invoice.bringToFront();
  await navigateSoftly(invoice, '/app/homepage');
  await setPage(invoice, { layout });
  await navigateSoftly(invoice, INVOICE);
  await waitForBadges(invoice, [SYNCED_1041]);
  const tag = layout === 'known' ? 'tickmark-badge' : 'tickmark-pill';
  await waitForValue(
    'where the badge stands',
    async () => (await seenBadges(invoice)).map((each) => each.tag),
    [tag],
  );
}

/** Runs the check, and reads its result for each tab: verdict and text of each place. */
async function check(): Promise<Record<string, Record<string, string[]>>> {
  await options.bringToFront();
  await press(options, 'button', 'Check open QuickBooks tabs');
  await find(options, 'heading', LIST_TITLE);
  return options.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('.checked-tab')].map((tab) => [
        tab.querySelector('h3')?.textContent ?? '',
        Object.fromEntries(
          [...tab.querySelectorAll<HTMLElement>('[data-place]')].map(({ dataset, lastElementChild }) => [
            dataset.place ?? '',
            [dataset.verdict ?? '', lastElementChild?.textContent ?? ''],
          ]),
        ),
      ]),
    ),
  );
}

/** Saves the support file of a tab, and reads it. */
async function save(page: Page): Promise<{ name: string; text: string }> {
  await press(options, 'button', `Save for support: ${await page.title()}`);
  const name = await waitFor('the file', async () =>
    (await readdir(downloads)).find((each) => each.endsWith('.txt')),
  );
  const text = await readFile(join(downloads, name), 'utf8');
  await rm(join(downloads, name));
  return { name, text };
}

/** Puts unique texts into every kind of place in which a page can have texts and values. */
function fillWithSecrets(page: Page): Promise<string[]> {
  return page.evaluate((seed) => {
    // A linear congruential generator: the same seed always makes the same page.
    let state = seed;
    const next = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * below);
    };
    const secrets: string[] = [];
    const secret = () => {
      const word = `secret${next(1_000_000).toString(36)}x${secrets.length.toString(36)}`;
      secrets.push(word);
      return word;
    };
    const tags = ['div', 'span', 'table', 'input', 'option', 'textarea', 'svg', 'b', secret()];
    const names = [
      'class',
      'id',
      'role',
      'aria-label',
      'value',
      'href',
      'title',
      'data-name',
      `data-${secret()}`,
      secret(),
    ];
    let parents: Element[] = [document.body];
    for (let count = 0; count < 300; count++) {
      const element = document.createElement(tags[next(tags.length)] ?? 'p');
      for (let given = next(4); given > 0; given--)
        element.setAttribute(names[next(names.length)] ?? 'id', `${secret()} ${secret()}`);
      element.append(secret(), document.createComment(secret()));
      if (element instanceof HTMLInputElement) element.value = secret();
      if (/^(div|span)$/.test(element.localName) && next(3) === 0)
        element.attachShadow({ mode: 'open' }).append(secret());
      parents[next(parents.length)]?.append(element);
      parents = [...parents.slice(-20), element];
    }
    return secrets;
  }, SEED);
}

/** All words of a page's texts and values, except those that are also names in its markup. */
function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const split = (text: string) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
    const said: string[] = [document.title, location.href, document.cookie];
    const built = new Set<string>();
    for (const element of document.querySelectorAll('*')) {
      if (element.localName.startsWith('tickmark-')) continue;
      for (const part of element.localName.split('-')) built.add(part);
      for (const { name, value } of element.attributes) {
        for (const part of name.split('-')) built.add(part);
        if (name === 'role') built.add(value);
        else said.push(value);
      }
      if ('value' in element) said.push(String(element.value));
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE) said.push(node.nodeValue ?? '');
    }
    return [...new Set(said.flatMap(split))].filter((word) => word !== '' && !built.has(word));
  });
}

test('on known pages all places are found; on a redesigned page the missed place is listed with its time', async () => {
  await openInvoice('unknown');
  // The miss is stored a moment after the badge has moved to the corner.
  const checks = await waitFor('the miss to be kept', async () => {
    const now = await check();
    return now[INVOICE_TITLE]?.title?.[1]?.includes('noticed once') && now;
  });
  expect(checks[LIST_TITLE]).toEqual({
    list: ['found', 'Found by [data-morpheus-pluginid="sales-widgets-ui"] table'],
    column: ['found', 'Found by data-column-id'],
    'column-status': ['found', 'Found by data-column-id'],
    'column-party': ['found', 'Found by data-column-id'],
    'column-amount': ['found', 'Found by data-column-id'],
  });
  expect(checks[INVOICE_TITLE]).toEqual({
    title: ['missed', expect.stringMatching(/^Not found since \d\d:\d\d \(noticed once\)$/)],
  });
  await find(options, 'StaticText', 'Every spot was found.');
  await find(options, 'StaticText', '1 spot not found.');
  await connected.open.screenshot(options, 'page/layout-check', { fullPage: true });
  const { name, text } = await save(invoice);
  expect(name).toMatch(/^tickmark-layout-invoice-\d{4}-\d\d-\d\d\.txt$/);
  expect(text).toMatch(
    new RegExp(
      `^title: missed, missed since \\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z \\(1\\); ${NEWEST} absent, `,
      'm',
    ),
  );
});

test('a page with its old layout back is found again, and the earlier miss is still listed', async () => {
  await openInvoice('known');
  const { [INVOICE_TITLE]: places } = await check();
  expect(places?.title?.[0]).toBe('found');
  expect(places?.title?.[1]).toMatch(
    new RegExp(`^Found by ${NEWEST} \\(previously not found, first on \\d\\d:\\d\\d, noticed once\\)$`),
  );
});

test('a page that shows neither a record nor a list says so', async () => {
  await invoice.bringToFront();
  await navigateSoftly(invoice, '/app/homepage');
  const checks = await check();
  expect(checks[await invoice.title()]).toEqual({});
  await find(options, 'StaticText', /^This page has no record or list/);
});

test.each(['the list', 'the invoice'])(
  'the saved file has the shape of %s and no word of it',
  async (which) => {
    await openInvoice('known');
    const page = which === 'the list' ? list : invoice;
    const secrets = await fillWithSecrets(page);
    await check();
    const words = await wordsOf(page);
    expect(words).toEqual(expect.arrayContaining(['cedar', 'grove', '9341450122330011']));

    const { text } = await save(page);
    const [head = '', shape = ''] = text.split(/\n\nshape: .*\n/);
    // The shape describes the page's structure.
    expect(shape).toMatch(which === 'the list' ? /^ +table\[.+\] \{list\}$/m : /^ +h2\[.+\] \{title\} ~$/m);
    const told = shape
      .replaceAll(/ \((?:hidden)\)| \{[a-z-]+\}|#shadow/g, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u);
    expect(words.filter((word) => told.includes(word))).toEqual([]);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    // The head of the file consists of Tickmark's own names.
    const anchors =
      which === 'the list'
        ? '[^;]+'
        : anchorNames('invoice')
            .map((each) => `${each} \\w+`)
            .join(', ');
    const lines = head.split('\n');
    expect(lines[0]).toMatch(/^Tickmark [\d.]+, layout check, [\d:.TZ-]+$/);
    expect(lines[1]).toBe(`page: ${which === 'the list' ? 'invoices' : 'invoice'}`);
    for (const line of lines.slice(2))
      expect(line).toMatch(new RegExp(`^[a-z-]+: found by [^;]+; ${anchors}$`));
  },
);
