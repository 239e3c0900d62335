import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { CHANGED_CHANNEL } from '../../../lib/protocol/pushes.ts';
import type { CompanyRow, JobRow, RecordRow } from '../../../lib/store/rows.ts';
import { expectKept, type Watched } from '../../platforms/expect-kept.ts';
import { memoryDocuments } from '../../sandbox/quickbooks/memory-documents.ts';
import type { QuickBooksDocument } from '../../sandbox/quickbooks/quickbooks-document.ts';
import { startQuickBooks } from '../../sandbox/quickbooks/start-quickbooks.ts';
import { find } from '../harness/accessible.ts';
import { chromiumFlags, type SiteAddress } from '../harness/chromium-flags.ts';
import { keptText } from '../harness/kept-text.ts';
import { type OpenBrowser, openBrowser } from '../harness/open-browser.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { shiftClock } from '../harness/shift-clock.ts';
import { waitFor } from '../harness/wait-for.ts';
import { watchExtensionRequests } from '../harness/watch-extension-requests.ts';
import { type Asking, openAsking } from '../trust/ask-worker.ts';

/** A QuickBooks site with documents, and a browser whose options page is open to connect a platform. */
export interface PlatformTestbed {
  readonly browser: OpenBrowser;
  readonly asking: Asking;
  readonly options: Page;
  /** The addresses that the extension has asked for. */
  requested(): readonly string[];
  /** Chooses the kind of platform, fills in its fields by label, and presses Activate. */
  activate(kind: string, fields: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

/** A server of a platform whose hosts are fixed, on this computer. */
export interface StandIn extends SiteAddress {
  /** The hosts that lead to it, e.g. `*.fylehq.com`. */
  readonly hosts: string;
}

/** The same flags as for the site alone, for two servers; of a flag that is there twice the last one counts. */
function flagsFor(site: SiteAddress, { hosts, port, publicKeyHash }: StandIn): string[] {
  const rules = chromiumFlags(site, 'en-US').find((flag) => flag.startsWith(RULES)) ?? RULES;
  return [
    rules.replace(RULES, `${RULES}MAP ${hosts} 127.0.0.1:${port}, `),
    `--ignore-certificate-errors-spki-list=${site.publicKeyHash},${publicKeyHash}`,
  ];
}
const RULES = '--host-resolver-rules=';

/** The extension's clock runs so much faster: a command whose platform reports nothing is put aside after a minute. */
const SPEED = 20;

export async function openPlatformTestbed(
  realm: string,
  documents: readonly QuickBooksDocument[],
  standIn: StandIn | null = null,
): Promise<PlatformTestbed> {
  const site = await startQuickBooks({
    port: 0,
    companies: [{ realm, name: 'Maple Landscaping Inc.', currency: 'USD' }],
    documents: memoryDocuments({ [realm]: [...documents] }),
  });
  const build = await shiftClock(new Date().toISOString(), undefined, SPEED);
  const browser = await openBrowser({
    site,
    extension: build.folder,
    flags: standIn ? flagsFor(site, standIn) : [],
  });
  const requested = watchExtensionRequests(browser.browser);
  const options = await browser.openOptions();
  const asking = await openAsking(browser);
  await asking.page.evaluate((channel) => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    new BroadcastChannel(channel).onmessage = ({ data }) => heard.push(data);
  }, CHANGED_CHANNEL);
  return {
    browser,
    asking,
    options,
    requested,
    activate: async (kind, fields) => {
      await options.bringToFront();
      const select = await find(options, 'combobox', 'Platform');
      await select.focus();
      await options.keyboard.type(kind);
      await waitFor(
        `${kind} to be chosen`,
        async () => (await find(options, 'combobox', 'Platform')).value === kind,
      );
      for (const [label, text] of Object.entries(fields))
        await (await find(options, 'textbox', label)).type(text);
      await (await find(options, 'button', 'Activate')).click();
    },
    close: async () => {
      await browser.close();
      await site.close();
      build.remove();
    },
  };
}

/** Waits until the badge of the record that a page shows has a state. */
export async function untilBadge(page: Page, state: string): Promise<void> {
  await waitFor(`the badge to show ${state}`, async () => {
    const shown = await page.$$eval('tickmark-badge', (badges) =>
      badges.map((badge) => badge.getAttribute('data-state')),
    );
    if (shown.includes(state)) return true;
    throw new Error(`It shows ${shown.join()}`);
  });
}

/** What the extension has stored of one record, and of its only company. */
export async function readRow({ asking }: PlatformTestbed, id: string) {
  const [records = [], companies = [], jobs = []] = (await asking.read(['records', 'companies', 'jobs'])) as [
    RecordRow[],
    CompanyRow[],
    JobRow[],
  ];
  const [company] = companies;
  const row = records.find((each) => each.id === id);
  if (!company || !row) throw new Error(`${id} has not been read`);
  return { company, row, jobs: jobs.filter((job) => job.record_id === id) };
}

/** The extension's own files, and what tests open to look at it. */
const OWN = /^(?:chrome-extension|data|blob|about):/;

/**
 * What must hold after every test: nothing was asked for beyond the adapter's paths and hosts, and no secret stands in what was
 * stored, logged, pushed to pages, answered, shown or asked for.
 * @param hosts the addresses that the adapter may ask
 */
export async function expectTestbedKept(
  testbed: PlatformTestbed,
  server: Watched,
  hosts: RegExp,
): Promise<void> {
  const { browser, asking, options } = testbed;
  const [company] = (await asking.read(['companies']))[0] as CompanyRow[];
  const company_key = company?.key ?? null;
  const answers = [
    await asking.ask({ type: 'options' }),
    await asking.ask({ type: 'popup', open: null, company_key }),
    await asking.ask({ type: 'diagnosis', company_key }),
  ];
  const requested = testbed.requested();
  expect(requested.filter((address) => !OWN.test(address) && !hosts.test(address))).toEqual([]);
  const told = {
    stored: await keptText(browser),
    logged: browser
      .consoleLines()
      .map(({ text }) => text)
      .join('\n'),
    pushed: await asking.page.evaluate(() =>
      JSON.stringify((globalThis as unknown as { heard: unknown }).heard),
    ),
    answered: JSON.stringify(answers),
    shown: await options.evaluate(() => document.documentElement.outerHTML),
    requested: requested.join('\n'),
  };
  expectKept(server, told, company?.name ?? 'No company');
  expect(told.pushed).toContain('changed');
  expect(requested.some((address) => hosts.test(address))).toBe(true);
  // "No SW" is what Chromium says in a worker that is being killed.
  const unexpected = browser
    .consoleErrors()
    .filter(
      ({ text }) => !/Failed to load resource|^Error: No SW(?: \(chrome-extension:[^)]*\))?$/.test(text),
    );
  expect(unexpected).toEqual([]);
}

/** Opens a record in QuickBooks. */
export function openRecord({ browser }: PlatformTestbed, path: string): Promise<Page> {
  return openQuickBooks(browser, path);
}
