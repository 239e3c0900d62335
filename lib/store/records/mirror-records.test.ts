import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEGIN, makeRecord } from '../../../test/engine/world/make-record.ts';
import { mirror, storeWith } from '../../../test/engine/world/plain-store.ts';
import type { Tables } from '../database.ts';

const STATES = ['failed', 'ready', 'syncing', 'synced'] as const;
const DAY_MS = 86_400_000;

const reportOf = (version: number, time: number, state: (typeof STATES)[number] = 'failed') =>
  makeRecord({
    id: 'i1',
    version: String(version),
    updated_at: new Date(time).toISOString(),
    sync: { state },
  });

async function shownVersion({ bulk }: Tables): Promise<string | undefined> {
  return (await bulk.records.all())[0]?.record.version;
}

test('whatever the platform’s clock says, a repeated answer never replaces what the feed has told since', async () => {
  await fc.assert(
    fc.asyncProperty(
      // How far the platform's clock is from this device's, and which earlier answer is repeated after each report.
      fc.integer({ min: -DAY_MS, max: DAY_MS }),
      fc.array(fc.tuple(fc.constantFrom(...STATES), fc.nat({ max: 5 })), { minLength: 1, maxLength: 6 }),
      async (ahead, reports) => {
        const tables = await storeWith([]);
        const told = reports.map(([state], at) => reportOf(at, BEGIN + ahead + at, state));
        for (const [at, [, repeated]] of reports.entries()) {
          await mirror(tables, told.slice(at, at + 1), BEGIN);
          await mirror(tables, told.slice(0, at).slice(repeated, repeated + 1), null);
          expect(await shownVersion(tables)).toBe(String(at));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('the feed is believed again after the platform’s clock was ahead', async () => {
  const tables = await storeWith([]);
  await mirror(tables, [reportOf(1, BEGIN + DAY_MS)], BEGIN);
  await mirror(tables, [reportOf(2, BEGIN)], BEGIN);
  expect(await shownVersion(tables)).toBe('2');
});
