import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from '../../../lib/locales/actions/en.ts';
import { options as optionsWords } from '../../../lib/locales/options/en.ts';
import { queue as queueWords } from '../../../lib/locales/queue/en.ts';
import type { RecordRow } from '../../../lib/store/rows.ts';
import { ADMIN_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { manyInvoices, worldS01 } from '../../sandbox/world/scenario-world.ts';
import { type RecordSeed, seedRecord } from '../../sandbox/world/seed-record.ts';
import type { World } from '../../sandbox/world/world.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { worded } from '../harness/controls.ts';
import { findInMenu } from '../harness/pick.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { openPanel } from '../panel/open-panel.ts';
import { commandsReceived } from '../scenarios/check-invariants.ts';
import { connect, openTestbed, readStore, type Testbed } from '../scenarios/open-testbed.ts';
import { openQueue, waitForSaid } from './open-queue.ts';

/** The browser's API in the extension's pages. */
declare const chrome: { readonly runtime: { getManifest(): { permissions: string[] } } };

const party = { id: 'cus_201', name: 'Cedar Grove HOA' };
const SEEDS: readonly RecordSeed[] = [
  {
    id: 'inv_1090',
    type: 'invoice',
    state: 'failed',
    number: '1090',
    party,
    amount: '80.00',
    error: { code: '2500', message: 'Invalid Reference Id', detail: 'Item element id 3 not found' },
  },
  {
    id: 'pay_790',
    type: 'payment',
    state: 'failed',
    number: '790',
    party,
    amount: '80.00',
    error: {
      code: '6000',
      message: 'Business Validation Error',
      detail: 'The payment method is not set up.',
    },
  },
  {
    id: 'cus_206',
    type: 'customer',
    state: 'link_broken',
    name: 'Rosehill Court',
    quickbooks: { id: '66', status: 'deleted' },
    error: { code: '610', message: 'Object Not Found', detail: 'Another user has deleted this customer.' },
  },
  {
    id: 'exp_90',
    type: 'expense',
    state: 'changed',
    number: '90',
    name: 'Dump fee',
    amount: '12.00',
    changed_by: 'quickbooks',
    quickbooks: { id: '190', amount: '14.00' },
    last_synced: { number: '90', date: '2026-03-01', amount: '12.00' },
  },
];

/**
 * S01 with a limited plan, three older invoices, more canceled records than fit on a page, and one record for each need that
 * no scenario covers.
 */
function world(): World {
  const base = worldS01();
  const more = SEEDS.map((seed) => {
    const record = seedRecord({ date: '2026-03-01', ...seed }, '2026-03-02T20:00:00Z');
    const next_attempt_at = seed.id === 'pay_790' ? '2026-03-03T14:25:00Z' : null;
    return { ...record, sync: { ...record.sync, next_attempt_at } };
  });
  const older = manyInvoices(3, 900, 'synced').map((record, at) => ({
    ...record,
    older: true,
    date: ['2026-01-10', '2026-01-20', '2025-11-05'][at] ?? null,
  }));
  const canceled = manyInvoices(120, 3001, 'canceled').map((record) => ({ ...record, date: '2026-02-20' }));
  const [company, ...others] = base.companies;
  if (!company) throw new Error('The world has no company');
  return {
    ...base,
    settings: {
      ...base.settings,
      no_update: ['expense'],
      plan: { name: 'Pro', unavailable: [{ feature: 'classes', reason: 'Comes with Pro Plus' }] },
    },
    companies: [
      {
        ...company,
        records: [...company.records, ...more, ...older, ...canceled],
        documents: [
          ...company.documents,
          { type: 'Purchase', id: '190', number: '90', date: '2026-03-01', amount: '14.00', mark: 'exp_90' },
        ],
      },
      ...others,
    ],
  };
}

let testbed: Testbed;
beforeAll(async () => {
  testbed = await openTestbed({ world: world(), accessKey: null });
});
afterAll(async () => {
  expect(testbed.consoleErrors()).toEqual([]);
  await testbed.close();
});

const stateOf = (id: string) => testbed.sandbox.platform.control.record(COMPANY_A, id)?.sync.state;
const boxes = async (page: Page) =>
  (await findAll(page, 'checkbox', /^Select (invoice|payment|customer|refund|expense|service) /)).map(
    ({ name }) => name,
  );
const factsOf = (page: Page) =>
  page.$$eval('.panel .facts > div', (all) =>
    all.map((each) => [...each.children].map((part) => part.textContent).join(': ')),
  );

test('before a connection each page says what to do first, and why each permission is needed [SY-21, EL-01]', async () => {
  const popup = await testbed.browser.openPopup();
  await find(popup, 'heading', 'Finish setup (1 of 3)');
  await find(popup, 'button', 'Connect a platform');
  await popup.close();
  const queue = await testbed.browser.openExtensionPage('queue.html#submissions');
  await find(queue, 'StaticText', 'No company is connected yet.');
  await find(queue, 'link', 'Open options');
  await queue.close();
  const options = await testbed.browser.openOptions();
  await find(options, 'button', 'Activate');
  const shown = await options.evaluate(() => document.body.textContent ?? '');
  for (const sentence of optionsWords.permission) expect(shown).toContain(sentence);
  // Access to QuickBooks' pages and to the platform's address counts too.
  const { permissions } = await options.evaluate(() => chrome.runtime.getManifest());
  expect(optionsWords.permission).toHaveLength(permissions.length + 2);
  // Without it the browser throws the tables away when it needs space.
  expect(permissions).toContain('unlimitedStorage');
  await options.close();
  await connect(testbed, ADMIN_KEY_A);
});

test('one press in the popup leads to each view, and to the frequency [SO-04, EL-03, SS-01, SS-09]', async () => {
  for (const [button, hash, heading] of [
    ['To approve 4', '#approvals', 'To approve (4)'],
    ['Pending 4', '#pending', 'Pending (4)'],
    [/^Failed \d/, '#attention', /^Failed \(\d+\)$/],
    ['Diagnosis', '#diagnosis', 'Connection'],
    ['Options', 'options.html', null],
  ] as const) {
    const popup = await testbed.browser.openPopup();
    await press(popup, 'button', button);
    const opened = await waitFor(`${hash} to be opened`, async () =>
      (await testbed.browser.browser.pages()).find((each) => each.url().includes(hash)),
    );
    await opened.bringToFront();
    if (heading === null) await find(opened, 'radiogroup', 'Sync frequency');
    else {
      const headings = await waitFor('the view', async () => {
        const all = await findAll(opened, 'heading', heading);
        return all.length > 0 && all;
      });
      expect(headings.length).toBeGreaterThan(0);
      const tabs = (await findAll(opened, 'tab')).map(({ name }) => name.replace(/ \(.*/, ''));
      expect(tabs.slice(0, 8)).toEqual([
        'To approve',
        'Pending',
        'Failed',
        'All records',
        'Log',
        'Check a report',
        'Reference',
        'Connection',
      ]);
    }
    await opened.close();
  }
});

test('the search stays when the list is refreshed, by button or by keyboard [SY-05, EL-16, EL-17]', async () => {
  const page = await openQueue(testbed, 'submissions');
  await (await find(page, 'searchbox', 'Search')).type('1045');
  await waitForValue('one record', () => boxes(page), ['Select invoice 1045']);
  for (const [value, read] of [
    ['641.00', () => press(page, 'button', 'Refresh')],
    [
      '642.00',
      async () => {
        await page.keyboard.down('Alt');
        await page.keyboard.press('KeyR');
        await page.keyboard.up('Alt');
      },
    ],
  ] as const) {
    // Write directly to the store, without a message to the page.
    await page.evaluate(async (amount) => {
      const open = indexedDB.open('tickmark');
      const db = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => resolve(open.result);
      });
      const records = db.transaction('records', 'readwrite').objectStore('records');
      await new Promise<void>((resolve) => {
        const all = records.getAll();
        all.onsuccess = () => {
          const row = (all.result as { id: string; record: { amount: { value: string } } }[]).find(
            ({ id }) => id === 'inv_1045',
          );
          if (row) row.record.amount.value = amount;
          records.put(row).onsuccess = () => resolve();
        };
      });
      db.close();
    }, value);
    await read();
    await waitFor(`$${value}`, () =>
      page.evaluate((text) => document.body.textContent?.includes(text), `$${value}`),
    );
    expect(await boxes(page)).toEqual(['Select invoice 1045']);
  }
  await page.close();
});

test('only the selected records are synced now [EL-14]', async () => {
  const { control } = testbed.sandbox.platform;
  const page = await openQueue(testbed, 'submissions');
  expect((await find(page, 'button', 'Sync selected now')).disabled).toBe(true);
  await find(page, 'StaticText', /^Updated \d/);
  await press(page, 'checkbox', 'Select invoice 1045');
  await press(page, 'checkbox', 'Select customer Willow Court Apartments');
  await press(page, 'button', 'Sync selected now (2)');
  await waitForSaid(page, '2 synced.');
  expect([stateOf('inv_1045'), stateOf('cus_301')]).toEqual(['synced', 'synced']);
  expect([stateOf('pay_501'), stateOf('inv_1046')]).toEqual(['ready', 'scheduled']);
  expect(commandsReceived(testbed).map(({ action, record_id }) => [action, record_id])).toEqual([
    ['approve', 'cus_301'],
  ]);
  const ran = control
    .calls({ method: 'POST', path: '/runs$' })
    .flatMap(({ body }) => (body as { record_ids: string[] | null }).record_ids);
  expect([...new Set(ran)].sort()).toEqual(['cus_301', 'inv_1045']);
  await findNone(page, 'button', worded(queueWords.undo));

  // The log shows it, and leads to the record.
  await press(page, 'tab', 'Log');
  await find(page, 'button', 'Accepted (1)');
  await press(page, 'button', 'Open record: customer Willow Court Apartments');
  await find(page, 'heading', 'Customer Willow Court Apartments');
  await page.close();
});

test('the log has its own view: who did what, with which outcome [SO-13, SO-18]', async () => {
  const page = await openQueue(testbed, 'log');
  await waitForValue(
    'the line',
    () =>
      page.$$eval('tbody tr.list-row', (all) =>
        // The rows that name a day have one cell.
        all
          .filter((row) => row.cells.length > 1)
          .map((row) => [...row.cells].slice(1, 6).map((cell) => (cell.textContent ?? '').trim())),
      ),
    [['Office admin', 'Approve', 'Customer Willow Court Apartments', '', 'Accepted']],
  );
  await press(page, 'button', 'Open record: customer Willow Court Apartments');
  await find(page, 'heading', 'Customer Willow Court Apartments');
  await page.keyboard.press('Escape');
  await findNone(page, 'heading', 'Customer Willow Court Apartments');
  await page.close();
});

test('the header selects the page, then all pages, and says which [EL-10]', async () => {
  const page = await openQueue(testbed, 'submissions');
  await find(page, 'StaticText', /^Updated \d/);
  await press(page, 'checkbox', 'Select all on this page');
  await find(page, 'StaticText', 'All 100 on this page selected.');
  const all = await find(page, 'button', /^Select all \d+$/);
  const count = Number(all.name.replace(/\D/g, ''));
  expect(count).toBeGreaterThan(120);
  await find(page, 'StaticText', '100 selected');
  await press(page, 'button', all.name);
  await find(page, 'StaticText', `All ${count} selected.`);
  await find(page, 'StaticText', `${count} selected`);
  // A confirmation with the number comes before anything is sent.
  await press(page, 'button', /^Sync selected now \(\d+\)$/);
  await find(page, 'alertdialog', /^Resync \d+ records\?$/);
  await page.keyboard.press('Escape');
  await press(page, 'button', 'Clear selection');
  await findNone(page, 'StaticText', / selected$/);
  await page.close();
});

test('older records are counted, brought in after a confirmation, and not sent [EL-06, EL-07]', async () => {
  const { control } = testbed.sandbox.platform;
  const page = await openQueue(testbed, 'submissions');
  control.clearCalls();
  await press(page, 'button', 'Older records…');
  await find(page, 'alertdialog', 'Add older records');
  await find(page, 'StaticText', /^Showing records from Feb\s1 on\.$/);
  await findNone(page, 'button', /^Add \d+$/);
  await press(page, 'button', 'Count');
  await find(page, 'StaticText', '2 records, $21.00 in total.');
  await press(page, 'button', 'Add 2');
  await waitForSaid(page, 'Added as “Not synced”: 2 records.');
  await (await find(page, 'searchbox', 'Search')).type('2026-01');
  await waitForValue('them to be listed', () => boxes(page), [
    'Select invoice 1044',
    'Select invoice 901',
    'Select invoice 900',
  ]);
  expect(stateOf('inv_900')).toBe('not_synced');
  expect(control.calls({ method: 'POST', path: '/(runs|commands)$' })).toEqual([]);
  await page.close();
});

test('the connection view shows plan, versions, support and further steps; the guide can be searched [SY-17, SY-18, SY-25, SO-01, SO-24, SS-04, SS-19, SS-22, SS-23, SS-30, TD-02]', async () => {
  const page = await openQueue(testbed, 'connection');
  await find(page, 'StaticText', 'Without classes: Comes with Pro Plus');
  await find(page, 'link', 'How syncing works');
  await find(page, 'StaticText', 'support@fieldpro.example');
  await find(page, 'StaticText', '+1 555 0100');
  await find(page, 'button', 'Copy details for support');
  const versions = await page.$$eval('.about > div', (all) => all.map((each) => each.textContent));
  expect(versions).toEqual(expect.arrayContaining([expect.stringMatching(/^PlatformFieldPro 2\.6\.0$/)]));
  await find(page, 'StaticText', /^FieldPro syncs with QuickBooks from its own servers, both ways/);
  await press(page, 'DisclosureTriangle', 'If reconnecting doesn’t help');
  await find(page, 'StaticText', /My apps, and disconnect FieldPro/);
  await find(page, 'StaticText', /remove what it has stored/);

  await press(page, 'DisclosureTriangle', 'Guide to errors');
  const search = await find(page, 'searchbox', 'Search by code or words');
  await search.type('6240');
  await find(page, 'StaticText', /^Duplicate name$/);
  await search.type('no such words at all');
  await find(page, 'StaticText', /^No matching entry\./);
  await page.close();
});

test('a record shows its place in the queue, its next run, where to open it, and when it was compared [SY-01, EL-15, EL-25, SS-06]', async () => {
  const waiting = await openPanel(testbed, 'inv_1046');
  await find(waiting, 'heading', 'Invoice 1046');
  expect(await factsOf(waiting)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Place in the queue: \d$/), 'Next run: 09:10']),
  );
  await waiting.close();
  const synced = await openPanel(testbed, 'inv_1041');
  for (const [link, address] of [
    ['Open in QuickBooks', /app\.qbo\.intuit\.com/],
    ['Open in FieldPro', /^https:\/\/fieldpro\.example\/invoices\/1041$/],
  ] as const) {
    const found = await find(synced, 'link', link);
    const href = await found.evaluate(function () {
      return (this as HTMLAnchorElement).href;
    });
    expect(href).toMatch(address);
  }
  await press(synced, 'button', 'Compare with QuickBooks');
  await find(synced, 'StaticText', 'Compared at');
  await synced.close();
});

test('a retrying record shows how many tries are left, and errors show their less obvious steps [SS-16, SS-18, TD-19]', async () => {
  const [records = []] = (await readStore(testbed.browser, ['records'])) as [RecordRow[]];
  expect(records.find(({ id }) => id === 'inv_1090')?.state).toBe('retrying');
  const retrying = await openPanel(testbed, 'inv_1090');
  await find(
    retrying,
    'StaticText',
    'Retrying (1 of 3): 3 more automatic runs before one safe correction is tried.',
  );
  await retrying.close();
  const payment = await openPanel(testbed, 'pay_790');
  await find(payment, 'StaticText', 'In QuickBooks, open Settings › All lists › Payment methods.');
  await findInMenu(payment, 'Resync payment 790');
  expect(await factsOf(payment)).toEqual(expect.arrayContaining(['Next attempt: 09:25']));
  await payment.close();
  const queue = await openQueue(testbed, 'attention');
  await waitFor('the runs that are left', () =>
    queue.evaluate(() => document.body.textContent?.includes('3 more runs before an automatic fix is tried')),
  );
  await queue.close();
});

test('a customer deleted in QuickBooks is matched again or turned off; a record that cannot be updated is matched by hand [EL-24, TD-25]', async () => {
  const customer = await openPanel(testbed, 'cus_206');
  await find(customer, 'combobox', 'QuickBooks customer');
  await findInMenu(customer, 'Turn off sync of customer Rosehill Court');
  await customer.close();
  const expense = await openPanel(testbed, 'exp_90');
  await find(expense, 'link', 'Open in QuickBooks');
  await find(expense, 'rowheader', 'Amount');
  await findNone(expense, 'button', worded(command.resync('expense', '90')));
  await findInMenu(expense, 'Mark as matched: expense 90');
  await findNone(expense, 'menuitem', worded(command.resync('expense', '90')));
  await press(expense, 'menuitem', 'Mark as matched: expense 90');
  await waitForValue('it to be matched', async () => stateOf('exp_90'), 'synced_warn');
  await expense.close();
});
