import type { PlatformRecord } from '../../../lib/core/records/platform-record.ts';
import type { Platform } from '../../../lib/platform/port.ts';
import type { JobRow } from '../../../lib/store/rows.ts';
import { Browser, type Time } from './browser.ts';
import { listenForDefects } from './defects.ts';
import { FakePlatform, type Line } from './fake-platform.ts';
import type { Fault, Operation } from './faults.ts';
import { BEGIN } from './make-record.ts';
import { press } from './press.ts';
import { seededRandom } from './random.ts';
import { settle } from './settle.ts';

/** Adds records to the platform, connects a browser to it and lets the browser read them. */
export async function connectTo(
  platform: FakePlatform,
  browser: Browser,
  time: Time,
  records: readonly PlatformRecord[],
): Promise<void> {
  for (const record of records) platform.put(record);
  await browser.connect();
  await settle(browser, time);
}

/** One browser that is connected to a platform with these records, and the clock of both. */
export async function oneCompany(
  records: readonly PlatformRecord[],
): Promise<{ time: Time; platform: FakePlatform; browser: Browser }> {
  listenForDefects();
  const time = { now: BEGIN };
  const platform = new FakePlatform(() => time.now);
  const browser = new Browser('a', platform, time, seededRandom(1));
  await connectTo(platform, browser, time, records);
  return { time, platform, browser };
}

/** Lets time pass until the next scheduled cycle has ended. */
export async function automaticCycle(browser: Browser, time: Time): Promise<void> {
  time.now = Math.max(time.now, (await browser.company())?.next_due_at ?? 0) + 30_000;
  await settle(browser, time);
}

/** Presses a command on a record in its shown version. */
export async function pressOn(
  browser: Browser,
  time: Time,
  record_id: string,
  action: 'resync' | 'approve' | 'skip',
  key = `key of ${record_id}`,
): Promise<JobRow> {
  const row = await browser.seen.bulk.records.get([browser.key, record_id]);
  return press(browser, time, { key, record_id, action, version: row?.record.version ?? '' });
}

/** What a badge shows. */
export async function stateOf(browser: Browser, record_id: string): Promise<string | undefined> {
  return (await browser.seen.bulk.records.get([browser.key, record_id]))?.state;
}

/** A network on which requests of these operations meet these faults, in order. */
export function lineWith(faults: Partial<Record<Operation, Fault[]>>): Line {
  return {
    before: async (operation) => faults[operation]?.shift() ?? null,
    after: async () => undefined,
  };
}

/** Has a platform answer otherwise from now on, to a browser whose worker starts anew. */
export function answerWith(
  platform: FakePlatform,
  browser: Browser,
  change: (good: Platform) => Partial<Platform>,
): void {
  const port = platform.port.bind(platform);
  platform.port = (by, line) => {
    const good = port(by, line);
    return { ...good, ...change(good) };
  };
  browser.restart();
}
