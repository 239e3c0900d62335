import { expect, test } from 'vitest';
import { BEGIN } from '../../../test/engine/world/make-record.ts';
import { openStore } from '../../../test/engine/world/open-store.ts';
import type { LogRow } from '../../store/rows.ts';
import { readLogs } from './read-logs.ts';

function line(company_key: string, at: number): LogRow {
  return {
    company_key,
    at: BEGIN + at,
    who: 'The bookkeeper',
    action: 'resync',
    record_id: `inv_${at}`,
    label: `${at}`,
    outcome: 'succeeded',
    detail: null,
    quickbooks_id: null,
    amount: '100.00 USD',
    settled_at: null,
  };
}

test('every stored log line of a company can be shown and saved, newest first, and none of another company [SO-16]', async () => {
  const tables = openStore();
  const count = 3_000;
  await tables.bulk.log.putAll(Array.from({ length: count }, (_, at) => line('c:1', at)));
  await tables.bulk.log.add(line('c:10', 1));
  const logs = readLogs(
    tables.bulk,
    'c:1',
    async () => Promise.reject(new Error('The worker is not asked for what is kept here')),
    () => undefined,
  );
  await logs.readHere();
  const { here } = logs.now();
  expect(here).toHaveLength(count);
  expect(here[0]).toMatchObject({ label: '2999', amount: { value: '100.00', currency: 'USD' } });
  expect(here.at(-1)).toMatchObject({ label: '0' });
});
