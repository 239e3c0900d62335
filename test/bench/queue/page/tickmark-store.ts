import { ERROR_GUIDE } from '../../../../lib/core/error-guide/error-guide.fixture.ts';
import type { PlatformRecord } from '../../../../lib/core/records/platform-record.ts';
import type { Platform } from '../../../../lib/platform/port.ts';
import { openTables, type Tables } from '../../../../lib/store/database.ts';
import type { SyncTools } from '../../../../lib/worker/sync/cycle-context.ts';
import { runCycle } from '../../../../lib/worker/sync/run-cycle.ts';
import { startCycle } from '../../../../lib/worker/sync/save-cycle.ts';
import { FakePlatform } from '../../../engine/world/fake-platform.ts';
import { makeCompany, makeConnection } from '../../../engine/world/make-company.ts';
import { BEGIN } from '../../../engine/world/make-record.ts';
import { removeStore } from './bare-store.ts';
import { COMPANY } from './many-records.ts';

/** Tickmark's tables with one company and nothing else. */
export async function openEmpty(): Promise<Tables> {
  await removeStore('tickmark');
  const tables = openTables();
  await tables.strict.connections.put(makeConnection('bench'));
  await tables.strict.companies.put(makeCompany('bench', { checked_at: BEGIN }));
  return tables;
}

export function closeTables({ connection }: Tables): void {
  connection.close();
}

/** A platform whose feed costs nothing, because the benchmark measures the store. */
function platformWith(
  records: readonly PlatformRecord[],
  beforePage: (from: number, to: number) => Promise<void>,
): Platform {
  const line = { before: async () => null, after: async () => undefined };
  const quiet = new FakePlatform(() => BEGIN).port('bench', line);
  return {
    ...quiet,
    changes: async (_realm, cursor, limit) => {
      const after = Number(cursor ?? 0);
      const page = records.slice(after, after + limit);
      await beforePage(after, after + page.length);
      return {
        records: page,
        set_aside: [],
        cursor: String(after + page.length),
        has_more: after + page.length < records.length,
      };
    },
  };
}

/** A cycle's context with a stopped clock and no listeners. @param batchSize commands per batch */
export function toolsFor(tables: Tables, platform: Platform, batchSize: number): SyncTools {
  return {
    tables,
    clock: () => BEGIN,
    random: () => 0.5,
    newKey: () => crypto.randomUUID(),
    openPlatform: () => platform,
    session: async () => 'bench',
    heartbeat: async () => undefined,
    inTurn: (step) => step(),
    alone: (write) => write(),
    isAsked: () => false,
    pause: async () => undefined,
    changed: () => undefined,
    announce: () => undefined,
    readErrorGuide: async () => ERROR_GUIDE,
    batchSize: async () => batchSize,
  };
}

/** One whole cycle against a platform with these records. @param beforePage runs before each page of the feed */
export async function cycle(
  tables: Tables,
  records: readonly PlatformRecord[],
  beforePage: (from: number, to: number) => Promise<void> = async () => undefined,
): Promise<void> {
  const end = await runCycle(COMPANY, toolsFor(tables, platformWith(records, beforePage), 100), 'schedule');
  if (end !== 'finished') throw new Error(`The cycle ended ${end}`);
}

/** One whole cycle that sends all commands given before; each is done at once, and the platform tells the record. */
export async function sendAll(
  tables: Tables,
  records: readonly PlatformRecord[],
  batchSize: number,
): Promise<void> {
  const known = new Map(records.map((record) => [record.id, record]));
  const platform: Platform = {
    ...platformWith([], async () => undefined),
    execute: async (_realm, commands) =>
      commands.map(({ key, record_id }) => {
        const record = known.get(record_id);
        const sync = record && { ...record.sync, state: 'synced' as const };
        return {
          ...{ key, status: 'done' as const, operation_id: null, by: null, problem: null, effects: null },
          record: record && sync ? { ...record, version: '2', sync } : null,
        };
      }),
  };
  await startCycle(tables, COMPANY, 'command', crypto.randomUUID(), BEGIN);
  const end = await runCycle(COMPANY, toolsFor(tables, platform, batchSize));
  if (end !== 'finished') throw new Error(`The cycle ended ${end}`);
}
