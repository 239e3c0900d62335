import type { PlatformRecord } from '../records/platform-record.ts';
import type { RecordType } from '../records/record-types.ts';

/** Records that lists show by name: they have no document number. */
const NAMED: ReadonlySet<RecordType> = new Set([
  'customer',
  'vendor',
  'employee',
  'service',
  'account',
  'class',
  'department',
]);

/**
 * A name as it is compared: QuickBooks ignores case, and marks names that were made inactive with " (deleted)".
 */
export function foldName(name: string): string {
  return name
    .replace(/ \(deleted\)$/, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** The index key under which a list's row finds a record by number. */
export function numberKey(type: RecordType, number: string): string {
  return `${type}:${number.trim()}`;
}

/** The index key under which a list's row finds a record by name. */
export function nameKey(type: RecordType, name: string): string {
  return `${type}:${foldName(name)}`;
}

/**
 * How a row on a QuickBooks list would name this record: by the number of its copy, where that is known and another than its
 * own; `''` when it cannot.
 */
export function labelKeyOf(record: PlatformRecord): string {
  if (NAMED.has(record.type)) return record.name ? nameKey(record.type, record.name) : '';
  const number = record.sync.quickbooks?.number ?? record.number;
  return number ? numberKey(record.type, number) : '';
}
