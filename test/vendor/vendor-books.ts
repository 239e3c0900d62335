/** A record as this vendor sends it: no more than the contract needs, and what a badge is found by. */
export interface VendorRecord {
  readonly id: string;
  readonly type: string;
  readonly number: string;
  readonly date: string;
  readonly party: { readonly id: string; readonly name: string };
  readonly amount: { readonly value: string; readonly currency: string };
  readonly version: string;
  readonly updated_at: string;
  readonly sync: {
    readonly state: string;
    readonly since: string;
    readonly error: { readonly code: string; readonly message: string } | null;
    readonly quickbooks: { readonly type: string; readonly id: string } | null;
  };
  readonly allowed: readonly string[];
}

interface Pending {
  readonly record_id: string;
  readonly operation: string;
  /** When it is done, by the vendor's clock. */
  readonly at: number;
}

/** What a vendor keeps: records in the order of their changes, and what is on its way into QuickBooks. */
export class VendorBooks {
  /** Commands that took effect, in order; the same key never twice. */
  readonly effects: { readonly key: string; readonly record_id: string }[] = [];
  /** When a record came to the end of its way into QuickBooks, by the vendor's clock. */
  readonly endedAt = new Map<string, number>();
  private readonly records = new Map<string, VendorRecord>();
  private pending: Pending[] = [];
  private changes = 0;
  private readonly clock: () => number;

  constructor(clock: () => number) {
    this.clock = clock;
  }

  /** Puts a record in, or changes it: it comes last in the feed, under a new version. */
  put(record: Omit<VendorRecord, 'version' | 'updated_at'>): VendorRecord {
    this.changes += 1;
    const version = Number(this.records.get(record.id)?.version ?? 0) + 1;
    // A change every millisecond at most: the feed is ordered by it.
    const updated_at = new Date(this.clock() + this.changes).toISOString();
    const stored = { ...record, version: String(version), updated_at };
    this.records.set(record.id, stored);
    return stored;
  }

  setState(id: string, state: string): VendorRecord {
    const record = this.get(id);
    const since = new Date(this.clock()).toISOString();
    const allowed = ['failed', 'changed', 'synced', 'not_synced'].includes(state) ? ['resync'] : [];
    const error = state === 'failed' ? { code: '610', message: 'Object Not Found' } : null;
    return this.put({ ...record, allowed, sync: { ...record.sync, state, since, error } });
  }

  get(id: string): VendorRecord {
    this.advance();
    const record = this.records.get(id);
    if (!record) throw new Error(`There is no ${id}`);
    return record;
  }

  has(id: string): boolean {
    return this.records.has(id);
  }

  /** The records in the order of the feed. */
  feed(): VendorRecord[] {
    this.advance();
    return [...this.records.values()].sort((a, b) => placeOf(a).localeCompare(placeOf(b)));
  }

  /** Has a record taken into QuickBooks, done after so many milliseconds. @returns its operation */
  begin(record_id: string, takesMs: number): string {
    const operation = `op_${record_id}_${this.pending.length}_${this.changes}`;
    this.pending.push({ record_id, operation, at: this.clock() + takesMs });
    return operation;
  }

  isUnderWay(operation: string): boolean {
    this.advance();
    return this.pending.some((each) => each.operation === operation);
  }

  /** Which record an operation is about that is still under way. */
  recordOf(operation: string): string | null {
    return this.pending.find((each) => each.operation === operation)?.record_id ?? null;
  }

  private advance(): void {
    const done = this.pending.filter(({ at }) => at <= this.clock());
    this.pending = this.pending.filter(({ at }) => at > this.clock());
    for (const { record_id, at } of done) {
      this.endedAt.set(record_id, at);
      this.setState(record_id, 'synced');
    }
  }
}

/** Where a record stands in the feed: by its last change, then by its id. */
export function placeOf({ updated_at, id }: VendorRecord): string {
  return `${updated_at} ${id}`;
}
