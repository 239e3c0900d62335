import { expect, test } from 'vitest';
import { countCategories, groupAttention } from './group-attention.ts';
import { groupTypes } from './group-types.ts';
import { listedRecord } from './list-record.fixture.ts';

test('records that need attention are grouped by kind and cause, oldest first within and between groups [EL-23, TD-06]', () => {
  const groups = groupAttention([
    listedRecord({ id: 'a', state: 'failed', cause: 'duplicate-number', since: '2026-03-02T10:00:00Z' }),
    listedRecord({ id: 'b', state: 'link_broken', cause: 'record-gone', since: '2026-01-01T10:00:00Z' }),
    listedRecord({ id: 'c', state: 'retrying', cause: 'duplicate-number', since: '2026-03-01T10:00:00Z' }),
    listedRecord({ id: 'd', state: 'failed', cause: 'closed-period', since: '2026-03-01T11:00:00Z' }),
    listedRecord({ id: 'e', state: 'synced' }),
    listedRecord({ id: 'f', state: 'changed', changed_by: 'both' }),
    listedRecord({ id: 'g', state: 'needs_approval' }),
    listedRecord({
      id: 'h',
      state: 'changed',
      changed_by: 'quickbooks',
      quickbooks: { type: 'Invoice', id: '1', voided: true },
    }),
  ]);
  expect(groups.map(({ kind, cause, records }) => [kind, cause, records.map(({ id }) => id)])).toEqual([
    ['failed', 'duplicate-number', ['c', 'a']],
    ['failed', 'closed-period', ['d']],
    ['changed', 'both', ['f']],
    ['changed', 'voided', ['h']],
    ['link_broken', 'record-gone', ['b']],
  ]);
});

test('records in an unknown state need attention, grouped by the platform’s own word', () => {
  const odd = (id: string, reported_state: string | null) =>
    listedRecord({ id, state: 'unknown', reported_state });
  const groups = groupAttention([
    ...Array.from({ length: 37 }, (_, n) => odd(`${n}`, 'error')),
    odd('x', 'on_hold'),
  ]);
  expect(groups.map(({ kind, cause, records }) => [kind, cause, records.length])).toEqual([
    ['unknown', 'error', 37],
    ['unknown', 'on_hold', 1],
  ]);
});

test('every record is in one of six categories, or in Other [TD-09, TD-13]', () => {
  const counts = countCategories([
    listedRecord({ id: '1', type: 'customer' }),
    listedRecord({ id: '2', type: 'journal_entry' }),
    listedRecord({ id: '3', type: 'vendor' }),
    listedRecord({ id: '4' }),
    listedRecord({ id: '5', type: 'refund' }),
    listedRecord({ id: '6', type: 'expense' }),
    listedRecord({ id: '7', type: 'service' }),
    ...['8', '9', '10'].map((id) => listedRecord({ id, type: 'payment' })),
  ]);
  expect(counts).toEqual({
    customer: 1,
    invoice: 1,
    payment: 3,
    refund: 1,
    expense: 1,
    service: 1,
    other: 2,
  });
});

test('types have a fixed order, whatever the order of the records', () => {
  const groups = groupTypes([
    listedRecord({ id: '1', type: 'payment' }),
    listedRecord({ id: '2' }),
    listedRecord({ id: '3', type: 'payment' }),
  ]);
  expect(groups.map(({ type, records }) => [type, records.length])).toEqual([
    ['invoice', 1],
    ['payment', 2],
  ]);
});
