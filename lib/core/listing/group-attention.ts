import { type Category, RECORD_TYPE_NAMES, RECORD_TYPES, type RecordType } from '../records/record-types.ts';
import { ATTENTION_KINDS, type AttentionKind, STATES } from '../records/sync-state.ts';
import type { ListedRecord } from './listed-record.ts';

/** The categories of a platform's records (product TD-09) and Other, in display order. */
export const CATEGORIES: readonly Category[] = [...new Set(RECORD_TYPE_NAMES.map(categoryOf))];

/** The category of a record type. */
export function categoryOf(type: RecordType): Category {
  return RECORD_TYPES[type].category;
}

/** Records with one cause: the remedy for one is likely to fit all. */
export interface CauseGroup {
  readonly kind: AttentionKind;
  /**
   * The cause according to the error guide; for changed records, who changed them; for unknown states, the platform's
   * word.
   */
  readonly cause: string;
  /** Oldest first. */
  readonly records: readonly ListedRecord[];
}

function kindOf(record: ListedRecord): AttentionKind {
  return STATES[record.state].attention ?? 'failed';
}

/** Whether a record needs attention: exactly the records that the Failed count includes. */
export function needsAttention(record: ListedRecord): boolean {
  return STATES[record.state].attention !== null;
}

/** Counts the records in each category. */
export function countCategories(records: readonly ListedRecord[]): Record<Category, number> {
  const counts = Object.fromEntries(CATEGORIES.map((category) => [category, 0])) as Record<Category, number>;
  for (const record of records) counts[categoryOf(record.type)] += 1;
  return counts;
}

function causeOf(
  { cause, changed_by, quickbooks, reported_state }: ListedRecord,
  kind: AttentionKind,
): string {
  switch (kind) {
    case 'changed':
      return quickbooks?.voided ? 'voided' : (changed_by ?? 'both');
    case 'unknown':
      return reported_state ?? 'unknown';
    default:
      return cause ?? 'unknown';
  }
}

/**
 * Groups records that need attention by kind and cause, oldest first within a group and between groups.
 * @param records any records; those that need no attention are left out
 */
export function groupAttention(records: readonly ListedRecord[]): CauseGroup[] {
  const groups = new Map<string, { kind: AttentionKind; cause: string; records: ListedRecord[] }>();
  const oldestFirst = records
    .filter(needsAttention)
    .sort((a, b) => Date.parse(a.since) - Date.parse(b.since) || (a.id < b.id ? -1 : 1));
  for (const record of oldestFirst) {
    const kind = kindOf(record);
    const cause = causeOf(record, kind);
    const key = `${kind} ${cause}`;
    const group = groups.get(key);
    if (group) group.records.push(record);
    else groups.set(key, { kind, cause, records: [record] });
  }
  return [...groups.values()].sort(
    (a, b) => ATTENTION_KINDS.indexOf(a.kind) - ATTENTION_KINDS.indexOf(b.kind),
  );
}
