import { isolate } from '../../lib/core/foreign-text.ts';
import type { Language } from '../../lib/core/languages.ts';
import { formatMoney } from '../../lib/core/records/money.ts';
import type { Nameable } from '../../lib/core/records/nameable.ts';
import { formatDate } from '../../lib/locales/format-time.ts';
import type { SharedWords } from '../../lib/locales/shared/en.ts';

/** The context for writing names: words, language, the company's time zone and the time now. */
export interface Writing {
  readonly words: SharedWords;
  readonly language: Language;
  readonly timeZone: string;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** The text after the type: the number, else the name, else date and amount. Never empty. */
export function labelOf(record: Nameable, words: SharedWords, language: Language): string {
  if (record.number) return isolate(record.number);
  if (record.name) return isolate(record.name);
  const rest = [record.date, record.amount && formatMoney(record.amount, language)].filter(Boolean);
  return rest.length > 0 ? rest.join(', ') : words.unnamed;
}

/** `Invoice 1043`: type and label at the beginning of a line. */
export function titleOf(record: Nameable, words: SharedWords, language: Language): string {
  const name = words.record(record.type, labelOf(record, words, language));
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** The text after the title: the customer or the name, if the title does not contain it. */
export function subtitleOf(record: Nameable): string | null {
  const name = record.party ?? (record.number ? record.name : null);
  return name && isolate(name);
}

/** A record in one sentence, with its exact date: `Invoice 1042, $480.00, Cedar Grove HOA, 2026-02-12`. */
export function sentenceOf(record: Nameable, words: SharedWords, language: Language): string {
  const title = titleOf(record, words, language);
  const named = record.number !== null || record.name !== null;
  return [
    title,
    named && record.amount ? formatMoney(record.amount, language) : null,
    subtitleOf(record),
    named ? record.date : null,
  ]
    .filter(Boolean)
    .join(', ');
}

/** The date in lists: `Feb 27`. */
export function dateOf(record: Nameable, writing: Writing): string | null {
  return record.date && formatDate(record.date, writing.now, writing.timeZone, writing.language);
}
