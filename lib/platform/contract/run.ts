import { PlatformError } from '../platform-error.ts';
import type { Run } from '../port.ts';
import { count, neededId, object, time, word } from './fields.ts';
import { check, need } from './read.ts';
import { fieldsOf, wordOf } from './read-fields.ts';

const RUN_STATES = ['running', 'finished', 'failed'] as const;

export const runSchema = object({
  id: neededId,
  state: word(RUN_STATES),
  total: count,
  done: count,
  failed: count,
  started_at: time,
});

/** The frame of both answers about a run: its start and its state (§4). */
export const runAnswerSchema = object({ run: runSchema });

/**
 * Reads a run, framed as `{"run": …}` or bare: the contract shows the frame for the start only.
 * @throws PlatformError `not_a_platform`
 */
export function readRun(json: unknown): Run {
  const framed = check(runAnswerSchema, json);
  const wire = framed.ok ? framed.value.run : need(runSchema, json, 'run');
  const state = wordOf(RUN_STATES, wire.state, null);
  if (!state) throw new PlatformError('not_a_platform', 'The answer is no run: state: not a known word');
  return {
    id: wire.id,
    state,
    ...fieldsOf(wire, 'total', 'done', 'failed', 'started_at'),
  };
}
