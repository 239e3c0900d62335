import {
  type HeldBack,
  type Runs,
  rememberUnchecked,
  stillHeldBack,
} from '../../core/listing/remember-unchecked.ts';
import type { StoredValue } from './stored-values.ts';

export interface UncheckedApprovalsOptions {
  readonly value: StoredValue<HeldBack>;
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
  hold(recordIds: readonly string[]): void;
  release(recordIds: readonly string[]): void;
  /** After a run may have ended: approvals held back until then come back. */
  check(): void;
}

export function makeUncheckedApprovals({
  value,
  runs,
  clock,
  onChange,
}: UncheckedApprovalsOptions): UncheckedApprovals {
  let held: HeldBack | null = null;
  let ids: ReadonlySet<string> = new Set();

  function take(next: HeldBack | null): void {
    held = next;
    ids = new Set(next?.ids);
    onChange();
  }

  function write(next: HeldBack | null): void {
    if (next === held) return;
    take(next);
    void value.write(next);
  }

  return {
    ids: () => ids,
    read: async () => take(await value.read()),
    hold: (recordIds) => write(rememberUnchecked(held, recordIds, runs(), clock())),
    release(recordIds) {
      if (!held) return;
      const left = held.ids.filter((id) => !recordIds.includes(id));
      write(left.length > 0 ? { ...held, ids: left } : null);
    },
    check: () => write(stillHeldBack(held, runs())),
  };
}
