import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RecordRow } from '../../../lib/store/rows.ts';
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
import { find } from '../harness/accessible.ts';
import { navigateSoftly } from '../harness/quickbooks-page.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
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
const FIRST_KILLED = 9_000;

let fyle: FyleServer;
let testbed: PlatformTestbed;

const idOf = (at: number) => 7_001 + at;

beforeAll(async () => {
  const { key, certificate, publicKeyHash } = await makeCertificate();
  fyle = await openFyleServer(Date.now, 'https://us1.fylehq.com', { key, cert: certificate });
  fyle.lastsS = DAY_S;
  for (const [at, state] of SHOWN.entries()) {
    fyle.put({
      id: idOf(at),
      ...FYLE_STATES[state],
      response_logs: billOf(idOf(at)),
      exported_at: new Date().toISOString(),
    });
  }
  const party = { id: '58', name: 'Ashwin T' };
  testbed = await openPlatformTestbed(
    FYLE_REALM,
    SHOWN.map((_, at) => ({
      type: 'Bill',
      id: String(idOf(at)),
      number: `B-${idOf(at)}`,
      party,
      date: '2026-02-27',
      amount: '100.00',
    })),
    { hosts: '*.fylehq.com', port: fyle.port, publicKeyHash },
  );
});
afterEach(async () => {
  await expectTestbedKept(testbed, fyle, /^https:\/\/(?:app|us1)\.fylehq\.com\//);
  // Nothing is commanded.
  const posts = fyle.requests.filter((each) => each.startsWith('POST'));
  expect(posts.filter((each) => !each.startsWith('POST api/oauth/'))).toEqual([]);
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
  const page = await openRecord(testbed, `/app/bill?txnId=${idOf(0)}`);
  for (const [at, state] of SHOWN.entries()) {
    await navigateSoftly(page, `/app/bill?txnId=${idOf(at)}`);
    await untilBadge(page, state);
  }
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
