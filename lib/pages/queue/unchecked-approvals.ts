import { type Kept, type Runs, rememberUnchecked, stillKept } from '../../core/listing/remember-unchecked.ts';
import type { StoredValue } from './stored-values.ts';

export interface UncheckedApprovalsOptions {
  readonly value: StoredValue<Kept>;
  /** When the last run ended, and since when one is going. */
  runs(): Runs;
  clock(): number;
  onChange(): void;
}

/** Approvals that somebody wants to decide on after the next run; kept over the page being closed. */
export interface UncheckedApprovals {
  /** The same set for as long as nothing changes. */
  ids(): ReadonlySet<string>;
  /** Takes in what was kept before the page was opened. */
  read(): Promise<void>;
  keep(recordIds: readonly string[]): void;
  unkeep(recordIds: readonly string[]): void;
  /** A run may have ended: what was kept until then comes back. */
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
