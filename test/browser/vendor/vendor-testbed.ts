import type { Page } from 'puppeteer';
import type { CompanyRow, JobRow, RecordRow } from '../../../lib/store/rows.ts';
import { memoryDocuments } from '../../sandbox/quickbooks/memory-documents.ts';
import { startQuickBooks } from '../../sandbox/quickbooks/start-quickbooks.ts';
import { openVendor, VENDOR_KEY, VENDOR_REALM, type Vendor } from '../../vendor/open-vendor.ts';
import type { Level } from '../../vendor/wrong-answers.ts';
import { type OpenBrowser, openBrowser } from '../harness/open-browser.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor } from '../harness/wait-for.ts';
import { connect } from '../page/open-connected.ts';
import { type Asking, openAsking } from '../trust/ask-worker.ts';

/** A plain vendor's server, a QuickBooks site with its invoices, and a browser that is connected to it. */
export interface VendorTestbed {
  readonly vendor: Vendor;
  readonly browser: OpenBrowser;
  readonly asking: Asking;
  close(): Promise<void>;
}

/** The numbers of the invoices that both sides have; their ids in QuickBooks are the same digits. */
export const NUMBERS = Array.from({ length: 60 }, (_, at) => 2001 + at);
const idOf = (number: number) => `inv_${number}`;
const PARTY = { id: '58', name: 'Cedar Grove HOA' };

/** Starts everything and connects through the options page, as a user does. */
export async function openVendorTestbed(level: Level): Promise<VendorTestbed> {
  const vendor = await openVendor(level);
  for (const number of NUMBERS) {
    vendor.books.put({
      id: idOf(number),
      type: 'invoice',
      number: String(number),
      date: '2026-02-27',
      party: PARTY,
      amount: { value: '100.00', currency: 'USD' },
      sync: {
        state: 'changed',
        since: new Date().toISOString(),
        error: null,
        quickbooks: { type: 'Invoice', id: String(number) },
      },
      allowed: ['resync'],
    });
  }
  const site = await startQuickBooks({
    port: 0,
    companies: [{ realm: VENDOR_REALM, name: 'Maple Landscaping Inc.', currency: 'USD' }],
    documents: memoryDocuments({
      [VENDOR_REALM]: NUMBERS.map((number) => ({
        type: 'Invoice',
        id: String(number),
        number: String(number),
        party: PARTY,
        date: '2026-02-27',
        amount: '100.00',
      })),
    }),
  });
  const browser = await openBrowser({ site });
  await connect(browser, vendor.url, VENDOR_KEY);
  const asking = await openAsking(browser);
  return {
    vendor,
    browser,
    asking,
    close: async () => {
      await browser.close();
      await Promise.all([vendor.close(), site.close()]);
    },
  };
}

/** Opens an invoice in QuickBooks. */
export function openInvoice({ browser }: VendorTestbed, number: number): Promise<Page> {
  return openQuickBooks(browser, `/app/invoice?txnId=${number}`);
}

/** Waits until the badge on a page shows a state. */
export async function waitForBadge(page: Page, state: string): Promise<void> {
  await waitFor(`the badge to show ${state}`, async () => {
    const shown = await page.$$eval('tickmark-badge', (badges) =>
      badges.map((badge) => badge.getAttribute('data-state')),
    );
    if (shown.includes(state)) return true;
    throw new Error(`It shows ${shown.join()}`);
  });
}

/** What the extension has stored of one record and of the only company. */
export async function readRecord({ asking }: VendorTestbed, number: number) {
  const [records = [], companies = [], jobs = []] = (await asking.read(['records', 'companies', 'jobs'])) as [
    RecordRow[],
    CompanyRow[],
    JobRow[],
  ];
  const [company] = companies;
  const row = records.find(({ id }) => id === idOf(number));
  if (!company || !row) throw new Error(`Invoice ${number} has not been read`);
  return { company, row, jobs: jobs.filter(({ record_id }) => record_id === row.id) };
}
