import type { Money } from '../../core/records/money.ts';
import type { Person } from '../../core/records/platform-record.ts';
import { QUICKBOOKS_TYPES, type QuickBooksRef } from '../../core/records/record-types.ts';
import { TEXT_MAX } from './fields.ts';

type Maybe<T> = T | null | undefined;

/** `null` for what is absent, `null` or empty: the three read the same. */
export function known(text: Maybe<string>): string | null {
  return text || null;
}

type Known<Value> = Exclude<Value, undefined> | null;

/** These fields as they are, `null` for those that are absent or empty. */
export function fieldsOf<Wire extends object, Field extends keyof Wire>(
  wire: Wire,
  ...fields: readonly Field[]
): { readonly [Name in Field]-?: Known<Wire[Name]> } {
  const values = fields.map((field) => [field, wire[field] === '' ? null : (wire[field] ?? null)]);
  return Object.fromEntries(values);
}

/** The word if it is one of ours, else what stands for unknown ones. */
export function wordOf<Word extends string, Other>(
  words: readonly Word[],
  word: Maybe<string>,
  other: Other,
): Word | Other {
  return (words as readonly Maybe<string>[]).includes(word) ? (word as Word) : other;
}

/** Those of the words that are ours, each once. */
export function wordsOf<Word extends string>(ours: readonly Word[], words: Maybe<readonly string[]>): Word[] {
  return ours.filter((word) => words?.includes(word));
}

/** A text of the platform's, cut with a mark where it is longer than is kept; `null` for none. */
export function cutText(text: Maybe<string>): string | null {
  return text && text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX - 1)}…` : known(text);
}

/** Money, or `null` where a part is not known: an amount without a currency is none. */
export function readMoney(money: Maybe<{ value?: Maybe<string>; currency?: Maybe<string> }>): Money | null {
  return money?.value && money.currency ? { value: money.value, currency: money.currency } : null;
}

/** A person or a customer by whatever of id and name is known; the id is empty where only a name is. */
export function readPerson(person: Maybe<{ id?: Maybe<string>; name?: Maybe<string> }>): Person | null {
  const name = person?.name || person?.id;
  return name ? { id: person?.id ?? '', name } : null;
}

/** A reference into QuickBooks, or `null` where its type is none of ours or a part is not known. */
export function readQuickBooksRef(
  ref: Maybe<{ type?: Maybe<string>; id?: Maybe<string> }>,
): QuickBooksRef | null {
  const type = wordOf(QUICKBOOKS_TYPES, ref?.type, null);
  return type && ref?.id ? { type, id: ref.id } : null;
}

/** An address that may be opened from Tickmark; any but a web address is dropped, whatever it would run. */
export function readLink(link: Maybe<string>): string | null {
  return link && /^https?:\/\//i.test(link) && URL.canParse(link) ? link : null;
}
