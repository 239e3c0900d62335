import type { PlatformRecord, QuickBooksCopy } from '../records/platform-record.ts';
import { RECORD_TYPES, type RecordType } from '../records/record-types.ts';

/** Characters that cannot be seen: soft hyphens, zero-width spaces and joiners, marks of direction, byte order marks. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/**
 * The one normal form of names and numbers, for the mirror's index and for what a page shows. QuickBooks ignores case, and
 * marks names that were made inactive with " (deleted)".
 */
export function foldLabel(text: string): string {
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ \((?:deleted|supprimée?)\)$/i, '')
    .toLowerCase();
}

/** The index key under which a list's row finds a record by number. */
export function numberKey(type: RecordType, number: string): string {
  return `${type}:${foldLabel(number)}`;
}

/** The index key under which a list's row finds a record by name. */
export function nameKey(type: RecordType, name: string): string {
  return `${type}:${foldLabel(name)}`;
}

/**
 * How a row on a QuickBooks list names this record: by the name or number of its copy where that is known, else by its own;
 * `''` where it has neither. Customers stand in their list by their own name, without the name of their parent; where two
 * accounts, classes or products share a name, only the whole path tells them apart.
 */
export function labelKeyOf(record: Pick<PlatformRecord, 'type' | 'number' | 'name'> & LinkedRecord): string {
  const copy = record.sync.quickbooks;
  if (RECORD_TYPES[record.type].labelledBy === 'name') {
    const name = copy?.name ?? record.name;
    if (!name) return '';
    return nameKey(record.type, record.type === 'customer' ? (name.split(':').at(-1) ?? name) : name);
  }
  const number = copy?.number ?? record.number;
  return number ? numberKey(record.type, number) : '';
}

interface LinkedRecord {
  readonly sync: { readonly quickbooks: Pick<QuickBooksCopy, 'name' | 'number'> | null };
}
