import { foldLetters } from '../fold-letters.ts';
import type { RecordType } from '../records/record-types.ts';
import type { ListedRecord } from './listed-record.ts';

/** What a surface calls the types of records (`Invoice`), so that a search finds what the list shows. */
export type TypeWords = Readonly<Record<RecordType, string>>;

/** A text as it is searched: without accents, ligatures and case, with straight quotes and plain spaces. */
export function foldText(text: string): string {
  return foldLetters(
    text
      .replace(/[\u2018\u2019\u02bc\u2032`]/g, "'")
      .replace(/[\u2212\u2013]/g, '-')
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ''),
  );
}

/** Folding a hundred thousand records takes a while, so it is done when somebody searches, and once for each language. */
const folded = new WeakMap<TypeWords, WeakMap<ListedRecord, string>>();

/** What a search looks through: type, number, name, customer, date, amount and currency of a record. */
export function searchTextOf(record: ListedRecord, typeWords: TypeWords): string {
  const known = folded.get(typeWords) ?? new WeakMap<ListedRecord, string>();
  folded.set(typeWords, known);
  let text = known.get(record);
  if (text === undefined) {
    const { number, name, party, date, amount } = record;
    const parts = [
      typeWords[record.type],
      number,
      name,
      party,
      date,
      amount && `${withCents(amount.value)} ${amount.currency}`,
    ];
    text = foldText(parts.filter(Boolean).join(' '));
    known.set(record, text);
  }
  return text;
}

/** An amount as lists show it, with two decimals at least: `2310.7` as `2310.70`. */
function withCents(value: string): string {
  const [whole = '', cents = ''] = value.split('.');
  return `${whole}.${cents.padEnd(2, '0')}`;
}
