import * as z from 'zod/mini';
import { cleanText } from '../../core/foreign-text.ts';

// Compiled parsers need `eval`; the extension's policy forbids it and logs every attempt as a violation.
z.config({ jitless: true });

/** The longest text in characters. Longer error texts are cut; other longer texts break the contract. */
export const TEXT_MAX = 4_000;
const ID_MAX = 200;
/** Nanoseconds and an offset need 35 characters. */
const TIME_MAX = 40;

/** Known values by schema: the schema accepts any word, the published document lists these. */
export const KNOWN_WORDS = new WeakMap<object, readonly string[]>();

/** The message of an issue: `missing` for an absent value, otherwise `not <what>`. */
function unless(what: string): { error: (issue: { input?: unknown }) => string } {
  return { error: ({ input }) => (input === undefined || input === null ? 'missing' : `not ${what}`) };
}

export const NOT_A_CURRENCY = 'not an ISO 4217 code';
export const ZERO = 'a zero value';
/** Issues of fields whose blank or zero value reads as `null`. */
export const READ_WITHOUT: ReadonlySet<string> = new Set([
  'not an RFC 3339 time',
  'not a date as YYYY-MM-DD',
  NOT_A_CURRENCY,
]);

/** Earlier times and dates are zero values of some software, e.g. 0001-01-01 or 1970-01-01. */
const FIRST_REAL = Date.parse('1970-01-02T00:00:00Z');

function isReal(text: string): boolean {
  return !(Date.parse(text) < FIRST_REAL);
}

/** Takes out what cannot be seen, or turns a text round. */
const clean = z.overwrite(cleanText);

/** A required text of at most `max` characters. */
function bounded(max: number) {
  return z.string(unless('a text')).check(z.maxLength(max, `longer than ${max} characters`));
}

/** A required, opaque identifier. */
export const neededId = bounded(ID_MAX).check(z.minLength(1, 'empty'));
export const id = z.nullish(bounded(ID_MAX));
/** An identifier that is only shown. */
export const shownId = z.nullish(bounded(ID_MAX).check(clean));
/** The place to continue from in a feed: opaque, sent back in an address. */
export const cursor = bounded(TEXT_MAX).check(z.minLength(1, 'empty'));
export const neededText = bounded(TEXT_MAX).check(clean, z.minLength(1, 'empty'));
export const text = z.nullish(bounded(TEXT_MAX).check(clean));
/** Text of an error or a warning: any length, cut by `cutText`. */
export const neededLongText = z.string(unless('a text')).check(clean);
export const longText = z.nullish(neededLongText);
export const flag = z.nullish(z.boolean(unless('true or false')));
export const count = z.nullish(z.int(unless('a whole number')).check(z.minimum(0, 'negative')));
/** RFC 3339 with `Z` or an offset (Source Platform API §1, time). */
export const neededTime = z.iso
  .datetime({ offset: true, ...unless('an RFC 3339 time') })
  .check(z.maxLength(TIME_MAX, 'not an RFC 3339 time'));
export const time = z.nullish(neededTime.check(z.refine(isReal, ZERO)));
export const date = z.nullish(z.iso.date(unless('a date as YYYY-MM-DD')).check(z.refine(isReal, ZERO)));
/** ISO 4217. */
export const currency = z.nullish(z.string(unless('a text')).check(z.regex(/^[A-Z]{3}$/, NOT_A_CURRENCY)));
/** The QuickBooks company id. */
export const realm = z.string(unless('a text')).check(z.regex(/^\d{1,32}$/, 'not digits'));

export const moneySchema = object({
  value: z.nullish(z.string(unless('a text')).check(z.regex(/^-?\d{1,15}(\.\d{1,6})?$/, 'not a decimal'))),
  currency,
});
/** Money: both parts or none. lib/core/records/money.ts adds up exactly within the same bounds. */
export const money = z.nullish(moneySchema);

export const personSchema = object({ id, name: text });
export const person = z.nullish(personSchema);

/** A word of a list that may grow: accepts any text; the reader maps unknown words. */
export function word(known: readonly string[]) {
  const schema = bounded(ID_MAX).check(clean);
  KNOWN_WORDS.set(schema, known);
  return schema;
}

/** An object whose unknown fields are ignored. */
export function object<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.object(shape, unless('an object'));
}

export function list<Item extends z.core.SomeType>(item: Item) {
  return z.array(item, unless('a list'));
}

/** Entries that are read one by one, so that a bad one leaves the others intact. */
export const rows = list(z.unknown());
