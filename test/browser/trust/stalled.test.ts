import { afterEach, expect, test } from 'vitest';
import { BOOKKEEPER_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { manyInvoices, worldS30 } from '../../sandbox/world/scenario-world.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { openAsking } from './ask-worker.ts';
import { expectRightCounters, onlyCompany, readStored, untilSettled } from './stored-state.ts';

/** Ten minutes take two seconds. */
const SPEED = 300;

let testbed: Testbed;
afterEach(() => testbed?.close());

type Control = Testbed['sandbox']['platform']['control'];
const HOLDER = {
  user: { id: 'u2', name: 'Office bookkeeper' },
  role: 'bookkeeper' as const,
  realms: [COMPANY_A],
};

/** Causes that stop the queue: how each begins, what is shown, and how it ends. */
const CAUSES: readonly {
  readonly name: string;
  readonly state: string;
  readonly code: string;
  readonly begin: (control: Control) => unknown;
  readonly end: (control: Control) => unknown;
}[] = [
  {
    name: 'the platform cannot be reached',
    state: 'down',
    code: 'unreachable',
    begin: (control) => control.goDown(),
    end: (control) => control.comeBack(),
  },
  {
    name: 'the key is refused',
    state: 'refused',
    code: 'key_refused',
    begin: (control) => control.revokeKey(BOOKKEEPER_KEY_A),
    end: (control) => control.setKey(BOOKKEEPER_KEY_A, HOLDER),
  },
  {
    name: 'something on the way answers in its place',
    state: 'down',
    code: 'no_longer_a_platform',
    begin: (control) => control.addFault({ kind: 'html', times: null }),
    end: (control) => control.clearFaults(),
  },
];

test('S30: each cause that stops the queue is shown, and the queue continues by itself once it is over [SY-11]', async () => {
  testbed = await openTestbed({ world: worldS30(), accessKey: BOOKKEEPER_KEY_A, speed: SPEED });
  const { control } = testbed.sandbox.platform;
  const asking = await openAsking(testbed.browser);
  const company = onlyCompany(await readStored(asking));
  const diagnosis = async () => {
    const answer = await asking.ask({ type: 'diagnosis', company_key: company.key });
    const [about] = answer.companies;
    if (!about) throw new Error('The company is not there.');
    return about;
  };
  const synced = async () =>
    (await readStored(asking)).records.filter(({ id, state }) => id.startsWith('inv_') && state === 'synced')
      .length;

  let count = await synced();
  for (const [at, cause] of CAUSES.entries()) {
    await cause.begin(control);
    control.addRecords(COMPANY_A, manyInvoices(5, 9_001 + at * 10, 'scheduled'));
    await waitFor(cause.name, async () => onlyCompany(await readStored(asking)).outage?.code === cause.code);
    const about = await diagnosis();
    expect(about.company.connection, cause.name).toBe(cause.state);
    expect(about.company.problem?.code).toBe(cause.code);
    expect(about.company.problem?.steps.length).toBeGreaterThan(0);
    await cause.end(control);
    // The first cycle that succeeds sends all 42, together with the records added since.
    count = (at === 0 ? 42 : count) + 5;
    await waitForValue(`the queue to go on after: ${cause.name}`, synced, count);
    await untilSettled(asking);
    expect((await diagnosis()).company.connection).toBe('ok');
  }

  // Without alarms, the next wake of the worker makes up for missed cycles, once, and sets the alarm again.
  const worker = await testbed.browser.worker();
  await worker.evaluate(() => {
    const { chrome } = globalThis as unknown as { chrome: { alarms: { clearAll(): Promise<boolean> } } };
    return chrome.alarms.clearAll();
  });
  await testbed.browser.killWorker();
  control.addRecords(COMPANY_A, manyInvoices(5, 9_101, 'scheduled'));
  const due = onlyCompany(await readStored(asking)).next_due_at ?? 0;
  await waitFor('several cycles to be missed', () => testbed.clock.now() > due + 60 * 60_000);
  expect(testbed.browser.isWorkerRunning()).toBe(false);
  const runs = control.calls({ method: 'POST', path: '/runs$' }).length;
  const woken = testbed.clock.now();
  await asking.ask({ type: 'options' });
  await waitForValue('the queue to catch up', synced, count + 5);
  expect(control.calls({ method: 'POST', path: '/runs$' })).toHaveLength(runs + 1);
  const end = await untilSettled(asking);
  expectRightCounters(end);
  expect(onlyCompany(end).next_due_at).toBeGreaterThan(woken);
});
