import type { QuickBooksType } from '../../../lib/core/records/record-types.ts';
import { type BooksDocument, entityOf, isListEntry } from './books/document.ts';
import type { StoredRecord } from './store/stored-record.ts';
import type { WireMoney, WireQuickBooksCopy } from './wire.ts';

const NUMBERED: ReadonlySet<QuickBooksType> = new Set([
  'Invoice',
  'SalesReceipt',
  'CreditMemo',
  'RefundReceipt',
  'Estimate',
  'Bill',
  'Payment',
  'JournalEntry',
  'Purchase',
]);

/** A record's values as they are sent and compared, by field name. */
export function recordValues(record: StoredRecord): Record<string, string> {
  const entity = entityOf(record.type);
  const values: Record<string, string> = { ...record.fields };
  if (record.number !== null && entity !== null && NUMBERED.has(entity)) values.number = record.number;
  if (record.name !== null && entity !== null && isListEntry(entity)) values.name = record.name;
  if (record.date !== null) values.date = record.date;
  if (record.amount !== null) values.amount = record.amount.value;
  return values;
}

/** A record's name for people: type and number, or without a number its name, or date and amount. */
export function recordLabel(record: StoredRecord): string {
  const type = record.type.replaceAll('_', ' ');
  const word = type.charAt(0).toUpperCase() + type.slice(1);
  if (record.number !== null) return `${word} ${record.number}`;
  if (record.name !== null) return `${word} ${record.name}`;
  return `${word} ${record.date ?? ''} ${record.amount?.value ?? ''}`.trim();
}

/** The mark of a record on its QuickBooks document; each deliberate "create again" gets a new mark. */
export function markOf(record: StoredRecord): string {
  return record.generation === 0 ? record.id : `${record.id}:g${record.generation + 1}`;
}

/** The QuickBooks copy as a record reports it. */
export function copyOf(document: BooksDocument, checkedAt: string): WireQuickBooksCopy {
  return {
    type: document.type,
    id: document.id,
    number: document.number,
    name: document.name,
    party: document.party?.name ?? null,
    date: document.date,
    amount: document.amount === null ? null : { value: document.amount, currency: document.currency },
    status: document.status,
    checked_at: checkedAt,
  };
}

/** Exact sum of decimal amounts in one currency; `null` for none. */
export function sumOf(amounts: readonly (WireMoney | null)[]): WireMoney | null {
  const known = amounts.filter((one) => one !== null);
  const currency = known[0]?.currency;
  if (currency === undefined) return null;
  const cents = known.reduce((sum, one) => sum + toCents(one.value), 0n);
  return { value: fromCents(cents), currency };
}

/** `"2310.75"` → `231075n`. */
export function toCents(value: string): bigint {
  const [, sign, whole, part] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(value) ?? [];
  if (whole === undefined) throw new RangeError(`Not an amount: ${value}`);
  const cents = BigInt(whole) * 100n + BigInt((part ?? '').padEnd(2, '0'));
  return sign ? -cents : cents;
}

/** `231075n` → `"2310.75"`. */
export function fromCents(cents: bigint): string {
  const sign = cents < 0n ? '-' : '';
  const size = cents < 0n ? -cents : cents;
  return `${sign}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
}
