import * as z from 'zod/mini';
import { ACTION_NAMES } from '../../core/records/actions.ts';
import type { PlatformRecord, QuickBooksCopy, SyncStatus } from '../../core/records/platform-record.ts';
import { QUICKBOOKS_TYPES, RECORD_TYPE_NAMES } from '../../core/records/record-types.ts';
import { SYNC_STATES } from '../../core/records/sync-state.ts';
import type { ReadRecords, SetAside } from '../port.ts';
import {
  count,
  date,
  flag,
  id,
  list,
  longText,
  money,
  neededId,
  neededTime,
  object,
  person,
  shownId,
  text,
  time,
  word,
} from './fields.ts';
import { check, type MayDrop, need, type Reading } from './read.ts';
import {
  cutText,
  fieldsOf,
  known,
  readLink,
  readMoney,
  readPerson,
  readQuickBooksRef,
  wordOf,
  wordsOf,
} from './read-fields.ts';

/** The most warnings of one record: it must not fill the store. */
const WARNINGS_MAX = 50;
const PARENTS_MAX = 1_000;
/** The most odd fields of one record that are kept. */
const ODD_MAX = 20;

const QUICKBOOKS_STATUSES = ['active', 'voided', 'deleted', 'inactive', 'unknown'] as const;
const CHANGED_BY = ['platform', 'quickbooks', 'both'] as const;
const DIRECTIONS = ['export', 'import'] as const;

export const quickBooksCopySchema = object({
  type: z.nullish(word(QUICKBOOKS_TYPES)),
  id,
  number: text,
  name: text,
  party: text,
  date,
  amount: money,
  status: z.nullish(word(QUICKBOOKS_STATUSES)),
  checked_at: time,
});

export const syncSchema = object({
  state: word(SYNC_STATES),
  since: time,
  attempts: count,
  last_attempt_at: time,
  last_success_at: time,
  next_attempt_at: time,
  position: count,
  error: z.nullish(object({ code: shownId, message: longText, detail: longText, request_id: shownId })),
  warnings: z.nullish(list(object({ code: shownId, message: longText }))),
  quickbooks: z.nullish(quickBooksCopySchema),
  changed: z.nullish(object({ by: z.nullish(word(CHANGED_BY)), at: time })),
  decided: z.nullish(object({ by: person, at: time, reason: longText })),
});

/** A record (§3). Needed: `id`, `type`, `version`, `updated_at`, `sync.state`. */
export const recordSchema = object({
  id: neededId,
  type: word(RECORD_TYPE_NAMES),
  number: text,
  name: text,
  party: person,
  date,
  amount: money,
  fee: money,
  version: neededId,
  created_at: time,
  updated_at: neededTime,
  deleted: flag,
  url: text,
  direction: z.nullish(word(DIRECTIONS)),
  depends_on: z.nullish(list(neededId).check(z.maxLength(PARENTS_MAX, 'too many'))),
  sync: syncSchema,
  allowed: z.nullish(list(word(ACTION_NAMES))),
});

/** The QuickBooks copy, or `null` when its type is unknown or its id is missing. */
export function toQuickBooksCopy(
  wire: z.output<typeof quickBooksCopySchema> | null | undefined,
): QuickBooksCopy | null {
  const ref = readQuickBooksRef(wire);
  return ref && wire
    ? {
        ...ref,
        ...fieldsOf(wire, 'number', 'name', 'party', 'date', 'checked_at'),
        amount: readMoney(wire.amount),
        status: wordOf(QUICKBOOKS_STATUSES, wire.status, 'unknown'),
      }
    : null;
}

function toSyncStatus(wire: z.output<typeof syncSchema>): SyncStatus {
  const state = wordOf(SYNC_STATES, wire.state, null);
  const { error, changed, decided } = wire;
  return {
    state: state ?? 'unknown',
    reported_state: state ? null : known(wire.state),
    ...fieldsOf(
      wire,
      'since',
      'attempts',
      'last_attempt_at',
      'last_success_at',
      'next_attempt_at',
      'position',
    ),
    error: error
      ? {
          ...fieldsOf(error, 'code', 'request_id'),
          message: cutText(error.message),
          detail: cutText(error.detail),
        }
      : null,
    warnings: (wire.warnings ?? []).slice(0, WARNINGS_MAX).flatMap(({ code, message }) => {
      const words = cutText(message) ?? code;
      return words ? [{ code: code || 'unknown', message: words }] : [];
    }),
    quickbooks: toQuickBooksCopy(wire.quickbooks),
    // An unknown word may mean either side: `both` decides nothing for the user.
    changed: changed ? { by: wordOf(CHANGED_BY, changed.by, 'both'), at: changed.at ?? null } : null,
    decided: decided
      ? { by: readPerson(decided.by), at: decided.at ?? null, reason: cutText(decided.reason) }
      : null,
  };
}

function toRecord(wire: z.output<typeof recordSchema>): PlatformRecord {
  return {
    id: wire.id,
    type: wordOf(RECORD_TYPE_NAMES, wire.type, 'other'),
    ...fieldsOf(wire, 'number', 'name', 'date', 'created_at'),
    party: readPerson(wire.party),
    amount: readMoney(wire.amount),
    fee: readMoney(wire.fee),
    version: wire.version,
    updated_at: wire.updated_at,
    deleted: wire.deleted ?? false,
    url: readLink(wire.url),
    direction: wordOf(DIRECTIONS, wire.direction, 'export'),
    depends_on: wire.depends_on ?? [],
    sync: toSyncStatus(wire.sync),
    allowed: wordsOf(ACTION_NAMES, wire.allowed),
  };
}

/**
 * Fields without which a record is still sound. Not among them is what a row of a list is known by (number, name, party, date,
 * amount): a badge could stand on the wrong row without it. Nor is `deleted`: the record would come back to life.
 */
const DISPENSABLE: ReadonlySet<PropertyKey> = new Set([
  'fee',
  'created_at',
  'url',
  'direction',
  'depends_on',
  'allowed',
]);

/** Everything about the sync can be dropped but the state itself; of the QuickBooks copy, any part. */
const mayDrop: MayDrop = ([field = '', inner]) =>
  field === 'sync' ? inner !== undefined && inner !== 'state' : DISPENSABLE.has(field);

const UNKNOWN_COPY = 'sync.quickbooks.type: not a type of QuickBooks';
const UNKNOWN_TYPE = 'type: not a known word';

/** Reads one record, or says where and how it breaks the contract. Odd fields that it can do without read as `null`. */
export function readRecord(json: unknown): Reading<PlatformRecord> {
  const reading = check(recordSchema, json, mayDrop);
  if (!reading.ok) return reading;
  const copy = reading.value.sync.quickbooks;
  const value = toRecord(reading.value);
  // Without a type that is known, the copy is known by nothing and the record gets no badge.
  const unread = copy?.type && copy.id && !value.sync.quickbooks;
  const isOther = value.type === 'other' && reading.value.type !== 'other';
  return {
    ok: true,
    value,
    odd: [...reading.odd, ...(unread ? [UNKNOWN_COPY] : []), ...(isOther ? [UNKNOWN_TYPE] : [])],
  };
}

/** Reads the answer to a question for one record. @throws PlatformError `not_a_platform` */
export function readOneRecord(json: unknown): PlatformRecord {
  return toRecord(need(recordSchema, json, 'record', mayDrop));
}

/** Reads a record beside another answer: `null` when it is absent or breaks the contract; the feed brings it again. */
export function readRecordIfGood(json: unknown): PlatformRecord | null {
  const reading = json ? readRecord(json) : null;
  return reading?.ok ? reading.value : null;
}

function idOf(json: unknown): string | null {
  const reading = check(object({ id: neededId }), json);
  return reading.ok ? reading.value.id : null;
}

/** Reads records one by one; sets those aside that break the contract, with the reason. */
export function readRecords(entries: readonly unknown[]): ReadRecords {
  const records: PlatformRecord[] = [];
  const set_aside: SetAside[] = [];
  const odd: { id: string; reasons: readonly string[] }[] = [];
  for (const entry of entries) {
    const reading = readRecord(entry);
    if (!reading.ok) {
      set_aside.push({ id: idOf(entry), reason: reading.reason });
      continue;
    }
    records.push(reading.value);
    if (reading.odd.length > 0) odd.push({ id: reading.value.id, reasons: reading.odd.slice(0, ODD_MAX) });
  }
  return { records, set_aside, ...(odd.length > 0 && { odd }) };
}
