import type { Page } from 'puppeteer';
import { NO_RECORDS } from '../../../lib/core/records/counters.ts';
import { makeRecordRow } from '../../../lib/store/records/make-record-row.ts';
import type { RecordRow } from '../../../lib/store/rows.ts';
import { makeRecord } from '../../engine/world/make-record.ts';

const SLICE = 2_000;

/** Three in ten count in one of the three numbers: far more than in a healthy company. The page reads these first. */
const STATES = [
  'synced',
  'synced',
  'synced',
  'synced',
  'not_synced',
  'synced',
  'needs_approval',
  'synced',
  'failed',
  'ready',
] as const;

/** Record number `n` of a company, as the mirror stores it; the same number always makes the same record. */
export function rowNumber(companyKey: string, n: number): RecordRow {
  const state = STATES[Math.floor(n / 7) % STATES.length] ?? 'synced';
  const record = makeRecord({
    id: `inv_${String(n).padStart(6, '0')}`,
    number: String(100_000 + n),
    type: n % 3 === 0 ? 'payment' : 'invoice',
    party: { id: `cus_${n % 200}`, name: `Lot ${(n % 200) + 1} Érablière Row` },
    date: `2026-0${(n % 3) + 1}-${String((n % 28) + 1).padStart(2, '0')}`,
    amount: { value: `${(n * 37) % 5_000}.${String(n % 100).padStart(2, '0')}`, currency: 'USD' },
    allowed: ['approve', 'resync', 'skip'],
    sync: {
      state,
      error:
        state === 'failed'
          ? { code: '6140', message: 'Duplicate Document Number Error', detail: null, request_id: null }
          : null,
    },
  });
  return makeRecordRow(companyKey, record, null, null, 0);
}

/**
 * Writes this many records into the extension's store with their counters, as the worker does, because the benchmark measures
 * the page and not the first read. Overwrites existing records.
 * @param page any page of the extension
 */
export async function fillStore(page: Page, companyKey: string, count: number): Promise<void> {
  const by_state: Record<string, number> = {};
  const counts = { to_approve: 0, pending: 0, failed: 0 };
  for (let from = 0; from < count; from += SLICE) {
    const length = Math.min(SLICE, count - from);
    const rows = Array.from({ length }, (_, n) => rowNumber(companyKey, from + n));
    for (const { state, counted } of rows) {
      by_state[state] = (by_state[state] ?? 0) + 1;
      if (counted) counts[counted] += 1;
    }
    await put(page, 'records', rows);
  }
  const counters = { ...NO_RECORDS, ...counts, by_state };
  await put(page, 'counters', [
    { company_key: companyKey, ...counters, oldest_failure_since: null, top_failures: [] },
  ]);
}

function put(page: Page, table: string, rows: readonly object[]): Promise<void> {
  return page.evaluate(
    async (name, text) => {
      const open = indexedDB.open('tickmark');
      const db = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => resolve(open.result);
      });
      const change = db.transaction(name, 'readwrite', { durability: 'relaxed' });
      for (const row of JSON.parse(text)) change.objectStore(name).put(row);
      await new Promise((resolve, reject) => {
        change.oncomplete = resolve;
        change.onerror = () => reject(change.error);
      });
      db.close();
    },
    table,
    JSON.stringify(rows),
  );
}
