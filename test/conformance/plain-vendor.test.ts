import { afterEach, expect, test } from 'vitest';
import { openVendor, VENDOR_KEY, type Vendor } from '../vendor/open-vendor.ts';
import { LEVELS } from '../vendor/wrong-answers.ts';
import { checkServer, firstFailed } from './check-server.ts';
import { writeReport } from './write-report.ts';

let vendor: Vendor | null = null;
afterEach(() => vendor?.close());

test.each(LEVELS)(
  'the plain vendor that other tests use keeps every rule of its level: %s',
  async (level) => {
    vendor = await openVendor(level);
    const { books, url } = vendor;
    vendor.takesMs = 20;
    for (const number of [1041, 1042, 1043]) {
      books.put({
        id: `inv_${number}`,
        type: 'invoice',
        number: String(number),
        date: '2026-02-27',
        party: { id: 'cus_1', name: 'Cedar Grove HOA' },
        amount: { value: '100.00', currency: 'USD' },
        sync: {
          state: 'synced',
          since: '2026-02-27T14:00:00Z',
          error: null,
          quickbooks: { type: 'Invoice', id: String(number) },
        },
        allowed: level === 'read' ? [] : ['resync'],
      });
    }
    const report = await checkServer({
      base: new URL(url),
      key: VENDOR_KEY,
      record: 'inv_1042',
      allowWrites: true,
      timeoutMs: 20_000,
      waitMs: 2_000,
      everyMs: 10,
    });
    expect(firstFailed(report), writeReport(report)).toBeNull();
    expect(report.level).toBe(level);
  },
);
