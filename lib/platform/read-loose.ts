import * as z from 'zod/mini';
import { cleanText } from '../core/foreign-text.ts';
import { isDecimal, type Money } from '../core/records/money.ts';
import {
  currency as currencySchema,
  date as dateSchema,
  neededTime,
  object,
  rows,
  TEXT_MAX,
} from './contract/fields.ts';
import { check, need } from './contract/read.ts';
import { PlatformError } from './platform-error.ts';
import type { SetAside } from './port.ts';

/** Texts and numbers come as either; absent and `null` read as ''. */
export const loose = z.nullish(z.union([z.string(), z.number()]));
export type Loose = z.output<typeof loose>;

/** An id that JSON may have as a number: a rounded one would be that of something else. */
export const looseId = z.nullish(z.union([z.string(), z.int('not an exact number')]));

export const textOf = (value: Loose): string => String(value ?? '').trim();

/** A text that is only shown, within the contract's bounds; `null` for none. */
export const shownOf = (value: Loose): string | null => cleanText(textOf(value)).slice(0, TEXT_MAX) || null;

/** A moment in milliseconds as RFC 3339 in UTC; `null` for what is none, or no year of four digits. */
export function isoOf(at: number): string | null {
  // The furthest that a date can be: https://tc39.es/ecma262/#sec-time-values-and-time-range
  const time = Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : '';
  return neededTime.safeParse(time).data ?? null;
}

/** When something happened, as RFC 3339 in UTC; `null` where it is not said. */
export const timeOf = (value: Loose): string | null => isoOf(Date.parse(textOf(value)));

/** The calendar date at the beginning of a text; `null` where there is none. */
export function dateOf(value: unknown): string | null {
  return (typeof value === 'string' && dateSchema.safeParse(value.trim().slice(0, 10)).data) || null;
}

/** An ISO 4217 code; `null` for anything else. */
export const currencyCodeOf = (value: Loose): string | null =>
  currencySchema.safeParse(textOf(value)).data ?? null;

/** By currency: a formatter costs more than all else in reading an amount. */
const digits = new Map<string, number>();

function digitsOf(code: string): number {
  const known = digits.get(code);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: code });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  digits.set(code, maximumFractionDigits);
  return maximumFractionDigits;
}

/**
 * An amount as JSON has it, a float, with the digits of its currency.
 * @returns `null` where either is not known, or it has more digits than money can have
 */
export function moneyOf(amount: Loose, currency: Loose): Money | null {
  const code = currencyCodeOf(currency);
  const number = textOf(amount) === '' ? Number.NaN : Number(amount);
  if (!code || !Number.isFinite(number)) return null;
  const digits = digitsOf(code);
  const cents = number.toFixed(2);
  // Books have cents also of currencies that are shown without: forints, pesos, rupees.
  const value = digits < 2 && !cents.endsWith('00') ? cents : number.toFixed(digits);
  return isDecimal(value) ? { value, currency: code } : null;
}

/** The rows of a page that can be read, the others, and how many there were. */
export interface SortedRows<Row> {
  readonly good: readonly Row[];
  readonly set_aside: readonly SetAside[];
  readonly count: number;
}

type RowSchema = z.ZodMiniObject<{ readonly id: z.ZodMiniType<string | number> }>;

/**
 * Reads the rows of a page one by one: one that cannot be read is set aside, and loses no other.
 * @param before what the id of a record has before the row's own
 */
export function sortRows<Schema extends RowSchema>(
  schema: Schema,
  all: readonly unknown[],
  before = '',
): SortedRows<z.output<Schema>> {
  const good: z.output<Schema>[] = [];
  const set_aside: SetAside[] = [];
  for (const row of all) {
    const reading = check(schema, row);
    if (reading.ok) good.push(reading.value);
    else {
      const { data } = object({ id: schema.shape.id }).safeParse(row);
      set_aside.push({ id: data ? before + data.id : null, reason: reading.reason });
    }
  }
  return { good, set_aside, count: all.length };
}

/**
 * The items of a list that can be read.
 * @throws PlatformError `not_a_platform` where there are items and not one of them can
 */
export function someOf<Schema extends RowSchema>(
  schema: Schema,
  json: unknown,
  what: string,
): readonly z.output<Schema>[] {
  const { good, set_aside } = sortRows(schema, need(rows, json, what));
  const [first] = set_aside;
  if (first && good.length === 0)
    throw new PlatformError('not_a_platform', `The answer is no ${what}: ${first.reason}`);
  return good;
}
