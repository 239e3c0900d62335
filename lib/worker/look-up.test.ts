import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { QuickBooksRef } from '../core/records/record-types.ts';
import type { ConnectedCompany } from '../views/find-company.ts';
import { askedAt } from './asked-records.ts';
import { lookUp } from './look-up.ts';
import type { WorkerContext } from './worker-context.ts';

beforeEach(() => {
  vi.useFakeTimers();
  askedAt.clear();
});
afterEach(() => void vi.useRealTimers());

/** A platform that answers each look-up after a while, and says how many run at once. */
function openLookUps(key: string) {
  const asked: number[] = [];
  let running = 0;
  let most = 0;
  const context = {
    clock: () => Date.now(),
    openPlatform: () => ({
      lookup: async (_realm: string, { quickbooks }: { quickbooks: readonly QuickBooksRef[] }) => {
        asked.push(quickbooks.length);
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 100));
        running -= 1;
        throw new Error('The platform has none of them');
      },
    }),
  } as unknown as WorkerContext;
  const connected = { company: { key, realm: '1' }, connection: {} } as unknown as ConnectedCompany;
  const ask = (id: number) => lookUp(context, connected, [{ type: 'Invoice', id: String(id) }], []);
  return { ask, asked, most: () => most };
}

test('209 changes of an address are few look-ups, one at a time, and none is forgotten', async () => {
  const { ask, asked, most } = openLookUps('c:1');
  for (let id = 1; id <= 209; id++) {
    ask(id);
    await vi.advanceTimersByTimeAsync(30);
  }
  expect(asked.length).toBeLessThanOrEqual(12);
  expect(most()).toBe(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked.reduce((sum, count) => sum + count, 0)).toBe(209);
  expect(asked.length).toBeLessThanOrEqual(14);
});

test('one record is looked up at once, and again only after a minute', async () => {
  const { ask, asked } = openLookUps('c:2');
  ask(1);
  ask(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual([1]);
  ask(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual([1]);
  await vi.advanceTimersByTimeAsync(60_000);
  ask(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual([1, 1]);
});
