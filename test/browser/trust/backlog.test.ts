import { afterEach, expect, test } from 'vitest';
import { BOOKKEEPER_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { manyInvoices, worldS10 } from '../../sandbox/world/scenario-world.ts';
import { seedRecord } from '../../sandbox/world/seed-record.ts';
import type { World } from '../../sandbox/world/world.ts';
import { waitFor } from '../harness/wait-for.ts';
import { popupNumbers } from '../scenarios/check-invariants.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { type Asking, openAsking } from './ask-worker.ts';
import { itemOf } from './command-requests.ts';
import { expectAskedBeforeSentAgain, expectEffects } from './sent-once.ts';
import { expectRightCounters, onlyCompany, readStored, untilSettled } from './stored-state.ts';

const RECORDS = 5_000;
const COMMANDS = { method: 'POST', path: '/commands$' };
const WAIT_MS = 20_000;

let testbed: Testbed;
afterEach(() => testbed?.close());

/** 4,999 invoices and a payment of one of them, all needing approval. */
function world(): World {
  const made = worldS10(0);
  const [first, ...others] = made.companies;
  if (!first) throw new Error('A world has a first company');
  const payment = seedRecord(
    {
      id: 'pay_1',
      type: 'payment',
      state: 'needs_approval',
      number: '1',
      party: { id: 'cus_201', name: 'Cedar Grove HOA' },
      date: '2026-03-02',
      amount: '40.00',
      depends_on: ['inv_20030'],
    },
    '2026-03-03T13:50:00Z',
  );
  const records = [...first.records, ...manyInvoices(RECORDS - 1, 20_000, 'needs_approval'), payment];
  return { ...made, companies: [{ ...first, records }, ...others] };
}

/** One request of the popup: the number of batches the platform had received before it and after its answer. */
interface Look {
  readonly before: number;
  readonly after: number;
}

/** Requests the popup's numbers again and again. @returns a function that ends this and gives all looks */
function followPopup(asking: Asking, companyKey: string, batches: () => number): () => Promise<Look[]> {
  const looks: Look[] = [];
  let goesOn = true;
  const looking = (async () => {
    while (goesOn) {
      const before = batches();
      await asking.ask({ type: 'popup', open: null, company_key: companyKey });
      looks.push({ before, after: batches() });
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  })();
  return async () => {
    goesOn = false;
    await looking;
    return looks;
  };
}

test('S15: a backlog of 5,000, one 429 of 20 seconds, and one failure that holds up nothing but its own payment [SY-12]', async () => {
  testbed = await openTestbed({ world: world(), accessKey: BOOKKEEPER_KEY_A });
  const { control } = testbed.sandbox.platform;
  const asking = await openAsking(testbed.browser);
  await asking.ask({ type: 'set_preferences', preferences: { batch_size: 200 } });
  const start = await readStored(asking);
  const company = onlyCompany(start);
  const items = start.records.filter((row) => row.state === 'needs_approval').map((row) => itemOf(row));
  expect(items).toHaveLength(RECORDS);
  const keys = items.map(({ key }) => key);
  control.forcePosts({
    realm: COMPANY_A,
    record_id: 'inv_20030',
    times: 1,
    error: { code: '6140', message: 'Duplicate Document Number Error', detail: null },
  });
  control.addFault({ kind: 'status', status: 429, retry_after: WAIT_MS / 1_000, after: 5, ...COMMANDS });
  control.clearCalls();

  const began = performance.now();
  const answer = await asking.ask({ type: 'commands', company_key: company.key, action: 'approve', items });
  expect(answer).toMatchObject({ status: 'accepted', accepted: RECORDS, refused: [] });
  const accepted = performance.now();
  const looked = followPopup(
    await openAsking(testbed.browser),
    company.key,
    () => control.calls(COMMANDS).length,
  );
  await asking.ask({ type: 'release', company_key: company.key, keys });

  // After the 429 nothing is sent until the time is over, although the popup keeps asking.
  const told = await waitFor('the 429', () =>
    control.calls(COMMANDS).find(({ outcome }) => outcome === 'status'),
  );
  const next = await waitFor('it to go on', () => control.calls().find(({ seq }) => seq > told.seq));
  expect(next.arrived_ms - told.arrived_ms).toBeGreaterThanOrEqual(WAIT_MS);

  // The popup shows progress in the meantime.
  const popup = await testbed.browser.openPopup();
  const numbers = await popupNumbers(popup);
  expect(numbers.pending).toBeGreaterThan(0);
  await popup.close();

  const end = await untilSettled(asking);
  const settled = performance.now();
  const looks = await looked();

  const batches = control
    .calls(COMMANDS)
    .map(({ body }) => (body as { commands: unknown[] }).commands.length);
  expect(Math.max(...batches)).toBeLessThanOrEqual(200);
  expectEffects(control, keys);
  expectAskedBeforeSentAgain(control);
  expectRightCounters(end);
  const inState = (state: string) => end.records.filter((row) => row.state === state).map(({ id }) => id);
  expect(inState('failed')).toEqual(['inv_20030']);
  expect(inState('waiting')).toEqual(['pay_1']);
  expect(inState('synced')).toHaveLength(RECORDS - 2 + 1);
  expect(testbed.consoleErrors()).toEqual([]);

  // While thousands of commands are sent, no look at the popup waits for more than a few batches of them.
  const whileSending = looks.filter(({ before }) => before > 0 && before < batches.length);
  expect(whileSending.length).toBeGreaterThan(0);
  const longest = Math.max(...looks.map(({ before, after }) => after - before));
  expect(longest).toBeLessThanOrEqual(3);
  const seconds = (ms: number) => (ms / 1_000).toFixed(1);
  console.log(
    `${RECORDS} written down in ${seconds(accepted - began)} s, done ${seconds(settled - accepted)} s later, ` +
      `${WAIT_MS / 1_000} s of waiting among it; ${batches.length} batches; ${whileSending.length} looks at the popup meanwhile, ` +
      `the longest over ${longest} batches`,
  );
});
