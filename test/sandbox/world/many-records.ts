import type { NewDocument } from '../platform/books/books.ts';
import type { StoredRecord } from '../platform/store/stored-record.ts';
import { baseDocuments, baseRecords, SCENARIO_NOW, worldOf } from './common-world.ts';
import { seedRecord } from './seed-record.ts';
import type { World } from './world.ts';

const STATES = ['synced', 'synced', 'synced', 'synced', 'synced', 'synced', 'synced', 'synced_warn'] as const;
const CUSTOMERS = 200;

/**
 * A world of `count` records for large lists: mostly synced invoices of 200 customers, with some records in other states.
 * Records are made one by one during reading, so that a hundred thousand are not in memory twice.
 */
export function manyRecords(count: number): World {
  const world = worldOf(baseRecords(), baseDocuments());
  const [first, ...rest] = world.companies;
  if (!first) throw new Error('A world has a first company');
  const base = [...first.records];
  const records = {
    *[Symbol.iterator]() {
      yield* base;
      for (let n = 0; n < count; n += 1) yield recordNumber(n);
    },
  };
  const documents = {
    *[Symbol.iterator]() {
      yield* first.documents;
      for (let n = 0; n < count; n += 1) {
        const made = documentNumber(n);
        if (made) yield made;
      }
    },
  };
  return { ...world, companies: [{ ...first, records, documents }, ...rest] };
}

const START = Date.parse('2024-06-01T12:00:00Z');
const END = Date.parse(SCENARIO_NOW) - 60_000;

/** When record `n` last changed; a little later for each, all before the scenario's present. */
function changedAt(n: number): string {
  return new Date(Math.min(END, START + n * 500)).toISOString();
}

function customerOf(n: number) {
  return { id: `cus_m${n % CUSTOMERS}`, name: `Lot ${(n % CUSTOMERS) + 1} Maple Row` };
}

function stateOf(n: number) {
  if (n % 97 === 13) return 'failed';
  if (n % 89 === 7) return 'needs_approval';
  if (n % 83 === 5) return 'ready';
  if (n % 79 === 3) return 'not_synced';
  if (n % 113 === 11) return 'skipped';
  return STATES[n % STATES.length] ?? 'synced';
}

/** Record `n` (from 0): the first 200 are customers, then invoices. */
export function recordNumber(n: number): StoredRecord {
  const at = changedAt(n);
  if (n < CUSTOMERS) {
    const { id, name } = customerOf(n);
    return seedRecord(
      { id, type: 'customer', state: 'synced', name, quickbooks: { id: String(1000 + n) } },
      at,
    );
  }
  const state = stateOf(n);
  const isLinked = state === 'synced' || state === 'synced_warn';
  const cents = 1000 + ((n * 7919) % 500_000);
  const party = customerOf(n);
  return seedRecord(
    {
      id: `inv_m${n}`,
      type: 'invoice',
      state,
      number: `M${100_000 + n}`,
      party,
      date: `2026-02-${String(1 + (n % 28)).padStart(2, '0')}`,
      amount: (cents / 100).toFixed(2),
      depends_on: [party.id],
      ...(isLinked ? { quickbooks: { id: String(10_000 + n) } } : {}),
      ...(state === 'synced_warn'
        ? { warnings: [{ code: 'tax_differs', message: 'Tax is 0.01 more in QuickBooks' }] }
        : {}),
      ...(state === 'failed'
        ? {
            error: {
              code: '6000',
              message: 'A business validation error has occurred while processing your request',
              detail:
                'Business Validation Error: Make sure all your transactions have a GST/HST rate before you save.',
            },
          }
        : {}),
    },
    at,
  );
}

function documentNumber(n: number): NewDocument | null {
  const record = recordNumber(n);
  const copy = record.sync.quickbooks;
  if (!copy) return null;
  return {
    type: copy.type,
    id: copy.id,
    number: record.number,
    name: record.type === 'customer' ? record.name : null,
    date: record.date,
    amount: record.amount?.value ?? null,
    party: record.party ? { id: String(1000 + (n % CUSTOMERS)), name: record.party.name } : null,
    mark: record.id,
    made_by: 'platform',
  };
}
