import type { ListedRecord } from './listed-record.ts';

/** A text as it is searched: without accents and case, so that `erabliere` finds « Érablière ». */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}

/** Folding a hundred thousand records takes a while, so it is done when somebody searches, and once. */
const folded = new WeakMap<ListedRecord, string>();

/** What a search looks through: number, name, customer, date and amount of a record. */
export function searchTextOf(record: ListedRecord): string {
  const known = folded.get(record);
  if (known !== undefined) return known;
  const parts = [record.number, record.name, record.party, record.date, record.amount?.value];
  const text = foldText(parts.filter((part) => part).join(' '));
  folded.set(record, text);
  return text;
}
