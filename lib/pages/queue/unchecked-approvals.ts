import { type Kept, type Runs, rememberUnchecked, stillKept } from '../../core/listing/remember-unchecked.ts';
import type { StoredValue } from './stored-values.ts';

export interface UncheckedApprovalsOptions {
  readonly value: StoredValue<Kept>;
  /** The end of the last run, and the start of the current one. */
  runs(): Runs;
  clock(): number;
  onChange(): void;
}

/** Approvals that the user decides on after the next run; they survive closing the page. */
export interface UncheckedApprovals {
  /** The same set as long as nothing changes. */
  ids(): ReadonlySet<string>;
  /** Reads the approvals held back before the page was opened. */
  read(): Promise<void>;
  keep(recordIds: readonly string[]): void;
  unkeep(recordIds: readonly string[]): void;
  /** After a run may have ended: approvals held back until then come back. */
  check(): void;
}

export function makeUncheckedApprovals({
  value,
  runs,
  clock,
  onChange,
}: UncheckedApprovalsOptions): UncheckedApprovals {
  let kept: Kept | null = null;
  let ids: ReadonlySet<string> = new Set();

  function take(next: Kept | null): void {
    kept = next;
    ids = new Set(next?.ids);
    onChange();
  }

  function write(next: Kept | null): void {
    if (next === kept) return;
    take(next);
    void value.write(next);
  }

  return {
    ids: () => ids,
    read: async () => take(await value.read()),
    keep: (recordIds) => write(rememberUnchecked(kept, recordIds, runs(), clock())),
    unkeep(recordIds) {
      if (!kept) return;
      const left = kept.ids.filter((id) => !recordIds.includes(id));
      write(left.length > 0 ? { ...kept, ids: left } : null);
    },
    check: () => write(stillKept(kept, runs())),
  };
}
