import type * as z from 'zod/mini';
import type { Problem } from '../port.ts';
import { count, flag, longText, object, shownId } from './fields.ts';
import { check } from './read.ts';
import { cutText, fieldsOf, known } from './read-fields.ts';

/** `application/problem+json` (RFC 9457) with this contract's `code`, `retryable` and `request_id` (§1, errors). */
export const problemSchema = object({
  type: longText,
  title: longText,
  status: count,
  detail: longText,
  code: shownId,
  retryable: flag,
  request_id: shownId,
});

/** The problem, or `null` for none; a missing code becomes `unknown`. */
export function toProblem(wire: z.output<typeof problemSchema> | null | undefined): Problem | null {
  return wire
    ? {
        ...fieldsOf(wire, 'status', 'request_id'),
        code: known(wire.code) ?? 'unknown',
        title: cutText(wire.title),
        detail: cutText(wire.detail),
        retryable: wire.retryable ?? false,
      }
    : null;
}

/** Reads the problem in the body of an error; `null` when the body is not one. */
export function readProblem(json: unknown): Problem | null {
  const reading = check(problemSchema, json);
  return reading.ok ? toProblem(reading.value) : null;
}
