import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS01 } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { keptText } from '../harness/kept-text.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { chooseReport } from './choose-report.ts';
import { openQueue } from './open-queue.ts';

/** A name that is in the file alone, and that a spreadsheet would take for a formula. */
const BY_HAND = '=1+1 Entered By Hand';
const FILE_NAME = 'Transactions.csv';
const REPORT = [
  'Transaction List by Date,,,,',
  'Maple Landscaping Inc.,,,,',
  '"February 1-March 3, 2026",,,,',
  '',
  'Date,Transaction type,Num,Name,Amount',
  '02/10/2026,Invoice,1041,Cedar Grove HOA,"1,200.00"',
  '02/27/2026,Invoice,1043,Cedar Grove HOA,"2,310.75"',
  `02/20/2026,Invoice,H-1,${BY_HAND},75.00`,
  'TOTAL,,,,"$3,585.75"',
  '',
  '"Accrual Basis Tuesday, March 3, 2026 09:00 AM GMT-05:00",,,,',
  '',
].join('\r\n');

let testbed: Testbed;
let folder: string;
beforeAll(async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: ADMIN_KEY_A });
  folder = await mkdtemp(join(tmpdir(), 'tickmark-report-'));
  const session = await testbed.browser.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
});
afterAll(async () => {
  expect(testbed.consoleErrors()).toEqual([]);
  await testbed.close();
  await rm(folder, { recursive: true });
});

const headings = async (page: Page) =>
  (await findAll(page, 'heading', /\(\d+\)$/))
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('Needs'));

test('a report is compared on this computer: verdicts, a row, the CSV file, and nothing is kept or sent', async () => {
  const page = await openQueue(testbed, 'report');
  // The thread's own requests too.
  const ofThread: string[] = [];
  page.on('workercreated', (worker) => {
    worker.client.on('Network.requestWillBeSent', ({ request }) => ofThread.push(request.url));
    void worker.client.send('Network.enable');
  });
  await find(page, 'heading', 'How to export it');
  expect(
    await page.$eval('input[type=file]', (field) => (field as HTMLInputElement).labels?.[0]?.textContent),
  ).toBe('QuickBooks report (CSV or Excel)');
  const before = testbed.extensionRequests().length;
  await chooseReport(page, FILE_NAME, REPORT);
  await waitForValue('the verdicts', () => headings(page), [
    'Failed on FieldPro, but in this report (1)',
    'Amount differs (1)',
    'Only in QuickBooks (1)',
    'Only on FieldPro (3)',
  ]);
  const sent = [...testbed.extensionRequests().slice(before), ...ofThread];
  expect(sent.filter((address) => !address.startsWith('chrome-extension://'))).toEqual([]);
  // The report’s own thread has loaded its parser.
  expect(sent.some((address) => address.includes('papaparse'))).toBe(true);
  await find(
    page,
    'heading',
    /^Transaction List by Date · Maple Landscaping Inc\. · February 1-March 3, 2026 · accrual basis/,
  );
  await press(page, 'DisclosureTriangle', /not compared$/);
  await find(page, 'StaticText', '1 record outside the report’s period');
  const sums = await page.$$eval('tr:has(.cell-verdict)', (rows) =>
    rows.map((row) => [...row.querySelectorAll('.money')].map((each) => each.textContent)),
  );
  expect(sums[1]).toEqual(['$1,200.00', '$1,250.00', '−$50.00']);

  await press(page, 'button', 'Open record: Invoice 1043');
  await find(page, 'heading', 'Invoice 1043');
  await find(page, 'StaticText', /A resync would make a second copy: link it/);
  await page.keyboard.press('Escape');

  await press(page, 'button', 'Save differences (CSV)');
  const name = await waitFor('the file', async () =>
    (await readdir(folder)).find((each) => each.startsWith('Maple') && each.endsWith('.csv')),
  );
  // The browser makes an empty file first.
  const saved = await waitFor('its text', () => readFile(join(folder, name), 'utf8'));
  expect(saved.split('\r\n')).toHaveLength(1 + 6 + 1);
  expect(saved).toContain(`,'${BY_HAND},`);
  expect(saved).toContain(
    'Amount differs,invoice,1041,1041,Cedar Grove HOA,Cedar Grove HOA,2026-02-10,2026-02-10,1200,1250.00,-50.00',
  );

  // On paper: every difference in one table, and nothing of the page around it.
  await page.evaluate(() => {
    window.print = () => void document.documentElement.setAttribute('data-printed', '');
  });
  await press(page, 'button', 'Print');
  await page.waitForSelector('html[data-printed] .report-print');
  await page.emulateMediaType('print');
  const paper = await page.evaluate(() => {
    const isDrawn = (selector: string) => document.querySelector(selector)?.checkVisibility() ?? false;
    const [, differences] = document.querySelectorAll('.report-print tbody');
    return {
      rows: [...(differences?.querySelectorAll('tr > :nth-child(2)') ?? [])].map((cell) => cell.textContent),
      drawn: ['.report-print', '.long-list', '.tabs', '.report-head'].filter(isDrawn),
      cut: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    };
  });
  expect(paper.rows).toHaveLength(6);
  expect(paper.rows).toContain('Invoice H-1');
  expect([paper.drawn, paper.cut]).toEqual([['.report-print'], false]);
  await page.emulateMediaType('screen');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await waitFor('the page without the printed table', () => page.$('.report-print').then((table) => !table));

  // A press on Resync elsewhere on the page is asked about first.
  await press(page, 'tab', /^Failed/);
  await press(page, 'button', 'Actions for invoice 1043');
  await press(page, 'menuitem', /^Resync/);
  await find(page, 'alertdialog', 'Resync 1 record?');
  await find(
    page,
    'StaticText',
    '1 record already in QuickBooks’ report: a resync would make a second copy.',
  );
  await page.keyboard.press('Escape');
  // The result stays while the page is open.
  await press(page, 'tab', 'Check a report');
  await find(page, 'heading', 'Only in QuickBooks (1)');

  const shown = await page.evaluate(() => document.body.textContent ?? '');
  expect(shown).toContain(BY_HAND);
  expect(shown).toContain(FILE_NAME);

  await page.close();
  const kept = await keptText(testbed.browser);
  expect(kept).toContain('1043');
  expect(kept).not.toContain(BY_HAND);
  expect(kept).not.toContain(FILE_NAME);
  const calls = JSON.stringify(testbed.sandbox.platform.control.calls({}));
  expect(calls).not.toContain(BY_HAND);
});

test('a dropped file is checked, refused with its reason, asked about, and warned of', async () => {
  const page = await openQueue(testbed, 'report');
  await page.waitForSelector('.report-drop');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['%PDF-1.7'], 'report.csv'));
    document
      .querySelector('.report-drop')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
  });
  await find(page, 'StaticText', 'This is a PDF. Export the report to CSV or Excel instead.');
  await chooseReport(page, 'no-number.csv', REPORT.replace(',Num,', ',Memo,'));
  await find(
    page,
    'StaticText',
    /^The report has no column Num\. In QuickBooks, open the report, choose Customize/,
  );
  await chooseReport(page, 'broken.csv', REPORT.replace('"1,200.00"', '1,200.00"'));
  await find(page, 'StaticText', /^Line 6 of the file is damaged/);

  const ambiguous = REPORT.split('\r\n')
    .filter((line) => !/^02\/[12]|^TOTAL/.test(line))
    .join('\r\n')
    .replace('"February 1-March 3, 2026"', 'All Dates')
    .replace('Maple Landscaping Inc.', 'Somebody Else Ltd.')
    .replace('Name,Amount\r\n', 'Name,Amount\r\n03/02/2026,Invoice,1045,Cedar Grove HOA,640.00\r\n');
  await chooseReport(page, 'ambiguous.csv', ambiguous);
  await find(page, 'button', /^Feb\s3/);
  await press(page, 'button', /^Mar\s2/);
  await find(page, 'heading', /^Agree \(1\)$/);
  await find(
    page,
    'StaticText',
    /^The report is of Somebody Else Ltd\., but it was compared with the records of Maple/,
  );
  await findNone(page, 'button', 'Open record: Invoice 1045');
  await press(page, 'button', 'Show: Agree (1)');
  await find(page, 'button', 'Open record: Invoice 1045');
  await page.close();
});
