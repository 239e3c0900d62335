import type { Money } from './money.ts';
import type { RecordType } from './record-types.ts';

/** The fields that name a record. */
export interface Nameable {
  readonly type: RecordType;
  readonly number: string | null;
  readonly name: string | null;
  readonly party: string | null;
  readonly date: string | null;
  readonly amount: Money | null;
}
