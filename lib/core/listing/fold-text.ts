import { foldLetters } from '../fold-letters.ts';
import type { RecordType } from '../records/record-types.ts';
import type { ListedRecord } from './listed-record.ts';

/** A surface's names for record types (`Invoice`), so that a search finds what the list shows. */
export type TypeWords = Readonly<Record<RecordType, string>>;

/**
 * Normalizes a text for searching: no accents, ligatures or capitals, no `#` and no quotation marks; straight apostrophes and
 * single, plain spaces.
 */
export function foldText(text: string): string {
  return foldLetters(
    text
      .replace(/[\u2018\u2019\u02bc\u2032`]/g, "'")
      .replace(/[\u2212\u2013]/g, '-')
      .replace(/[#"\u201c\u201d\u00ab\u00bb]/g, '')
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
      .replace(/\s+/g, ' '),
  );
}

/** Folding 100,000 records takes a while, so it happens at the first search, once per language. */
const folded = new WeakMap<TypeWords, WeakMap<ListedRecord, string>>();

/** The searchable text of a record: type, number, name, customer, date, amount and currency. */
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

/** An amount as lists show it, with at least two decimals: `2310.7` as `2310.70`. */
function withCents(value: string): string {
  const [whole = '', cents = ''] = value.split('.');
  return `${whole}.${cents.padEnd(2, '0')}`;
}
