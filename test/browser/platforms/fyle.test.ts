import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  billOf,
  FYLE_CLIENT,
  FYLE_REALM,
  FYLE_STATES,
  type FyleServer,
  openFyleServer,
} from '../../platforms/fyle/open-fyle-server.ts';
import { makeCertificate } from '../../sandbox/quickbooks/certificate.ts';
import { find } from '../harness/accessible.ts';
import { keptText } from '../harness/kept-text.ts';
import { navigateSoftly } from '../harness/quickbooks-page.ts';
import { waitForValue } from '../harness/wait-for.ts';
import {
  openPlatformTestbed,
  openRecord,
  type PlatformTestbed,
  readRow,
  untilBadge,
} from './platform-testbed.ts';

/** States of groups that QuickBooks has, so that their bills can be opened there; the failed one was exported before. */
const SHOWN = ['synced', 'synced_warn', 'failed'] as const;

let fyle: FyleServer;
let testbed: PlatformTestbed;

const idOf = (at: number) => 7_001 + at;

beforeAll(async () => {
  const { key, certificate, publicKeyHash } = await makeCertificate();
  fyle = await openFyleServer(Date.now, 'https://us1.fylehq.com', { key, cert: certificate });
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

test('no secret is kept in clear, nothing is commanded, and nothing was asked for beyond the allowed paths', async () => {
  const kept = await keptText(testbed.browser);
  expect(kept).toContain(FYLE_REALM);
  for (const secret of [FYLE_CLIENT.client_secret, 'refresh-token-', 'access-token-'])
    expect(kept).not.toContain(secret);
  expect(fyle.outside).toEqual([]);
  const posts = fyle.requests.filter((each) => each.startsWith('POST'));
  expect(posts.filter((each) => !each.startsWith('POST api/oauth/'))).toEqual([]);
  expect(testbed.browser.consoleErrors().filter(({ text }) => !/Failed to load resource/.test(text))).toEqual(
    [],
  );
});
