import { UNDO_MS } from '../../lib/core/records/actions.ts';
import type {
  PlatformRecord,
  QuickBooksCopy,
  ReportedError,
} from '../../lib/core/records/platform-record.ts';
import { Browser, type Time } from './world/browser.ts';
import { FakePlatform } from './world/fake-platform.ts';
import { BEGIN, makeRecord } from './world/make-record.ts';
import { give, letGo, type Press, undo } from './world/press.ts';
import { seededKeys, seededRandom } from './world/random.ts';
import { isCrash, settle } from './world/settle.ts';

/** A bookkeeper's morning: records of every kind in sending order, and one of each thing that can be asked for. */
export interface Morning {
  readonly time: Time;
  readonly platform: FakePlatform;
  readonly browser: Browser;
  /** Accepted commands, by key. */
  readonly accepted: Map<string, Press>;
  /** Keys of commands that were undone, with the number of requests the platform had received until then. */
  readonly takenBack: Map<string, number>;
}

const STALE: ReportedError = {
  code: '5010',
  message: 'Stale Object Error',
  detail: 'Stale Object Error : You and the bookkeeper were working on this at the same time.',
  request_id: null,
};
const CLOSED: ReportedError = {
  code: '6210',
  message: 'Account Period Closed, Cannot Update Through Services API',
  detail: null,
  request_id: null,
};

function copyOf(id: string): QuickBooksCopy {
  return {
    type: 'Invoice',
    id,
    number: null,
    name: null,
    party: null,
    date: null,
    amount: null,
    status: 'active',
    checked_at: null,
  };
}

const RECORDS: readonly PlatformRecord[] = [
  makeRecord({ id: 'cus_1', type: 'customer', name: 'Cedar Grove HOA', sync: { state: 'needs_approval' } }),
  makeRecord({ id: 'svc_1', type: 'service', name: 'Mulch', sync: { state: 'needs_approval' } }),
  makeRecord({ id: 'inv_1', depends_on: ['cus_1', 'svc_1'], sync: { state: 'needs_approval' } }),
  makeRecord({ id: 'pay_1', type: 'payment', depends_on: ['inv_1'], sync: { state: 'needs_approval' } }),
  makeRecord({ id: 'ref_1', type: 'refund', depends_on: ['pay_1'], sync: { state: 'needs_approval' } }),
  makeRecord({ id: 'exp_1', type: 'expense', sync: { state: 'needs_approval' } }),
  makeRecord({ id: 'inv_2', sync: { state: 'failed', error: CLOSED } }),
  makeRecord({ id: 'inv_3', sync: { state: 'link_broken', quickbooks: copyOf('146') } }),
  makeRecord({ id: 'pay_3', type: 'payment', depends_on: ['inv_3'], sync: { state: 'waiting' } }),
  makeRecord({ id: 'inv_4', sync: { state: 'changed', quickbooks: copyOf('147') } }),
  makeRecord({ id: 'inv_5', sync: { state: 'needs_approval' } }),
  makeRecord({ id: 'pay_2', type: 'payment', depends_on: ['inv_2'], sync: { state: 'waiting' } }),
  makeRecord({ id: 'inv_7', sync: { state: 'failed', error: STALE } }),
  makeRecord({ id: 'inv_8', sync: { state: 'synced', quickbooks: copyOf('148') } }),
];

/** Sets the morning up; the worker's first crash comes at point `crashAt`. */
export async function setUp(seed: number, crashAt: number | null, isBad = false): Promise<Morning> {
  const time = { now: BEGIN };
  const platform = new FakePlatform(() => time.now);
  for (const record of RECORDS) platform.put(record);
  platform.failing.set('inv_2', [CLOSED]);
  if (isBad) {
    platform.unreadable.add('inv_4');
    platform.refusesRuns = 3;
  }
  const browser = new Browser('the bookkeeper', platform, time, seededRandom(seed));
  await browser.connect();
  browser.restart(crashAt);
  return { time, platform, browser, accepted: new Map(), takenBack: new Map() };
}

const PRESSED: readonly (readonly [string, Press['action']])[] = [
  ['ref_1', 'approve'],
  ['pay_1', 'approve'],
  ['inv_1', 'approve'],
  ['svc_1', 'approve'],
  ['cus_1', 'approve'],
  ['exp_1', 'approve'],
  ['inv_5', 'approve'],
  ['inv_3', 'clear_id'],
  ['inv_4', 'resync'],
  ['inv_4', 'resync'],
  ['inv_2', 'resync'],
  ['pay_2', 'cancel'],
];

/**
 * Runs the morning: an interrupted command is sent again, as a page without an answer does.
 * @param afterCrash what follows a crash, e.g. a restart of the worker or of the browser
 */
export async function live(morning: Morning, afterCrash: () => void): Promise<void> {
  const { time, browser, platform, accepted, takenBack } = morning;
  const newKey = seededKeys(seededRandom(7));
  const insist = async <T>(work: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        const done = await work();
        await browser.rest();
        return done;
      } catch (error) {
        if (!isCrash(error)) throw error;
        afterCrash();
      }
    }
  };
  await settle(browser, time, afterCrash);
  const presses: Press[] = [];
  for (const [record_id, action] of PRESSED) {
    const row = await browser.seen.bulk.records.get([browser.key, record_id]);
    presses.push({ key: newKey(), record_id, action, version: row?.record.version ?? '' });
  }
  const jobs = await insist(() => give(browser, time, presses));
  for (const each of presses) if (jobs.some((job) => job.key === each.key)) accepted.set(each.key, each);
  const regretted = presses.find(({ record_id }) => record_id === 'inv_5')?.key ?? '';
  await insist(() => undo(browser, time, regretted));
  takenBack.set(regretted, platform.requests.length);
  const hurried = presses.find(({ record_id }) => record_id === 'exp_1')?.key ?? '';
  await insist(() => letGo(browser, time, hurried));
  time.now += UNDO_MS;
  await settle(browser, time, afterCrash);
}
