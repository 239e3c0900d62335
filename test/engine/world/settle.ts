import type { JobRow } from '../../../lib/store/rows.ts';
import type { Browser, Time } from './browser.ts';
import { Crash } from './points.ts';

/** A browser's unfinished commands; parked ones wait for a person and count as finished. */
export async function openJobs(browser: Browser): Promise<JobRow[]> {
  const jobs = await browser.seen.bulk.jobs.all();
  return jobs.filter((job) => job.lane !== 'settled' && job.lane !== 'parked');
}

async function isAtRest(browser: Browser): Promise<boolean> {
  const cycle = await browser.seen.bulk.cycles.get(browser.key);
  return !cycle && (await openJobs(browser)).length === 0;
}

/**
 * Lets alarms ring until only the next scheduled cycle is left to do. A worker that ends on the way is replaced.
 * @param afterCrash starts the new worker
 * @throws Error when the browser does not settle
 */
export async function settle(
  browser: Browser,
  time: Time,
  afterCrash: () => void = () => browser.restart(),
): Promise<void> {
  for (let rings = 0; rings < 200; rings += 1) {
    try {
      await browser.takeUp();
      if (browser.points.crashed) throw new Crash('The worker has ended');
      if (await isAtRest(browser)) return;
      time.now = Math.max(time.now, browser.alarmAt ?? time.now + 30_000);
    } catch (error) {
      if (!isCrash(error)) throw error;
      afterCrash();
    }
  }
  throw new Error(`${browser.name} does not come to rest: ${JSON.stringify(await openJobs(browser))}`);
}

/** Whether an error is the end of a worker. */
export function isCrash(error: unknown): boolean {
  return error instanceof Crash;
}
