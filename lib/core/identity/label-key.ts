import type { PlatformRecord, QuickBooksCopy } from '../records/platform-record.ts';
import { RECORD_TYPES, type RecordType } from '../records/record-types.ts';

/** Invisible characters: soft hyphens, zero-width spaces and joiners, direction marks, byte order marks. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/**
 * Normalizes names and numbers, for the mirror's index and for texts on a page. QuickBooks ignores case, and marks
 * inactive names with " (deleted)".
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

/** The index key by which a list row finds a record by number. */
export function numberKey(type: RecordType, number: string): string {
  return `${type}:${foldLabel(number)}`;
}

/** The index key by which a list row finds a record by name. */
export function nameKey(type: RecordType, name: string): string {
  return `${type}:${foldLabel(name)}`;
}

/**
 * The label of this record on a QuickBooks list: the name or number of its copy if known, else its own; `''` without
 * either. Lists show customers by their own name, without their parent's; if two accounts, classes or products share a
 * name, only the full path distinguishes them.
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
