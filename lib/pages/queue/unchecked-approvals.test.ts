import { expect, test } from 'vitest';
import type { HeldBack, Runs } from '../../core/listing/remember-unchecked.ts';
import { makeUncheckedApprovals } from './unchecked-approvals.ts';

const BEGIN = Date.parse('2026-03-03T09:00:00Z');

function keeper(before: HeldBack | null = null) {
  const seen = { stored: before, changes: 0, runs: { last_run_at: null, running_since: null } as Runs };
  const approvals = makeUncheckedApprovals({
    value: {
      read: async () => seen.stored,
      write: async (next) => {
        seen.stored = next;
      },
    },
    runs: () => seen.runs,
    clock: () => BEGIN,
    onChange: () => {
      seen.changes += 1;
    },
  });
  return { approvals, seen };
}

test('approvals held back are stored, and are held back when the page opens again', async () => {
  const { approvals, seen } = keeper();
  approvals.hold(['a', 'b']);
  expect([...approvals.ids()]).toEqual(['a', 'b']);
  const again = keeper(seen.stored);
  await again.approvals.read();
  expect([...again.approvals.ids()]).toEqual(['a', 'b']);
});

test('approvals checked again are no longer held back, and nothing is stored once none is left', () => {
  const { approvals, seen } = keeper();
  approvals.hold(['a', 'b']);
  approvals.release(['a']);
  expect([...approvals.ids()]).toEqual(['b']);
  approvals.release(['b']);
  expect(seen.stored).toBeNull();
});

test('after the next run all come back, with one render', () => {
  const { approvals, seen } = keeper();
  approvals.hold(['a']);
  approvals.check();
  expect([...approvals.ids()]).toEqual(['a']);
  const { changes } = seen;
  seen.runs = { last_run_at: new Date(BEGIN + 600_000).toISOString(), running_since: null };
  approvals.check();
  approvals.check();
  expect([...approvals.ids()]).toEqual([]);
  expect(seen.changes).toBe(changes + 1);
});
