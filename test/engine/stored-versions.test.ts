import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { labelKeyOf } from '../../lib/core/identity/label-key.ts';
import type { PlatformRecord } from '../../lib/core/records/platform-record.ts';
import { TABLE_NAMES } from '../../lib/store/database.ts';
import { DEFAULT_PREFERENCES, preferencesSchema } from '../../lib/store/items/preferences.ts';
import { recordMisses } from '../../lib/store/record-misses.ts';
import {
  isSoundCounters,
  isSoundCycle,
  isSoundJob,
  isSoundRecord,
} from '../../lib/store/set-aside-damaged.ts';
import { readLayout, type StoredVersion, writeVersion } from './stored/stored-version.ts';
import { Browser, type Time } from './world/browser.ts';
import { checkAtRest } from './world/checks.ts';
import { expectNoDefects, listenForDefects } from './world/defects.ts';
import { FakePlatform } from './world/fake-platform.ts';
import { BEGIN, makeRecord } from './world/make-record.ts';
import { automaticCycle, connectTo, pressOn } from './world/one-company.ts';
import { closeStore, newDisk, openStore } from './world/open-store.ts';
import { Crash } from './world/points.ts';
import { seededRandom } from './world/random.ts';
import { recount, recountTypes, storedCounters, storedTypes } from './world/recount.ts';
import { settle } from './world/settle.ts';

/**
 * What each shipped version leaves on a disk, oldest first. The last one is what is stored now: when that changes, the
 * tables get a new version and this folder gets a sample of it.
 */
const FOLDER = new URL('stored/', import.meta.url);
const VERSIONS: readonly StoredVersion[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as StoredVersion)
  .sort((a, b) => a.native - b.native);
const NEWEST = VERSIONS.at(-1) as StoredVersion;

const PRODUCT = { code: '2500', message: 'Item element id 3 not found', detail: null, request_id: null };

let time: Time;
let platform: FakePlatform;

beforeEach(() => {
  listenForDefects();
  time = { now: BEGIN };
  platform = new FakePlatform(() => time.now);
  platform.failing.set('i2', [PRODUCT]);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const RECORDS = [
  makeRecord({ id: 'i1', sync: { state: 'changed' } }),
  makeRecord({ id: 'i2', sync: { state: 'failed', error: PRODUCT } }),
  makeRecord({ id: 'i3', sync: { state: 'needs_approval' } }),
];

/** Does what the samples hold: a failure in its grace, a command held for undo, and one that the worker's end interrupts. */
async function liveThrough(browser: Browser): Promise<void> {
  await connectTo(platform, browser, time, RECORDS);
  await automaticCycle(browser, time);
  await pressOn(browser, time, 'i3', 'approve');
  browser.useLine({
    before: async (operation) => {
      if (operation !== 'execute') return null;
      browser.points.kill();
      throw new Crash('The worker has ended');
    },
    after: async () => undefined,
  });
  await pressOn(browser, time, 'i1', 'resync');
  await browser.rest();
  await recordMisses(browser.seen, [{ page: 'invoice', place: 'title' }], time.now);
}

/** The names of the fields of rows, at any depth; lists and objects with free keys are left out. */
function fieldsOf(rows: readonly object[], prefix = ''): string[] {
  const names = new Set<string>();
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      names.add(`${prefix}${name}`);
      if (
        name === 'by_state' ||
        name === 'by_type' ||
        value === null ||
        typeof value !== 'object' ||
        Array.isArray(value)
      )
        continue;
      for (const each of fieldsOf([value], `${prefix}${name}.`)) names.add(each);
    }
  }
  return [...names].sort();
}

test('a record that version 1 kept in an unknown state counts as failed', async () => {
  const disk = newDisk();
  const [first] = VERSIONS;
  const [row] = first?.rows.records ?? [];
  const [counters] = first?.rows.counters ?? [];
  if (!first || !row || !counters) throw new Error('There is no sample of version 1.');
  const unknown = { ...row, id: 'odd', state: 'unknown', counted: '' };
  const by_state = { ...(counters.by_state as object), unknown: 1 };
  const rows = {
    ...first.rows,
    records: [...(first.rows.records ?? []), unknown],
    counters: [{ ...counters, by_state }],
  };
  await writeVersion(disk, { ...first, rows });
  const tables = openStore(disk);
  const key = String(row.company_key);
  expect(await storedCounters(tables, key)).toEqual(await recount(tables, key));
  expect(await tables.bulk.records.get([key, 'odd'])).toMatchObject({ counted: 'failed' });
  closeStore(tables);
});

describe('what is stored now', () => {
  test('has the layout of the newest sample', async () => {
    const disk = newDisk();
    const tables = openStore(disk);
    await tables.connection.open();
    expect(await readLayout(disk)).toEqual({ native: NEWEST.native, stores: NEWEST.stores });
    closeStore(tables);
  });

  test('has exactly the fields of the newest sample', async () => {
    const browser = new Browser('stored', platform, time, seededRandom(1));
    await liveThrough(browser);
    for (const name of TABLE_NAMES) {
      const sample = NEWEST.rows[name] ?? [];
      expect(sample.length, name).toBeGreaterThan(0);
      const rows = await browser.seen.bulk[name].all();
      if (rows.length) expect(fieldsOf(rows), name).toEqual(fieldsOf(withoutCopies(sample)));
    }
    browser.close();
  });

  test('has the preference names of the newest sample', () => {
    expect(Object.keys(DEFAULT_PREFERENCES).sort()).toEqual(Object.keys(NEWEST.preferences).sort());
  });
});

/** The sample without the one thing that the morning never makes: a copy in QuickBooks. */
function withoutCopies(rows: StoredVersion['rows'][string]): object[] {
  return rows.map((row) => {
    const { record } = row as { record?: { sync: object } };
    return record ? { ...row, record: { ...record, sync: { ...record.sync, quickbooks: null } } } : row;
  });
}

describe.each(VERSIONS.map((version) => [version.native / 10, version] as const))(
  'version %s',
  (_, version) => {
    test('migrates to what is stored now, and no row is lost', async () => {
      const disk = newDisk();
      await writeVersion(disk, version);
      const tables = openStore(disk);
      for (const name of TABLE_NAMES) {
        expect(await tables.bulk[name].count(), name).toBe(version.rows[name]?.length);
      }
      expect(await readLayout(disk)).toEqual({ native: NEWEST.native, stores: NEWEST.stores });
      for (const row of await tables.bulk.records.all()) {
        expect(isSoundRecord(row), row.id).toBe(true);
        expect(row.label_key, row.id).toBe(labelKeyOf(row.record));
      }
      for (const row of await tables.bulk.jobs.all()) expect(isSoundJob(row), row.key).toBe(true);
      for (const row of await tables.bulk.cycles.all()) expect(isSoundCycle(row)).toBe(true);
      for (const row of await tables.bulk.counters.all()) {
        expect(isSoundCounters(row)).toBe(true);
        expect(await storedCounters(tables, row.company_key)).toEqual(await recount(tables, row.company_key));
        expect(await storedTypes(tables, row.company_key)).toEqual(
          await recountTypes(tables, row.company_key),
        );
      }
      closeStore(tables);
    });

    test('continues: a half-sent command is asked for, a command held for undo is not sent, grace goes on counting', async () => {
      const disk = newDisk();
      await writeVersion(disk, version);
      for (const { record } of version.rows.records ?? []) platform.put(record as PlatformRecord);
      const browser = new Browser('stored', platform, time, seededRandom(2), disk);
      time.now = BEGIN + 60 * 60_000;
      const grace = async () => (await browser.seen.bulk.records.get([browser.key, 'i2']))?.grace?.cycles;
      expect(await grace()).toBe(1);
      await browser.takeUp();
      expect(await grace()).toBe(2);
      await settle(browser, time);
      const sent = '00000000-0000-4000-8000-000000000001';
      const held = '00000000-0000-4000-8000-000000000003';
      expect(platform.requests.some(({ operation }) => operation === 'outcome')).toBe(true);
      expect(platform.effectsOf(sent)).toBe(1);
      expect(platform.effectsOf(held)).toBe(0);
      expect(await browser.seen.bulk.jobs.get(held)).toMatchObject({
        state: 'canceled',
        problem: { code: 'browser_closed' },
      });
      await checkAtRest(browser, platform);
      expectNoDefects();
      browser.close();
    });

    test('has its preferences read as chosen', () => {
      expect(z.parse(preferencesSchema, version.preferences)).toEqual(version.preferences);
    });
  },
);
