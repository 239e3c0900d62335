import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { JobRow, RecordRow } from '../../../lib/store/rows.ts';
import {
  billOf,
  FYLE_CLIENT,
  FYLE_REALM,
  FYLE_STATES,
  type FyleServer,
  openFyleServer,
} from '../../platforms/fyle/open-fyle-server.ts';
import { makeCertificate } from '../../sandbox/quickbooks/certificate.ts';
import { createRandom, SEED } from '../../sandbox/world/random.ts';
import { find, findNone, press } from '../harness/accessible.ts';
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

/** States of groups that QuickBooks has, so that their bills can be opened there; the failed one was exported before. */
const SHOWN = ['synced', 'synced_warn', 'failed'] as const;

/** The extension's clock runs fast: no token ends in between, unless a test ends it. */
const DAY_S = 80_000;
const KILLS = Number(process.env.TICKMARK_KILLS ?? 12);
/** Kills in the middle of one export: its end is waited for, and of one that never left that is a minute of the extension's time. */
const KILLS_EACH = 4;
const FIRST_KILLED = 9_000;
const FIRST_EXPORTED = 20_000;

let fyle: FyleServer;
let testbed: PlatformTestbed;

const idOf = (at: number) => 7_001 + at;
/** Groups that wait: two expenses and a bill, of two currencies. */
const READY = [7_101, 7_102, 7_103] as const;

beforeAll(async () => {
  const { key, certificate, publicKeyHash } = await makeCertificate();
  fyle = await openFyleServer(Date.now, 'https://us1.fylehq.com', { key, cert: certificate });
  fyle.lastsS = DAY_S;
  fyle.keepsConnections = false;
  for (const [at, state] of SHOWN.entries()) {
    fyle.put({
      id: idOf(at),
      ...FYLE_STATES[state],
      exportable: false,
      response_logs: billOf(idOf(at)),
      exported_at: new Date().toISOString(),
    });
  }
  fyle.put({ id: READY[0], exportable: true, amount: 10.5 });
  fyle.put({ id: READY[1], exportable: true, amount: 20 });
  fyle.put({ id: READY[2], exportable: true, amount: 7, fund_source: 'PERSONAL', currency: 'CAD' });
  const party = { id: '58', name: 'Ashwin T' };
  testbed = await openPlatformTestbed(
    FYLE_REALM,
    [...SHOWN.map((_, at) => idOf(at)), ...READY].map((id) => ({
      type: 'Bill',
      id: String(id),
      number: `B-${id}`,
      party,
      date: '2026-02-27',
      amount: '100.00',
    })),
    { hosts: '*.fylehq.com', port: fyle.port, publicKeyHash },
  );
});
afterEach(async () => {
  await expectTestbedKept(testbed, fyle, /^https:\/\/(?:app|us1)\.fylehq\.com\//);
  // Nothing is commanded but exports.
  const posts = fyle.requests.filter((each) => /^POST (?!api\/oauth\/)/.test(each));
  expect(new Set(posts)).toEqual(new Set(posts.length > 0 ? ['POST workspaces/41/exports/trigger/'] : []));
  expect(fyle.overlaps).toBe(0);
});
afterAll(async () => {
  await testbed?.close();
  await fyle?.close();
});

test('Fyle connects with its own fields, and each state has its badge on the bill in QuickBooks', async () => {
  await testbed.activate('Fyle', {
    'Client ID': FYLE_CLIENT.client_id,
    'Client secret': FYLE_CLIENT.client_secret,
    'Refresh token': fyle.refreshToken,
  });
  await find(testbed.options, 'button', 'Disconnect');
  // It has no invoices.
  await find(testbed.options, 'link', 'Open expenses');
  const page = await openRecord(testbed, `/app/bill?txnId=${idOf(0)}`);
  for (const [at, state] of SHOWN.entries()) {
    await navigateSoftly(page, `/app/bill?txnId=${idOf(at)}`);
    await untilBadge(page, state);
  }
});

test('an export tells number and sum of what it takes before it is confirmed; three presses are one request, and badges follow', async () => {
  const [first, second, third] = READY;
  const { company } = await readRow(testbed, String(first));
  const query = new URLSearchParams({ company: company.key, record: String(first) });
  const panel = await testbed.browser.openExtensionPage(`sidepanel.html?${query}`);
  await press(panel, 'button', `More actions for expense E/${first}`);
  await press(panel, 'menuitem', `Export all with expense E/${first}`);
  const dialog = await find(panel, 'alertdialog', 'Export all that is ready');
  await waitFor('what is exported', async () => {
    const text = await dialog.text();
    for (const told of ['Fyle exports 3 records', '1 bill (CA$7.00)', '2 expenses ($30.50)'])
      if (!text.includes(told)) throw new Error(text);
    return true;
  });
  expect(fyle.triggers).toEqual([]);
  const confirm = await find(panel, 'button', 'Export all');
  await waitFor('the button to act', () => confirm.mayAct());
  const { x, y, width, height } = await confirm.box();
  await panel.mouse.click(x + width / 2, y + height / 2, { count: 3 });
  await findNone(panel, 'alertdialog', 'Export all that is ready');
  const page = await openRecord(testbed, `/app/bill?txnId=${second}`);
  for (const id of [second, third, first]) {
    await navigateSoftly(page, `/app/bill?txnId=${id}`);
    await untilBadge(page, 'synced');
  }
  expect(fyle.triggers.map((ids) => ids.toSorted())).toEqual([[...READY]]);
  await panel.close();
  await page.close();
});

test(`${KILLS} kills: everything is read once they are over, and nobody has to sign in anew, TICKMARK_SEED=${SEED}`, async () => {
  const random = createRandom(SEED);
  const { company } = await readRow(testbed, String(idOf(0)));
  const syncNow = { type: 'sync_now', company_key: company.key } as const;
  const states = Object.keys(FYLE_STATES);
  const expected = new Map<string, string>();
  const signIns = () => fyle.requests.filter((each) => each === 'POST api/oauth/token').length;
  const before = signIns();
  for (let at = 0; at < KILLS; at += 1) {
    const state = states[random.whole(0, states.length - 1)] ?? 'failed';
    const exported = state.startsWith('synced') ? { response_logs: billOf(FIRST_KILLED + at) } : {};
    fyle.put({
      id: FIRST_KILLED + at,
      ...FYLE_STATES[state],
      ...exported,
      exported_at: new Date().toISOString(),
    });
    expected.set(String(FIRST_KILLED + at), state);
    const asked = testbed.asking.askAll([syncNow]);
    await new Promise((resolve) => setTimeout(resolve, random.next() * 250));
    await testbed.browser.killWorker();
    await asked;
  }
  await waitFor(
    'everything to be read',
    async () => {
      await testbed.asking.ask(syncNow);
      const [records = []] = (await testbed.asking.read(['records'])) as [RecordRow[]];
      const read = new Map(records.map(({ id, state }) => [id, state]));
      const missing = [...expected].filter(([id, state]) => read.get(id) !== state);
      if (missing.length > 0) throw new Error(missing.map(([id, state]) => `${id} is not ${state}`).join());
      return true;
    },
    { deadline: 120_000, every: 500 },
  );
  expect(signIns()).toBe(before);
});

test(`${KILLS} kills: no export is sent twice, and what took effect is told as done, TICKMARK_SEED=${SEED}`, async () => {
  const random = createRandom(SEED);
  const { company } = await readRow(testbed, String(idOf(0)));
  const before = fyle.triggers.length;
  const pressed = new Set<string>();
  const exports = async () => {
    const [jobs = []] = (await testbed.asking.read(['jobs'])) as [JobRow[]];
    return jobs.filter(({ key }) => pressed.has(key));
  };
  /** Until every export is told: the one that is put aside waits for a person. */
  const atRest = () =>
    waitForValue(
      'the exports to have ended',
      async () => {
        await testbed.asking.ask({ type: 'popup', open: null, company_key: null });
        return (await exports()).filter(({ lane }) => lane !== 'settled' && lane !== 'parked').length;
      },
      0,
      { deadline: 60_000, every: 300 },
    );
  for (let at = 0; at < KILLS / KILLS_EACH; at += 1) {
    const parked = (await exports()).find(({ lane }) => lane === 'parked');
    const id = parked?.record_id ?? String(FIRST_EXPORTED + at);
    if (!parked) fyle.put({ id: Number(id), exportable: true });
    const row = await waitFor(
      `${id} to be read`,
      async () => {
        await testbed.asking.ask({ type: 'sync_now', company_key: company.key });
        return (await readRow(testbed, id)).row;
      },
      { deadline: 30_000, every: 200 },
    );
    const { version } = row.record;
    const about = {
      company_key: company.key,
      record_id: id,
      version,
      action: 'export_all',
      input: {},
    } as const;
    const trial = await testbed.asking.ask({ type: 'try_command', ...about });
    const item = itemOf(row, { confirmed: 'affects' in trial ? trial.affects?.confirm : null });
    if (random.next() < 0.2) fyle.faults.push('drop_after');
    pressed.add(item.key);
    for (let kill = 0; kill < KILLS_EACH; kill += 1) {
      // The same press again, as of a page that got no answer.
      const asked = testbed.asking.askAll([commandOn(company, 'export_all', item)]);
      await new Promise((resolve) => setTimeout(resolve, random.next() * 250));
      await testbed.browser.killWorker();
      await asked;
    }
    await atRest();
    fyle.faults.length = 0;
  }
  const taken = fyle.triggers.slice(before);
  // A second one would have taken nothing, or come while the first was under way.
  expect(taken.every((ids) => ids.length > 0)).toBe(true);
  expect(fyle.overlaps).toBe(0);
  const done = (await exports()).filter(({ state }) => state === 'done');
  expect(done).toHaveLength(taken.length);
  console.log(`${KILLS} kills: ${taken.length} exports took effect once`);
});

test('an outage, a withdrawn access token and an expired refresh token are told, and what passes is over by itself', async () => {
  const { company } = await readRow(testbed, String(idOf(0)));
  const outage = async () => (await readRow(testbed, String(idOf(0)))).company.outage?.code ?? null;
  const syncNow = () => testbed.asking.ask({ type: 'sync_now', company_key: company.key });
  fyle.isDown = true;
  await syncNow();
  await waitForValue('the outage', outage, 'unreachable');
  fyle.isDown = false;
  fyle.accessTokens.clear();
  await syncNow();
  await waitForValue('its end', outage, null);
  fyle.refreshToken = 'the-refresh-token-of-somebody-else';
  fyle.accessTokens.clear();
  await syncNow();
  await waitForValue('the refusal', outage, 'key_refused');
});
