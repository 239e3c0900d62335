import * as z from 'zod/mini';
import { QUICKBOOKS_TYPES } from '../../core/records/record-types.ts';
import { PlatformError } from '../platform-error.ts';
import type { CommandResult, Effects, Operation } from '../port.ts';
import { count, flag, id, list, money, neededId, object, person, rows, text, word } from './fields.ts';
import { problemSchema, toProblem } from './problem.ts';
import { check, need } from './read.ts';
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
  by: person,
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

/** The status decides the next step: an unknown one has no safe reading. */
function neededStatus<Word extends string>(words: readonly Word[], status: string, what: string): Word {
  const ours = wordOf(words, status, null);
  if (ours) return ours;
  throw new PlatformError('not_a_platform', `The answer is no ${what}: status: not a known word`);
}

/** Reads one command's result. @throws PlatformError `not_a_platform` */
export function readResult(json: unknown): CommandResult {
  const wire = need(resultSchema, json, 'command result');
  return {
    key: wire.key,
    status: neededStatus(RESULT_STATUSES, wire.status, 'command result'),
    record: readRecordIfGood(wire.record),
    operation_id: known(wire.operation_id),
    by: readPerson(wire.by),
    problem: toProblem(wire.problem),
    effects: toEffects(wire.effects),
  };
}

const keySchema = object({ key: neededId });

function keyOf(json: unknown): string | null {
  const reading = check(keySchema, json);
  return reading.ok ? reading.value.key : null;
}

/**
 * Reads the results of a batch by their keys, whatever their order and number. One that names a command sent and cannot be
 * read is told as `unreadable`; what is of no command sent is left out.
 * @param keys of the commands sent
 * @throws PlatformError `not_a_platform`
 */
export function readResults(json: unknown, keys: readonly string[]): CommandResult[] {
  return need(resultsSchema, json, 'list of command results').results.flatMap((result) => {
    const key = keyOf(result);
    if (key === null || !keys.includes(key)) return [];
    try {
      return readResult(result);
    } catch (error) {
      return unreadable(key, error);
    }
  });
}

/** The result of a command that the platform knows and whose answer about it breaks the contract. */
function unreadable(key: string, error: unknown): CommandResult {
  if (!(error instanceof PlatformError)) throw error;
  const problem = { status: null, code: 'result_unreadable', title: null, detail: error.message };
  return {
    key,
    status: 'unreadable',
    record: null,
    operation_id: null,
    by: null,
    problem: { ...problem, retryable: false, request_id: null },
    effects: null,
  };
}

/**
 * Reads the answer to the question what became of a command; `unreadable` where it names this command and breaks the contract.
 * @throws PlatformError `not_a_platform` when it names none or another
 */
export function readOutcome(json: unknown, key: string): CommandResult {
  const [result] = readResults({ results: [json] }, [key]);
  if (result) return result;
  throw new PlatformError('not_a_platform', 'The answer is not the result of the command asked for');
}

/** Reads how an accepted command goes on. @throws PlatformError `not_a_platform` */
export function readOperation(json: unknown): Operation {
  const wire = need(operationSchema, json, 'operation');
  return {
    id: wire.id,
    status: neededStatus(OPERATION_STATUSES, wire.status, 'operation'),
    record: readRecordIfGood(wire.record),
    problem: toProblem(wire.problem),
  };
}
