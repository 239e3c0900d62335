import type * as z from 'zod/mini';
import { PlatformError } from '../platform-error.ts';

export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

/**
 * Checks JSON against a schema.
 * @returns the value, or where and how it first breaks the contract (`amount.value: not a decimal`), never the value
 */
export function check<Schema extends z.ZodMiniType>(
  schema: Schema,
  json: unknown,
): Reading<z.output<Schema>> {
  const result = schema.safeParse(json);
  if (result.success) return { ok: true, value: result.data };
  const [issue] = result.error.issues;
  const path = issue?.path.join('.');
  return { ok: false, reason: `${path ? `${path}: ` : ''}${issue?.message ?? 'not as agreed'}` };
}

/**
 * Checks an answer that is of no use unless its frame is right.
 * @throws PlatformError `not_a_platform`, saying what was read and where it departs
 */
export function need<Schema extends z.ZodMiniType>(
  schema: Schema,
  json: unknown,
  what: string,
): z.output<Schema> {
  const reading = check(schema, json);
  if (reading.ok) return reading.value;
  throw new PlatformError('not_a_platform', `The answer is no ${what}: ${reading.reason}`);
}

/** Reads entries one by one and leaves out those that break the contract. */
export function keepGood<Schema extends z.ZodMiniType, Value>(
  schema: Schema,
  entries: readonly unknown[],
  convert: (entry: z.output<Schema>) => Value | null,
): Value[] {
  return entries.flatMap((entry) => {
    const reading = check(schema, entry);
    return (reading.ok ? convert(reading.value) : null) ?? [];
  });
}
