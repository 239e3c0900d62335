import type * as z from 'zod/mini';
import { PlatformError } from '../platform-error.ts';
import { NOT_A_CURRENCY, READ_WITHOUT, ZERO } from './fields.ts';

export type Reading<Value> =
  | {
      readonly ok: true;
      readonly value: Value;
      /** Place and kind of each departure that was read as `null` or put right, e.g. `currency: not an ISO 4217 code`. */
      readonly odd: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };

type Path = readonly PropertyKey[];
type Issue = { readonly path: Path; readonly message: string };

/** Whether a field that breaks the contract may be read as `null`. A required field is then missing all the same. */
export type MayDrop = (path: Path) => boolean;

/** Rounds of repair: a field first, then the object around it, and so on outwards. */
const ROUNDS_MAX = 20;
/** What servers write for a missing date or time. */
const BLANK = /^(?:$|0000-00-00|0001-01-01|1899-12-30|1900-01-01|1970-01-01)/;

const nameOf = (path: Path) => path.map(String).join('.');
const reasonOf = ({ path, message }: Issue) => (path.length ? `${nameOf(path)}: ${message}` : message);

/** Whether a text at the place of a departure is a date or time that servers write for none. */
export function isBlank(value: string, message: string): boolean {
  return message === ZERO || (READ_WITHOUT.has(message) && BLANK.test(value));
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The object that holds the last part of a path; `null` where there is none. */
function holderOf(json: unknown, path: Path): Record<PropertyKey, unknown> | null {
  let holder = json;
  for (const part of path.slice(0, -1)) holder = isObject(holder) ? holder[part] : null;
  return path.length > 0 && isObject(holder) ? holder : null;
}

/**
 * Repairs one departure from the contract, in place: a currency in small letters, a blank or zero date or time, or a field
 * that may be dropped. Where the object around a dropped field needs it, that object is dropped next.
 * @param odd gains the reason by path
 * @returns whether the departure is gone, or may be in the next round
 */
function repair(json: unknown, issue: Issue, odd: Map<string, string>, mayDrop: MayDrop): boolean {
  for (let path = issue.path; path.length > 0; path = path.slice(0, -1)) {
    const holder = holderOf(json, path);
    const last = path.at(-1);
    const value = holder && last !== undefined ? holder[last] : null;
    // The object around it has just been dropped.
    if (!holder || last === undefined) return true;
    if (typeof value === 'string' && issue.message === NOT_A_CURRENCY && /^[a-z]{3}$/i.test(value)) {
      holder[last] = value.toUpperCase();
    } else if (mayDrop(path)) {
      if (value === null || value === undefined) continue;
      holder[last] = null;
    } else if (typeof value === 'string' && isBlank(value, issue.message)) {
      holder[last] = null;
    } else {
      return false;
    }
    odd.set(nameOf(path), reasonOf(issue));
    return true;
  }
  return false;
}

/**
 * Checks JSON against a schema. Blank and zero dates and times read as `null`, currencies in small letters as in capitals.
 * @param mayDrop which other odd fields read as `null`; none by default
 * @returns the value, or where and how it first breaks the contract (`amount.value: not a decimal`), never the value
 */
export function check<Schema extends z.ZodMiniType>(
  schema: Schema,
  json: unknown,
  mayDrop: MayDrop = () => false,
): Reading<z.output<Schema>> {
  let result = schema.safeParse(json);
  if (result.success) return { ok: true, value: result.data, odd: [] };
  const repaired = structuredClone(json);
  const odd = new Map<string, string>();
  for (let round = 0; round < ROUNDS_MAX && !result.success; round++) {
    // One departure per field: a field that breaks two rules is repaired once.
    const issues: readonly Issue[] = [
      ...new Map(result.error.issues.toReversed().map((issue) => [nameOf(issue.path), issue])).values(),
    ].reverse();
    const stuck = issues.find((issue) => !repair(repaired, issue, odd, mayDrop));
    if (stuck) return { ok: false, reason: odd.get(nameOf(stuck.path)) ?? reasonOf(stuck) };
    result = schema.safeParse(repaired);
  }
  return result.success
    ? { ok: true, value: result.data, odd: [...odd.values()] }
    : { ok: false, reason: 'not as agreed' };
}

/**
 * Checks an answer that is useless unless its frame is right.
 * @param what names the answer in the error, e.g. `page of records`
 * @throws PlatformError `not_a_platform` with the place and kind of the first departure
 */
export function need<Schema extends z.ZodMiniType>(
  schema: Schema,
  json: unknown,
  what: string,
  mayDrop?: MayDrop,
): z.output<Schema> {
  const reading = check(schema, json, mayDrop);
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
