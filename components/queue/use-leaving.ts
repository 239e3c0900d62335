import { useEffect, useRef, useState } from 'preact/hooks';
import type { RecordFilter } from '../../lib/listing/filter-records.ts';
import type { ListedRecord } from '../../lib/listing/listed-record.ts';
import { isSynced } from '../../lib/records/sync-state.ts';

/** A record that has just been synced stays in view so long, so that it is seen where it goes. */
const STAYS_MS = 4_000;
const NONE: readonly ListedRecord[] = [];

/**
 * The records that were listed, have been synced since, and are about to leave a list that does not show what is in order.
 * What somebody is working on, because the focus is in its row, stays until the focus has gone.
 */
export function useLeaving(
  records: readonly ListedRecord[],
  fits: readonly ListedRecord[],
  filter: RecordFilter,
): readonly ListedRecord[] {
  const listed = useRef<{ filter: RecordFilter; ids: ReadonlySet<string> } | null>(null);
  const since = useRef(new Map<string, number>());
  const [leaving, setLeaving] = useState<readonly ListedRecord[]>(NONE);

  useEffect(() => {
    const before = listed.current;
    listed.current = { filter, ids: new Set(fits.map(({ id }) => id)) };
    if (before?.filter !== filter) {
      // Another question was asked: its answer is exact.
      since.current.clear();
      setLeaving(NONE);
      return;
    }
    const known = new Map(records.map((record) => [record.id, record]));
    const now = Date.now();
    for (const id of before.ids) {
      const record = known.get(id);
      if (record && isSynced(record.state) && filter.hidden.has(record.state) && !since.current.has(id)) {
        since.current.set(id, now);
      }
    }
    const show = () => {
      const left = Date.now() - STAYS_MS;
      for (const [id, from] of since.current) {
        const row = document.activeElement?.closest<HTMLElement>('[data-key]');
        if (from < left && row?.dataset.key !== id) since.current.delete(id);
      }
      const stay = [...since.current.keys()].flatMap((id) => {
        const record = known.get(id);
        return record && filter.hidden.has(record.state) ? [record] : [];
      });
      setLeaving(stay.length > 0 ? stay : NONE);
    };
    show();
    if (since.current.size === 0) return;
    const timer = setInterval(show, 1_000);
    return () => clearInterval(timer);
  }, [records, fits, filter]);

  return leaving;
}
