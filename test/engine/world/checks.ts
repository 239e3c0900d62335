import { expect } from 'vitest';
import type { Browser } from './browser.ts';
import type { FakePlatform } from './fake-platform.ts';
import { recount, storedCounters } from './recount.ts';
import { openJobs } from './settle.ts';
import { allRows } from './stored-text.ts';

/** Checks what holds at any moment, whatever crashed and whatever the network did. */
export function checkEffects(platform: FakePlatform): void {
  const keys = platform.effects.map((effect) => effect.key);
  expect(new Set(keys).size, 'at most one effect per key').toBe(keys.length);
  for (const [id, documents] of platform.documents) {
    expect(documents, `documents of ${id}`).toBeLessThanOrEqual(1);
  }
}

/** Checks what holds once a browser has settled. */
export async function checkAtRest(browser: Browser, platform: FakePlatform): Promise<void> {
  checkEffects(platform);
  expect(await openJobs(browser), 'everything settles').toEqual([]);
  expect(await browser.seen.bulk.cycles.all()).toEqual([]);
  expect(await storedCounters(browser.seen, browser.key)).toEqual(
    withoutZeros(await recount(browser.seen, browser.key)),
  );
  const lines = await browser.seen.bulk.log.all();
  expect(
    lines.map(({ id }) => id),
    'no line of the log is gone',
  ).toEqual(lines.map((_, at) => at + 1));
  // What is put aside waits for a person.
  const parked = (await browser.seen.bulk.jobs.all()).filter(({ lane }) => lane === 'parked');
  for (const line of lines) {
    if (parked.some(({ log_id }) => log_id === line.id)) continue;
    expect(line.outcome, `log line of ${line.action} ${line.record_id}`).not.toBe('pending');
  }
  const rows = await browser.seen.bulk.records.all();
  const mirrored = new Map(rows.map((row) => [row.id, row.record]));
  const alive = platform.all().filter((record) => !record.deleted);
  expect(mirrored, 'the mirror says what the platform says').toEqual(
    new Map(alive.map((record) => [record.id, record])),
  );
}

function withoutZeros<C extends { readonly by_state: Readonly<Record<string, number>> }>(counters: C): C {
  const by_state = Object.fromEntries(Object.entries(counters.by_state).filter(([, count]) => count !== 0));
  return { ...counters, by_state };
}

/** Everything a browser has stored, except the times of the last run and the fence, which every cycle changes. */
export async function storedRows(browser: Browser): Promise<Record<string, unknown[]>> {
  const companies = (await browser.seen.bulk.companies.all()).map(
    ({
      epoch: _,
      last_run_at: __,
      last_success_at: ___,
      next_due_at: ____,
      checked_at: _____,
      syncs: ______,
      judged: _______,
      ...company
    }) => company,
  );
  return { ...(await allRows(browser)), companies };
}
