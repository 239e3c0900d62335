import { maskSecrets } from '../../core/mask-secrets.ts';
import { webLink } from '../../core/platform-address.ts';
import type { Money } from '../../core/records/money.ts';
import type { Person } from '../../core/records/platform-record.ts';
import { QUICKBOOKS_TYPES, type QuickBooksRef } from '../../core/records/record-types.ts';
import { TEXT_MAX } from './fields.ts';

type Maybe<T> = T | null | undefined;

/** The text, or `null` when it is absent, `null` or empty. */
export function known(text: Maybe<string>): string | null {
  return text || null;
}

type Known<Value> = Exclude<Value, undefined> | null;

/** Copies these fields; absent and empty ones become `null`. */
export function fieldsOf<Wire extends object, Field extends keyof Wire>(
  wire: Wire,
  ...fields: readonly Field[]
): { readonly [Name in Field]-?: Known<Wire[Name]> } {
  const values = fields.map((field) => [field, wire[field] === '' ? null : (wire[field] ?? null)]);
  return Object.fromEntries(values);
}

/** The word if it is in the list, otherwise `other`. */
export function wordOf<Word extends string, Other>(
  words: readonly Word[],
  word: Maybe<string>,
  other: Other,
): Word | Other {
  return words.find((ours) => ours === word) ?? other;
}

/** The words that are in our list, in its order, each once. */
export function wordsOf<Word extends string>(ours: readonly Word[], words: Maybe<readonly string[]>): Word[] {
  return ours.filter((word) => words?.includes(word));
}

/**
 * What the platform says in words: an error, a warning, a reason. Without the secrets that requests are quoted with in errors, and
 * cut to `most` characters with an ellipsis; `null` for none.
 */
export function cutText(text: Maybe<string>, most: number = TEXT_MAX): string | null {
  if (!text) return null;
  const words = maskSecrets(text.slice(0, 2 * most));
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
}

/** Money, or `null` when the value or the currency is missing. */
export function readMoney(money: Maybe<{ value?: Maybe<string>; currency?: Maybe<string> }>): Money | null {
  return money?.value && money.currency ? { value: money.value, currency: money.currency } : null;
}

/** A person or customer; the id stands for a missing name, an empty text for a missing id. `null` when both are missing. */
export function readPerson(person: Maybe<{ id?: Maybe<string>; name?: Maybe<string> }>): Person | null {
  const name = person?.name || person?.id;
  return name ? { id: person?.id ?? '', name } : null;
}

/** A reference into QuickBooks, or `null` when its type is unknown or a part is missing. */
export function readQuickBooksRef(
  ref: Maybe<{ type?: Maybe<string>; id?: Maybe<string> }>,
): QuickBooksRef | null {
  const type = wordOf(QUICKBOOKS_TYPES, ref?.type, null);
  return type && ref?.id ? { type, id: ref.id } : null;
}

/** A web address that may become a link; anything else, e.g. `javascript:`, is `null`. */
export function readLink(link: Maybe<string>): string | null {
  return webLink(link ?? null) && (link ?? null);
}
