import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, VIEWER_KEY_A } from '../../sandbox/world/access-keys.ts';
import { CLOSED_PERIOD, DELETED_THERE, DUPLICATE_NUMBER_1043 } from '../../sandbox/world/common-world.ts';
import { worldOfFailedUpdates } from '../../sandbox/world/scenario-world.ts';
import type { World } from '../../sandbox/world/world.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { closeMenu, findInMenu } from '../harness/pick.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor } from '../harness/wait-for.ts';
import { openPanel } from '../panel/open-panel.ts';
import { openQueue } from '../queue/open-queue.ts';
import { commandsReceived } from './check-invariants.ts';
import { openTestbed, type Testbed } from './open-testbed.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

const error = (of: { code: string; message: string; detail: string }) => ({ ...of, request_id: null });
/** Five causes with two invoices each, and what helps them: as a word, and as the button of the first of them is named. */
const CAUSES = [
  { cause: 'changed', number: 8001, label: 'Compare', name: 'Compare: invoice 8001' },
  { cause: 'duplicate number', number: 8003, label: 'Change number', name: 'Change number: invoice 8003' },
  { cause: 'closed period', number: 8005, label: 'Change date', name: 'Change date: invoice 8005' },
  { cause: 'broken link', number: 8007, label: 'Clear ID', name: 'Clear ID of invoice 8007' },
  { cause: 'temporary fault', number: 8009, label: 'Resync', name: 'Resync invoice 8009' },
] as const;
const SYNC = {
  changed: {
    state: 'changed',
    error: null,
    changed: { at: '2026-03-02T15:00:00Z', by: 'platform', fields: ['amount'] },
  },
  'duplicate number': { error: error(DUPLICATE_NUMBER_1043) },
  'closed period': { error: error(CLOSED_PERIOD) },
  'broken link': { state: 'link_broken', error: error(DELETED_THERE) },
  'temporary fault': {},
} as const;

function worldOfCauses(): World {
  const world = worldOfFailedUpdates(10, 8001);
  const [company, ...others] = world.companies;
  if (!company) throw new Error('The world has no company');
  const records = [...company.records].map((record) => {
    const of = CAUSES.find(({ number }) => [number, number + 1].map(String).includes(record.number ?? ''));
    return of ? { ...record, sync: { ...record.sync, ...SYNC[of.cause] } } : record;
  });
  return { ...world, companies: [{ ...company, records }, ...others] };
}

/** The buttons that end with this invoice's name, in the order in which they are read, of one of Tickmark's elements on the page. */
async function buttonsIn(page: Page, host: string, number: number): Promise<string[]> {
  const buttons = await findAll(page, 'button', new RegExp(`^(?!Sync:).*invoice ${number}$`));
  const hosts = await Promise.all(
    buttons.map((button) =>
      button.evaluate(function () {
        const root = this.getRootNode();
        if (root instanceof ShadowRoot) return root.host.localName;
        return location.pathname === '/card.html' ? 'tickmark-card' : '';
      }),
    ),
  );
  return buttons.map(({ name }) => name).filter((_, at) => hosts[at]?.startsWith(host));
}

/** What stands out in the view of a record, first of all that does. */
function standsOut(page: Page): Promise<string> {
  return waitFor('the view of the record', () =>
    page.evaluate(() => {
      const button = document.querySelector('article.panel .panel-body button.primary');
      return button && (button.getAttribute('aria-label') ?? button.textContent ?? '');
    }),
  );
}

test('what helps comes first, and is the same on page, card, row, group, drawer and panel', async () => {
  testbed = await openTestbed({ world: worldOfCauses(), accessKey: ADMIN_KEY_A });
  for (const { number, name } of CAUSES) {
    const page = await openQuickBooks(testbed.browser, `/app/invoice?txnId=${number}`);
    await find(page, 'button', name);
    expect(await buttonsIn(page, 'tickmark-badge', number), 'beside the badge').toContainEqual(name);
    expect((await buttonsIn(page, 'tickmark-badge', number))[0], 'beside the badge').toBe(name);
    await press(page, 'button', new RegExp(`^Sync: .*invoice ${number}`));
    const onCard = await waitFor('the card', async () => (await buttonsIn(page, 'tickmark-card', number))[0]);
    expect(onCard, 'on the card').toBe(name);
    await page.close();
  }

  const queue = await openQueue(testbed, 'attention');
  await find(queue, 'tab', 'Failed (10)');
  for (const { number, name, label } of CAUSES) {
    const row = await waitFor(`the row of ${number}`, () =>
      queue.evaluate((title) => {
        const rows = [...document.querySelectorAll('tr')];
        const at = rows.findIndex((each) => each.querySelector('.cell-title')?.textContent === title);
        const own = rows[at]?.querySelector(
          '.cell-commands button, [data-cell="commands"] button, td:last-child button',
        );
        const head = rows.slice(0, at).findLast((each) => each.querySelector('.cause-name'));
        return (
          at >= 0 && {
            row: own?.getAttribute('aria-label'),
            group: head?.querySelector('button')?.textContent?.trim(),
          }
        );
      }, `Invoice ${number}`),
    );
    expect(row.row, 'in the row').toBe(name);
    expect(row.group, 'above the group').toMatch(
      label === 'Resync' ? /^Resync 2 with this cause/ : new RegExp(`^${label}`),
    );
    await press(queue, 'button', `Actions for invoice ${number}`);
    await press(queue, 'menuitem', `Open record: invoice ${number}`);
    await find(queue, 'heading', new RegExp(`^Invoice ${number}`));
    expect(await standsOut(queue), 'in the drawer').toBe(name);
    await press(queue, 'button', 'Close record');
  }
  await queue.close();

  for (const { number, name } of CAUSES) {
    const panel = await openPanel(testbed, `inv_${number}`);
    expect(await standsOut(panel), 'in the side panel').toBe(name);
    await panel.close();
  }
  expect(commandsReceived(testbed)).toEqual([]);
  expect(testbed.consoleErrors()).toEqual([]);
});

test('what has changed is not sent as it is: no Resync beside its badge, none above its group', async () => {
  testbed = await openTestbed({ world: worldOfCauses(), accessKey: ADMIN_KEY_A });
  const page = await openQuickBooks(testbed.browser, '/app/invoice?txnId=8001');
  await find(page, 'button', 'Compare: invoice 8001');
  await findNone(page, 'button', /^Resync invoice/);
  await press(page, 'button', /^Sync: changed, invoice 8001/);
  // On the card it stands in the menu beside what helps.
  await findInMenu(page, 'Resync invoice 8001');
  await closeMenu(page);
  const queue = await openQueue(testbed, 'attention');
  await find(queue, 'button', /^Compare, the first with this cause/);
  await find(queue, 'button', 'Resync invoice 8009');
  const above = await queue.$$eval('.cause-name', (names) =>
    names.map((name) =>
      [...(name.parentElement?.querySelectorAll('button') ?? [])].map((each) => each.textContent),
    ),
  );
  expect(above.filter(([first]) => first?.startsWith('Compare'))).toEqual([['Compare']]);
});

test('one press opens what helps: the form with the focus in it, or the date', async () => {
  testbed = await openTestbed({ world: worldOfCauses(), accessKey: ADMIN_KEY_A });
  const focused = (page: Page) =>
    page.evaluate(
      () => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent ?? null,
    );
  const panel = await openPanel(testbed, 'inv_8003');
  await press(panel, 'button', 'Change number: invoice 8003');
  await waitFor('the number to have the focus', async () => (await focused(panel)) === 'Number');
  await panel.close();
  const queue = await openQueue(testbed, 'attention');
  await press(queue, 'button', 'Change date: invoice 8005');
  await find(queue, 'heading', /^Invoice 8005/);
  await waitFor('the date to have the focus', async () => (await focused(queue)) === 'New date');
  // What is asked about begins with its question, and nothing is sent by that.
  await press(queue, 'button', 'Clear ID of invoice 8007');
  await find(queue, 'alertdialog', /Clear ID/);
  await queue.keyboard.press('Escape');
  expect(commandsReceived(testbed)).toEqual([]);
});

test('what a viewer may not do is no first thing to do: it is said who can', async () => {
  testbed = await openTestbed({ world: worldOfCauses(), accessKey: VIEWER_KEY_A });
  const panel = await openPanel(testbed, 'inv_8003');
  const button = await find(panel, 'button', 'Change number: invoice 8003');
  expect(button.disabled).toBe(true);
  expect(button.description).toMatch(/^Ask an admin/);
  expect(await panel.$('article.panel .panel-body button.primary')).toBeNull();
});
