import { RECORD_TYPE_NAMES, type RecordType } from '../records/record-types.ts';
import type { ListedRecord } from './listed-record.ts';

export interface TypeGroup {
  readonly type: RecordType;
  readonly records: readonly ListedRecord[];
}

/** Groups records by type, in the order of the types; each group preserves the order of its records. */
export function groupTypes(records: readonly ListedRecord[]): TypeGroup[] {
  const groups = new Map<RecordType, ListedRecord[]>();
  for (const record of records) {
    const group = groups.get(record.type);
    if (group) group.push(record);
    else groups.set(record.type, [record]);
  }
  return RECORD_TYPE_NAMES.flatMap((type) => {
    const group = groups.get(type);
    return group ? [{ type, records: group }] : [];
  });
}
