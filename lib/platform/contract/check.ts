import * as z from 'zod/mini';
import { QUICKBOOKS_TYPES } from '../../core/records/record-types.ts';
import type { Check } from '../port.ts';
import {
  date,
  id,
  list,
  longText,
  money,
  neededLongText,
  neededText,
  object,
  person,
  rows,
  text,
  time,
  word,
} from './fields.ts';
import { keepGood, need } from './read.ts';
import { cutText, fieldsOf, readMoney, readPerson, readQuickBooksRef, wordOf } from './read-fields.ts';
import { quickBooksCopySchema, toQuickBooksCopy } from './record.ts';

const EXISTS = ['yes', 'no', 'voided', 'inactive', 'unknown'] as const;
const LOCKS = ['deposit', 'reconciled', 'bank_match', 'closed_period', 'unknown'] as const;

export const sameNumberSchema = object({
  type: z.nullish(word(QUICKBOOKS_TYPES)),
  id,
  number: text,
  // The contract leaves open whether a party is a name or, as in a record, an id with a name: both are read.
  party: z.nullish(z.union([neededLongText, person])),
  amount: money,
  date,
});

export const comparedFieldSchema = object({
  name: neededText,
  platform: longText,
  quickbooks: longText,
  last_synced: longText,
});

/** What the platform finds in QuickBooks for a record (§5). */
export const checkSchema = object({
  exists: z.nullish(word(EXISTS)),
  quickbooks: z.nullish(quickBooksCopySchema),
  same_number: z.nullish(rows),
  fields: z.nullish(list(comparedFieldSchema)),
  locked_by: z.nullish(object({ kind: z.nullish(word(LOCKS)), detail: longText })),
  inactive: z.nullish(object({ type: text, name: text })),
  checked_at: time,
});

/** Reads the answer to a check; an unknown word in `exists` reads as `unknown`. @throws PlatformError `not_a_platform` */
export function readCheck(json: unknown): Check {
  const wire = need(checkSchema, json, 'check');
  const { locked_by, inactive } = wire;
  return {
    exists: wordOf(EXISTS, wire.exists, 'unknown'),
    quickbooks: toQuickBooksCopy(wire.quickbooks),
    same_number: keepGood(sameNumberSchema, wire.same_number ?? [], (entry) => {
      const ref = readQuickBooksRef(entry);
      const party = typeof entry.party === 'string' ? entry.party : readPerson(entry.party)?.name;
      return (
        ref && {
          ...ref,
          ...fieldsOf(entry, 'number', 'date'),
          party: cutText(party),
          amount: readMoney(entry.amount),
        }
      );
    }),
    fields: (wire.fields ?? []).map((field) => ({
      name: field.name,
      platform: cutText(field.platform),
      quickbooks: cutText(field.quickbooks),
      last_synced: cutText(field.last_synced),
    })),
    locked_by: locked_by
      ? { kind: wordOf(LOCKS, locked_by.kind, 'unknown'), detail: cutText(locked_by.detail) }
      : null,
    inactive: inactive?.name ? { type: inactive.type ?? 'unknown', name: inactive.name } : null,
    checked_at: wire.checked_at ?? null,
  };
}
