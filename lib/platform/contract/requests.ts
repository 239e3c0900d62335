import * as z from 'zod/mini';
import { ACTION_NAMES } from '../../core/records/actions.ts';
import { QUICKBOOKS_TYPES, RECORD_TYPE_NAMES } from '../../core/records/record-types.ts';
import { BATCH_MAX } from './connection.ts';
import { neededId, neededText, object, word } from './fields.ts';

// What Tickmark sends. Only the published document and the tests use these: the adapter writes what it sends itself.

/** Made before the first attempt; the same key with the same content is done once (§1, once only). */
const key = z.uuid();
const day = z.iso.date();

export const commandSchema = object({
  key,
  action: word(ACTION_NAMES),
  record_id: neededId,
  version: neededId,
  input: z.record(z.string(), z.unknown()),
  dry_run: z.boolean(),
});

export const commandsRequest = object({
  commands: z.array(commandSchema).check(z.minLength(1), z.maxLength(BATCH_MAX)),
});

/** 200 entries in all at most (§3). */
export const lookupRequest = object({
  quickbooks: z.array(object({ type: word(QUICKBOOKS_TYPES), id: neededId })).check(z.maxLength(200)),
  numbers: z.array(object({ type: word(RECORD_TYPE_NAMES), number: neededText })).check(z.maxLength(200)),
});

export const runRequest = object({ key, record_ids: z.nullable(z.array(neededId)) });
export const addListItemRequest = object({ key, name: neededText, parent_id: z.nullable(neededId) });
export const renameListItemRequest = object({ key, version: neededId, name: neededText });
export const backfillRequest = object({ key, from: day, to: day, dry_run: z.boolean() });
