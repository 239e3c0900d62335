import * as z from 'zod/mini';
import { QUICKBOOKS_TYPES } from '../../core/records/record-types.ts';
import { PlatformError } from '../platform-error.ts';
import type { CommandResult, Effects, Operation } from '../port.ts';
import { count, flag, id, list, money, neededId, object, rows, text, time, word } from './fields.ts';
import { problemSchema, toProblem } from './problem.ts';
import { need } from './read.ts';
import { known, readMoney, readPerson, readQuickBooksRef, wordOf } from './read-fields.ts';
import { readRecordIfGood } from './record.ts';

const RESULT_STATUSES = ['done', 'accepted', 'conflict', 'refused'] as const;
const OPERATION_STATUSES = ['running', 'succeeded', 'failed'] as const;

export const effectsSchema = object({
  creates: flag,
  duplicate_of: z.nullish(object({ type: z.nullish(word(QUICKBOOKS_TYPES)), id, number: text })),
  releases: z.nullish(list(neededId)),
  affects: z.nullish(object({ count, total: money })),
});

/** What became of one command (§4). */
export const resultSchema = object({
  key: neededId,
  status: word(RESULT_STATUSES),
  record: z.nullish(z.unknown()),
  operation_id: id,
  by: z.nullish(object({ id, name: text, at: time })),
  problem: z.nullish(problemSchema),
  effects: z.nullish(effectsSchema),
});

export const resultsSchema = object({ results: rows });

export const operationSchema = object({
  id: neededId,
  status: word(OPERATION_STATUSES),
  record: z.nullish(z.unknown()),
  problem: z.nullish(problemSchema),
});

function toEffects(wire: z.output<typeof effectsSchema> | null | undefined): Effects | null {
  if (!wire) return null;
  const duplicate = readQuickBooksRef(wire.duplicate_of);
  return {
    creates: wire.creates ?? false,
    duplicate_of: duplicate && { ...duplicate, number: known(wire.duplicate_of?.number) },
    releases: wire.releases ?? [],
    affects: wire.affects ? { count: wire.affects.count ?? 0, total: readMoney(wire.affects.total) } : null,
  };
}

/** A status decides what is done next: one that is not known cannot be read as any of ours. */
function neededStatus<Word extends string>(words: readonly Word[], status: string, what: string): Word {
  const ours = wordOf(words, status, null);
  if (ours) return ours;
  throw new PlatformError('not_a_platform', `The answer is no ${what}: status: not a known word`);
}

/** One command's result. @throws PlatformError `not_a_platform` */
export function readResult(json: unknown): CommandResult {
  const wire = need(resultSchema, json, 'command result');
  const by = readPerson(wire.by);
  return {
    key: wire.key,
    status: neededStatus(RESULT_STATUSES, wire.status, 'command result'),
    record: readRecordIfGood(wire.record),
    operation_id: known(wire.operation_id),
    by: by && { ...by, at: wire.by?.at ?? null },
    problem: toProblem(wire.problem),
    effects: toEffects(wire.effects),
  };
}

/**
 * The results of a batch: one per command, in the order sent.
 * @throws PlatformError `not_a_platform` where one is missing, too many, of another key or not readable
 */
export function readResults(json: unknown, keys: readonly string[]): CommandResult[] {
  const results = need(resultsSchema, json, 'list of command results').results.map(readResult);
  if (results.length === keys.length && results.every(({ key }, place) => key === keys[place]))
    return results;
  throw new PlatformError('not_a_platform', 'The results are not those of the commands sent');
}

/** How an accepted command goes on. @throws PlatformError `not_a_platform` */
export function readOperation(json: unknown): Operation {
  const wire = need(operationSchema, json, 'operation');
  return {
    id: wire.id,
    status: neededStatus(OPERATION_STATUSES, wire.status, 'operation'),
    record: readRecordIfGood(wire.record),
    problem: toProblem(wire.problem),
  };
}
