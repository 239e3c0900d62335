import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fault } from '../../sandbox/platform/faults.ts';
import { BOOKKEEPER_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldOfFailedUpdates } from '../../sandbox/world/scenario-world.ts';
import { find, press } from '../harness/accessible.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor } from '../harness/wait-for.ts';
import { checkInvariants, commandsReceived, type DoneAction } from './check-invariants.ts';
import { openTestbed, readStore, settled, type Testbed } from './open-testbed.ts';

/** A point in a Resync at which the worker is killed. */
interface Point {
  readonly when: string;
  /** Brings the Resync of the invoice on the page to this point; the worker is killed when it resolves. */
  reach(testbed: Testbed, page: Page, name: string): Promise<void>;
  /** Releases what was held, after the worker's end. */
  goOn?(testbed: Testbed): void;
}

const resync = (page: Page, name: string) => press(page, 'button', `Resync ${name}`);

/** Kills the worker while it waits for an answer, before and after the request's effect. */
function inRequest(what: string, method: string, path: string): Point[] {
  const held = (kind: Fault['kind'], when: string): Point => ({
    when,
    async reach(testbed, page, name) {
      const { control } = testbed.sandbox.platform;
      control.clearCalls();
      control.addFault({ kind, method, path });
      await resync(page, name);
      await waitFor(`the platform to have ${what}`, () => control.calls({ method, path }).length > 0);
    },
    goOn: ({ sandbox }) => sandbox.platform.control.clearFaults(),
  });
  return [
    held('hang', `while the platform has ${what}, and does not take it`),
    held('commit_then_hang', `while the platform has ${what}, and has done it`),
  ];
}

const COMMANDS = '/commands$';
const ASKED = '/commands/';
/** The feed; faults match the path with its query. */
const RECORDS = '/records(\\?|$)';
const POINTS: readonly Point[] = [
  { when: 'before the press', reach: async () => undefined, goOn: () => undefined },
  { when: 'right after the press', reach: (_testbed, page, name) => resync(page, name) },
  {
    when: 'once the badge is busy',
    async reach(_testbed, page, name) {
      await resync(page, name);
      await find(page, 'button', `Sync: syncing, ${name}`);
    },
  },
  {
    when: 'once the command is written down',
    async reach(testbed, page, name) {
      await resync(page, name);
      await waitFor('the job', async () => {
        const [jobs = []] = (await readStore(testbed.browser, ['jobs'])) as [{ lane: string }[]];
        return jobs.some(({ lane }) => lane !== 'settled');
      });
    },
  },
  ...inRequest('the command', 'POST', COMMANDS),
  ...inRequest('the question what became of it', 'GET', ASKED).map(
    (point): Point => ({
      ...point,
      async reach(testbed, page, name) {
        // The answer is lost, so the worker asks for it. (After a cut connection Chromium itself would try again.)
        testbed.sandbox.platform.control.addFault({ kind: 'truncated', method: 'POST', path: COMMANDS });
        await point.reach(testbed, page, name);
      },
    }),
  ),
  ...inRequest('the request for a run', 'POST', '/runs$'),
  {
    when: 'while the run goes on',
    async reach(testbed, page, name) {
      const { control } = testbed.sandbox.platform;
      control.clearCalls();
      control.setRunSpeed('manual');
      await resync(page, name);
      await waitFor('the run to be followed', () => control.calls({ path: '/runs/' }).length > 0);
    },
    goOn({ sandbox }) {
      sandbox.platform.control.setRunSpeed('instant');
    },
  },
  ...inRequest('the request for changes', 'GET', RECORDS),
  {
    when: 'once the badge says that it is synced',
    async reach(_testbed, page, name) {
      await resync(page, name);
      await find(page, 'button', `Sync: synced, ${name}`);
    },
  },
];

const FIRST = 1201;
let testbed: Testbed;
beforeAll(async () => {
  testbed = await openTestbed({
    world: worldOfFailedUpdates(POINTS.length + 1, FIRST),
    accessKey: BOOKKEEPER_KEY_A,
  });
});
afterAll(() => testbed?.close());

const done: DoneAction[] = [];
const line = { who: 'Office bookkeeper', action: 'resync', outcome: 'succeeded' } as const;

/** Checks the end of the Resync: one command with one effect. */
async function expectRightEnd(page: Page, number: number): Promise<void> {
  const { control } = testbed.sandbox.platform;
  await find(page, 'button', `Sync: synced, invoice ${number}`);
  await settled(testbed.browser);
  const id = `inv_${number}`;
  const record = control.record(COMPANY_A, id);
  expect(record?.sync.state).toBe('synced');
  const copy = control.books(COMPANY_A, 'Invoice').filter(({ mark }) => mark === id);
  expect(copy.map(({ amount, status }) => [amount, status])).toEqual([['355.00', 'active']]);
  const sent = commandsReceived(testbed);
  expect(new Set(sent.map(({ key }) => key)).size, 'commands received').toBe(1);
  expect(sent.map(({ action, record_id }) => `${action} ${record_id}`)).toContain(`resync ${id}`);
  expect(control.effects()[sent[0]?.key ?? '']).toBe(1);
  const ofRecord = control
    .logLines(COMPANY_A)
    .filter(({ action, record_id }) => action === 'resync' && record_id === id);
  expect(ofRecord).toHaveLength(1);
  done.push({ ...line, label: String(number) });
}

for (const [at, point] of POINTS.entries()) {
  test(`the worker is killed ${point.when}`, async () => {
    const number = FIRST + at;
    const name = `invoice ${number}`;
    const { control } = testbed.sandbox.platform;
    const page = await openQuickBooks(testbed.browser, `/app/invoice?txnId=${number}`);
    await find(page, 'button', new RegExp(`^Sync: failed, ${name}`));
    control.clearCalls();
    await point.reach(testbed, page, name);
    await testbed.browser.killWorker();
    point.goOn?.(testbed);
    if (at === 0) await resync(page, name);
    await expectRightEnd(page, number);
    await page.close();
  });
}

test('the worker is killed in the middle of a command, and again while it asks for the outcome', async () => {
  const number = FIRST + POINTS.length;
  const name = `invoice ${number}`;
  const { control } = testbed.sandbox.platform;
  const page = await openQuickBooks(testbed.browser, `/app/invoice?txnId=${number}`);
  await find(page, 'button', new RegExp(`^Sync: failed, ${name}`));
  control.clearCalls();
  control.addFault({ kind: 'hang', method: 'POST', path: COMMANDS });
  control.addFault({ kind: 'hang', method: 'GET', path: ASKED });
  await resync(page, name);
  for (const request of [
    { method: 'POST', path: COMMANDS },
    { method: 'GET', path: ASKED },
  ]) {
    await waitFor('the request', () => control.calls(request).length === 1);
    await testbed.browser.killWorker();
  }
  await expectRightEnd(page, number);
  await page.close();
});

test('after all that, the invariants of every scenario hold', async () => {
  await checkInvariants(testbed, done);
});
