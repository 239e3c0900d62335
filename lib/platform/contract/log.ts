import * as z from 'zod/mini';
import type { LogPage } from '../../core/records/log-entry.ts';
import { QUICKBOOKS_TYPES } from '../../core/records/record-types.ts';
import type { Backfill } from '../port.ts';
import {
  count,
  cursor,
  flag,
  id,
  longText,
  money,
  neededId,
  neededText,
  neededTime,
  object,
  person,
  rows,
  shownId,
  text,
  word,
} from './fields.ts';
import { keepGood, need } from './read.ts';
import { cutText, fieldsOf, readMoney, readPerson, readQuickBooksRef, wordOf } from './read-fields.ts';

const OUTCOMES = ['succeeded', 'failed', 'conflict', 'unknown'] as const;

/** Who did what to which record, with the outcome (§7). The platform's log is append-only. */
export const logEntrySchema = object({
  id: neededId,
  at: neededTime,
  actor: person,
  action: neededText,
  record_id: id,
  label: text,
  outcome: z.nullish(word(OUTCOMES)),
  code: shownId,
  message: longText,
  quickbooks: z.nullish(object({ type: z.nullish(word(QUICKBOOKS_TYPES)), id })),
  amount: money,
  after: z.nullish(z.unknown()),
});

export const logPageSchema = object({ entries: rows, cursor: z.nullish(cursor), has_more: flag });

export const backfillAnswerSchema = object({ count, total: money });

/** Reads a page of the log; leaves out entries that break the contract. @throws PlatformError `not_a_platform` */
export function readLogPage(json: unknown): LogPage {
  const wire = need(logPageSchema, json, 'log');
  return {
    entries: keepGood(logEntrySchema, wire.entries, (entry) => ({
      id: entry.id,
      at: entry.at,
      actor: readPerson(entry.actor),
      action: entry.action,
      ...fieldsOf(entry, 'record_id', 'label', 'code', 'after'),
      outcome: wordOf(OUTCOMES, entry.outcome, 'unknown'),
      message: cutText(entry.message),
      quickbooks: readQuickBooksRef(entry.quickbooks),
      amount: readMoney(entry.amount),
    })),
    cursor: wire.cursor ?? null,
    has_more: (wire.has_more ?? false) && !!wire.cursor,
  };
}

/** Reads how many older records a request brings in, or would bring in. @throws PlatformError `not_a_platform` */
export function readBackfill(json: unknown): Backfill {
  const wire = need(backfillAnswerSchema, json, 'answer about older records');
  return { count: wire.count ?? 0, total: readMoney(wire.total) };
}
