import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { JobRow } from '../../../lib/store/rows.ts';
import {
  NINJA_REALM,
  NINJA_STATES,
  NINJA_TOKEN,
  type Ninja,
  openNinja,
} from '../../platforms/invoice-ninja/open-ninja.ts';
import { createRandom, SEED } from '../../sandbox/world/random.ts';
import { find, press } from '../harness/accessible.ts';
import { navigateSoftly } from '../harness/quickbooks-page.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { commandOn, itemOf } from '../trust/command-requests.ts';
import {
  expectTestbedKept,
  openPlatformTestbed,
  openRecord,
  type PlatformTestbed,
  readRow,
  untilBadge,
} from './platform-testbed.ts';

const KILLS = Number(process.env.TICKMARK_KILLS ?? 12);
const PARTY = { id: '58', name: 'Cedar Grove HOA' };
/** States of invoices that QuickBooks has, so that their pages can be opened there. */
const SHOWN = ['synced', 'changed', 'link_broken', 'unknown'] as const;
const FAILED = {
  qb_status: 'synced',
  qb_status_message: 'QuickBooks error 6000: A business validation error',
};
const FIRST_KILLED = 3_000;

let ninja: Ninja;
let testbed: PlatformTestbed;
let page: Page;

const idOf = (number: number) => `inv${number}xxxx`;
const pathOf = (number: number) => `/app/invoice?txnId=${number}`;
const effectsOn = (number: number) => ninja.effects.filter(({ id }) => id === idOf(number)).length;

function put(number: number, sync: object | null): void {
  ninja.put({ id: idOf(number), number: String(number), amount: 100 });
  ninja.setSync(idOf(number), sync && { qb_id: String(number), ...sync });
}

const numbers = [...SHOWN.map((_, at) => 2_001 + at), 2_010, 2_011, 2_012];

beforeAll(async () => {
  ninja = await openNinja();
  ninja.keepsConnections = false;
  for (const [at, state] of SHOWN.entries()) put(2_001 + at, NINJA_STATES[state] ?? null);
  for (const number of [2_020, 2_021])
    put(number, {
      qb_id: '',
      qb_status: 'linkable',
      qb_status_message: `Found (Id ${number}) with this number.`,
    });
  for (const number of [2_010, 2_011, 2_012]) put(number, FAILED);
  for (let at = 0; at < KILLS; at += 1) put(FIRST_KILLED + at, FAILED);
  testbed = await openPlatformTestbed(
    NINJA_REALM,
    numbers.map((number) => ({
      type: 'Invoice',
      id: String(number),
      number: String(number),
      party: PARTY,
      date: '2026-02-27',
      amount: '100.00',
    })),
  );
});
afterEach(async () => {
  await expectTestbedKept(testbed, ninja, new RegExp(`^${ninja.url}/api/v1/`));
});
afterAll(async () => {
  await testbed?.close();
  await ninja?.close();
});

test('a wrong token is refused beside its field, and the right one connects; the options say what works there', async () => {
  await testbed.activate('Invoice Ninja', {
    'Invoice Ninja address': `${ninja.url}/#/dashboard`,
    'API token': 'x'.repeat(64),
  });
  await waitFor('the refusal beside the token', async () =>
    (await find(testbed.options, 'textbox', 'API token')).description.includes('refuses'),
  );
  await find(testbed.options, 'table', 'What works with Invoice Ninja');
  await testbed.activate('Invoice Ninja', { 'API token': NINJA_TOKEN });
  await find(testbed.options, 'button', 'Disconnect');
  expect((await testbed.asking.ask({ type: 'options' })).connections[0]).toMatchObject({
    kind: 'invoice_ninja',
    address: ninja.url,
    platform: 'Invoice Ninja',
  });
});

test('each state has its badge on the invoice in QuickBooks', async () => {
  page = await openRecord(testbed, pathOf(2_001));
  for (const [at, state] of SHOWN.entries()) {
    await navigateSoftly(page, pathOf(2_001 + at));
    await untilBadge(page, state);
  }
});

test('three presses are one command, and its end reaches the badge', async () => {
  await navigateSoftly(page, pathOf(2_010));
  await untilBadge(page, 'failed');
  const button = await find(page, 'button', 'Resync invoice 2010');
  await waitFor('the button to act', () => button.mayAct());
  const { x, y, width, height } = await button.box();
  await page.mouse.click(x + width / 2, y + height / 2, { count: 3 });
  await untilBadge(page, 'synced');
  expect(effectsOn(2_010)).toBe(1);
});

test('a lost answer is asked for at the record, and nothing is sent again', async () => {
  ninja.faults.push('drop_after');
  await navigateSoftly(page, pathOf(2_011));
  await (await find(page, 'button', 'Resync invoice 2011')).click();
  await untilBadge(page, 'synced');
  expect(effectsOn(2_011)).toBe(1);
});

test('Compare shows both sides, and Link says what is overwritten before it links', async () => {
  const { company } = await readRow(testbed, idOf(2_020));
  const query = new URLSearchParams({ company: company.key, record: idOf(2_020) });
  const panel = await testbed.browser.openExtensionPage(`sidepanel.html?${query}`);
  await press(panel, 'button', 'Compare with QuickBooks');
  await press(panel, 'button', /^2020\b/);
  const dialog = await find(panel, 'alertdialog', 'Link invoice 2020');
  await waitFor('what is overwritten', async () => /\$100\.00/.test(await dialog.text()));
  expect(effectsOn(2_020)).toBe(0);
  await press(panel, 'button', 'Link');
  await waitForValue('the link', async () => (await readRow(testbed, idOf(2_020))).row.state, 'synced');
  expect(ninja.effects.filter(({ id }) => id === idOf(2_020))).toEqual([
    { id: idOf(2_020), action: 'force_link' },
  ]);
  await panel.close();
});

test('what was changed in QuickBooks is taken over once its dialog has named the record, its amount and what is lost', async () => {
  const number = 2_002;
  ninja.copies.set(idOf(number), 77.7);
  const { company } = await readRow(testbed, idOf(number));
  const query = new URLSearchParams({ company: company.key, record: idOf(number) });
  const panel = await testbed.browser.openExtensionPage(`sidepanel.html?${query}`);
  await press(panel, 'button', 'More actions for invoice 2002');
  await press(panel, 'menuitem', 'Take over from QuickBooks: invoice 2002');
  const dialog = await find(panel, 'alertdialog', 'Take over invoice 2002 from QuickBooks');
  const text = await dialog.text();
  for (const told of ['2002', '$100.00', 'Invoice Ninja', 'void']) expect(text).toContain(told);
  expect(effectsOn(number)).toBe(0);
  await press(panel, 'button', 'Take over');
  await waitForValue('the end', async () => (await readRow(testbed, idOf(number))).row.state, 'synced');
  expect((await readRow(testbed, idOf(number))).row.record.amount?.value).toBe('77.70');
  expect(ninja.effects.filter(({ id }) => id === idOf(number))).toEqual([
    { id: idOf(number), action: 'force_pull' },
  ]);
  await panel.close();
});

test('an outage and a refused token are told, and pass', async () => {
  const { company } = await readRow(testbed, idOf(2_012));
  const outage = async () => (await readRow(testbed, idOf(2_012))).company.outage?.code ?? null;
  const syncNow = () => testbed.asking.ask({ type: 'sync_now', company_key: company.key });
  ninja.isDown = true;
  await syncNow();
  await waitForValue('the outage', outage, 'unreachable');
  ninja.isDown = false;
  await syncNow();
  await waitForValue('its end', outage, null);
  ninja.token = 'y'.repeat(64);
  await syncNow();
  await waitForValue('the refusal', outage, 'key_refused');
  ninja.token = NINJA_TOKEN;
  await syncNow();
  await waitForValue('the end of the refusal', outage, null);
});

test(`${KILLS} kills: no command is sent twice, TICKMARK_SEED=${SEED}`, async () => {
  const random = createRandom(SEED);
  for (let at = 0; at < KILLS; at += 1) {
    const { company, row } = await readRow(testbed, idOf(FIRST_KILLED + at));
    if (random.next() < 0.2) ninja.faults.push('drop_after');
    const asked = testbed.asking.askAll([commandOn(company, 'resync', itemOf(row))]);
    await new Promise((resolve) => setTimeout(resolve, random.next() * 250));
    await testbed.browser.killWorker();
    await asked;
  }
  ninja.faults.length = 0;
  const killed = new Set<string | null>(numbersKilled().map(idOf));
  let told = 0;
  await waitFor(
    'all commands to have ended',
    async () => {
      await testbed.asking.ask({ type: 'popup', open: null, company_key: null });
      const [all = []] = (await testbed.asking.read(['jobs'])) as [JobRow[]];
      const jobs = all.filter(({ record_id }) => killed.has(record_id));
      const open = jobs.filter(({ lane }) => !['settled', 'parked'].includes(lane));
      if (open.length > 0) throw new Error(`${open.length} of ${jobs.length} are ${open[0]?.lane}`);
      told = jobs.filter(({ state }) => state === 'done').length;
      return true;
    },
    { deadline: 120_000 + 1_000 * KILLS, every: 500 },
  );
  const effects = numbersKilled().map(effectsOn);
  expect(Math.max(...effects)).toBe(1);
  // What took effect is told as done, and nothing else.
  expect(told).toBe(effects.filter((count) => count === 1).length);
  console.log(`${KILLS} kills: ${told} commands took effect once, ${KILLS - told} never`);
});

const numbersKilled = () => Array.from({ length: KILLS }, (_, at) => FIRST_KILLED + at);
