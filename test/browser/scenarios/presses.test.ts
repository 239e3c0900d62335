import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_KEY_A, BOOKKEEPER_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { CEDAR_GROVE, scenarioRecord } from '../../sandbox/world/common-world.ts';
import { SCENARIO_NOW, worldS02 } from '../../sandbox/world/scenario-world.ts';
import type { World } from '../../sandbox/world/world.ts';
import { find, press } from '../harness/accessible.ts';
import type { NamePattern } from '../harness/controls.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { said } from '../harness/said.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { connect, openTestbed, settled, type Testbed } from './open-testbed.ts';

/** The rows of the table: the job, and how many presses it may take and takes. */
const TABLE = readFileSync(new URL('presses.md', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .flatMap(([, job, , , goal, now]) =>
    job && Number(now) > 0 ? [{ job, goal: Number(goal), now: Number(now) }] : [],
  );
const FRIDAY = '2026-02-27T15:00:00Z';

/** The common company with a name in QuickBooks that fits, five records to approve, and 148 invoices. */
function world(): World {
  const { companies, ...rest } = worldS02();
  const [company, ...others] = companies;
  if (!company) throw new Error('The world has no company');
  const invoice = (n: number, state: 'synced' | 'needs_approval' | 'failed') =>
    scenarioRecord({
      id: `inv_${n}`,
      type: 'invoice',
      state,
      number: String(n),
      party: CEDAR_GROVE,
      date: '2026-02-20',
      amount: '120.00',
      depends_on: [CEDAR_GROVE.id],
      ...(state === 'synced' ? { quickbooks: { id: String(n) } } : {}),
    });
  const known = [...company.records].filter(({ type }) => type === 'invoice').length;
  const synced = Array.from({ length: 146 - known }, (_, n) => invoice(9001 + n, 'synced'));
  const records = [...company.records, ...synced, invoice(8998, 'failed'), invoice(8999, 'needs_approval')];
  const documents = synced.map(({ id, number, date }) => ({
    type: 'Invoice' as const,
    id: number ?? id,
    number: number ?? id,
    party: { id: '58', name: CEDAR_GROVE.name },
    date: date ?? '',
    amount: '120.00',
    mark: id,
  }));
  const birch = { type: 'Customer', id: '71', name: 'Birch and Sons' } as const;
  return {
    ...rest,
    companies: [{ ...company, records, documents: [...company.documents, ...documents, birch] }, ...others],
  };
}

let testbed: Testbed;
beforeAll(async () => {
  testbed = await openTestbed({ world: world(), accessKey: null });
  const { control } = testbed.sandbox.platform;
  // On Friday a colleague excluded an invoice, in another browser.
  const version = String(control.record(COMPANY_A, 'inv_8998')?.version ?? '');
  control.setTime(FRIDAY);
  const command = { key: crypto.randomUUID(), action: 'skip', record_id: 'inv_8998', version };
  control.commandAs(BOOKKEEPER_KEY_A, COMPANY_A, [
    { ...command, input: { reason: 'Asked the customer' }, dry_run: false },
  ]);
  control.setTime(SCENARIO_NOW);
  await connect(testbed, ADMIN_KEY_A);
});
afterAll(async () => {
  expect(testbed.consoleErrors()).toEqual([]);
  await testbed.close();
});

/** A person at a page, whose presses are counted. Typing is not counted, nor is reading. */
function makePerson(first: Page) {
  let page = first;
  let presses = 0;
  const press_ = async (role: string, name: NamePattern) => {
    presses += 1;
    await press(page, role, name);
  };
  return {
    get page() {
      return page;
    },
    get presses() {
      return presses;
    },
    press: press_,
    /** Opens the popup, which the test has done already. */
    pressToolbar(): void {
      presses += 1;
    },
    /** Presses the button of a question that does what it asks about: it bears the same name as the one before. */
    async confirm(): Promise<void> {
      presses += 1;
      const button = await waitFor('the question', () => page.$('dialog .button.destructive'));
      await button.click();
    },
    /** Presses what leads to another page, and goes on there. */
    async pressTo(role: string, name: NamePattern, address: string): Promise<void> {
      const open = new Set(await testbed.browser.browser.pages());
      await press_(role, name);
      page = await waitFor(`${address} to be opened`, async () =>
        (await testbed.browser.browser.pages()).find(
          (each) => !open.has(each) && each.url().includes(address),
        ),
      );
      await page.bringToFront();
    },
    /** Chooses from a list that unfolds: one press opens it, one chooses. */
    async choose(name: string, option: string): Promise<void> {
      presses += 2;
      const field = await find(page, 'combobox', name);
      await field.focus();
      await page.evaluate((text) => {
        const select = document.activeElement;
        if (!(select instanceof HTMLSelectElement)) throw new Error('Nothing unfolds here.');
        select.value = [...select.options].find((each) => each.text === text)?.value ?? '';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }, option);
    },
    type: (text: string) => page.keyboard.type(text),
  };
}
type Person = ReturnType<typeof makePerson>;

const listAt = (address: string) => () => openQuickBooks(testbed.browser, address);
const list = listAt('/app/invoices');
const queue = (view: string) => async () => {
  const page = await testbed.browser.openExtensionPage(`queue.html#${view}`);
  await page.setViewport({ width: 1280, height: 800 });
  return page;
};
const stateOf = (id: string) => testbed.sandbox.platform.control.record(COMPANY_A, id)?.sync.state;
const reasons = (page: Page) =>
  page.$$eval('tr:has(.cell-title)', (rows) =>
    rows.map((row) => [
      row.querySelector('.cell-title')?.textContent ?? '',
      (row.querySelector('.cell-reason')?.textContent ?? '').trim(),
    ]),
  );

interface Job {
  /** As in the table. */
  readonly job: string;
  readonly open: () => Promise<Page>;
  readonly work: (person: Person) => Promise<void>;
}

/** The jobs in an order in which each finds its records. */
const JOBS: readonly Job[] = [
  {
    job: 'Cancel everything and reconnect (and the key)',
    open: queue('connection'),
    async work(person) {
      await person.press('button', 'Cancel all (4)');
      await person.press('button', 'Cancel 4 syncs');
      await waitFor('nothing to be in progress', async () => {
        const disconnect = await find(person.page, 'button', 'Disconnect');
        return stateOf('inv_1045') === 'canceled' && !disconnect.disabled;
      });
      await person.press('button', 'Disconnect');
      await person.confirm();
      await (await find(person.page, 'textbox', 'Access key')).type(ADMIN_KEY_A);
      await person.press('button', 'Activate');
      await find(person.page, 'StaticText', 'Connected again.');
    },
  },
  {
    job: 'Which of my 148 invoices are not right, and why?',
    open: list,
    async work(person) {
      await person.pressTo('button', /^Review \d/, 'queue.html');
      await person.press('button', /^Invoices \(\d/);
      await waitFor('the reasons', async () => {
        const shown = await reasons(person.page);
        return (
          shown.length === 4 &&
          shown.every(([title, reason]) => title?.startsWith('Invoice') && reason !== '') &&
          shown
        );
      });
      await person.page.evaluate(() => localStorage.clear());
    },
  },
  {
    job: 'This number is taken: give the invoice another one (and typing)',
    open: list,
    async work(person) {
      await person.pressTo('button', /^Review \d/, 'queue.html');
      await person.press('button', 'Change number: invoice 1043');
      const number = await find(person.page, 'textbox', 'Number');
      await number.type('1043-B');
      await person.press('button', 'Save and resync');
      await waitForValue('it to be synced', () => stateOf('inv_1043'), 'synced');
    },
  },
  {
    job: 'Match this customer',
    open: listAt('/app/customers'),
    async work(person) {
      await person.pressTo('button', /^Review \d/, 'queue.html');
      await person.press('button', 'Match: customer Birch & Sons');
      await person.press('button', 'Match with Birch and Sons');
      await waitForValue('it to be matched', () => stateOf('cus_202'), 'synced');
    },
  },
  {
    job: 'Approve today’s five',
    open: queue('attention'),
    async work(person) {
      await person.press('tab', 'To approve (5)');
      await person.press('button', 'Approve checked (5)');
      await find(person.page, 'tab', 'To approve (0)');
    },
  },
  {
    job: 'It was deleted in QuickBooks: make it again, and undo',
    open: queue('attention'),
    async work(person) {
      await person.press('button', 'Clear ID of invoice 1042');
      await person.press('button', 'Clear ID');
      await person.press('button', 'Undo');
      await waitFor('what is said', async () => (await said(person.page)).includes('Undone'));
      expect(stateOf('inv_1042')).toBe('link_broken');
    },
  },
  {
    job: 'What did my colleague do on Friday?',
    open: queue('attention'),
    async work(person) {
      await person.press('tab', 'Log');
      await waitFor('the log of the platform', () =>
        person.page.evaluate(() =>
          [...document.querySelectorAll('option')].some(({ text }) => text === 'Office bookkeeper'),
        ),
      );
      await person.choose('Person', 'Office bookkeeper');
      await waitFor('Friday’s line', async () => {
        const rows = await person.page.$$eval('.list-body tr', (all) =>
          all.map((row) => row.textContent ?? ''),
        );
        const [day, line] = rows;
        if (!/02-27|Feb\s27/.test(day ?? '') || !/Office bookkeeper.*8998/.test(line ?? ''))
          throw new Error(rows.join(' | '));
        return true;
      });
    },
  },
  {
    job: 'Nothing moves: why?',
    open: () => testbed.browser.openPopup(),
    async work(person) {
      person.pressToolbar();
      await person.pressTo('button', 'Diagnosis', 'queue.html');
      await find(person.page, 'table', 'Checks');
    },
  },
];

test('the jobs of a day take no more presses than the table says', async () => {
  const counted: { job: string; now: number }[] = [];
  for (const { job, open, work } of JOBS) {
    const person = makePerson(await open());
    await person.page.bringToFront();
    await work(person).catch((error: unknown) => {
      throw new Error(job, { cause: error });
    });
    counted.push({ job, now: person.presses });
    await settled(testbed.browser);
    await person.page.close();
  }
  console.log(counted.map(({ job, now }) => `${now}  ${job}`).join('\n'));
  const byJob = (rows: readonly { job: string; now: number }[]) =>
    rows.map(({ job, now }) => `${job} ${now}`).sort();
  expect(byJob(counted)).toEqual(byJob(TABLE));
  expect(TABLE.filter(({ goal, now }) => now > goal)).toEqual([]);
});
