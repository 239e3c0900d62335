import { useEffect, useRef, useState } from 'preact/hooks';
import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { type Leaving, type Shown, trackLeaving } from '../../lib/core/listing/track-leaving.ts';

/** The interval for checking whether a record's time has ended. */
const LOOK_MS = 500;
/** If the pointer has moved within this time, no row leaves, so that the user does not press a wrong row. */
const STILL_MS = 1_500;

/**
 * The records, by id, that have just left a list and stay in it for a moment. They stay while the pointer moves; a
 * record with the focus in its row stays until the focus leaves.
 * @param question the list's query: a new query shows no leaving records
 * @param may whether a record that left may stay for a moment, given its current fields
 */
export function useLeaving(
  records: readonly ListedRecord[],
  belong: readonly ListedRecord[],
  question: unknown,
  may: (record: ListedRecord) => boolean = () => true,
): Leaving {
  const kept = useRef<Shown | null>(null);
  const moved = useRef(Number.NEGATIVE_INFINITY);
  const [, look] = useState(0);
  // Not the wall clock, which may be set back.
  const now = performance.now();
  const focused = document.activeElement?.closest<HTMLElement>('[data-key]')?.dataset.key;
  const still = now - moved.current >= STILL_MS;
  const held = (id: string) => !still || id === focused;
  kept.current = trackLeaving(kept.current, { question, belong, records, may, held, now });
  const { leaving } = kept.current;

  const some = leaving.size > 0;
  useEffect(() => {
    if (!some) return;
    const move = () => {
      moved.current = performance.now();
    };
    const timer = setInterval(() => look((count) => count + 1), LOOK_MS);
    document.addEventListener('pointermove', move);
    return () => {
      clearInterval(timer);
      document.removeEventListener('pointermove', move);
    };
  }, [some]);

  return leaving;
}
