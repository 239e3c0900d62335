import { useEffect, useRef, useState } from 'preact/hooks';
import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { type Leaving, type Shown, trackLeaving } from '../../lib/core/listing/track-leaving.ts';

/** How often it is looked whether a moment is over. */
const LOOK_MS = 500;
/** While the pointer has moved within so long, no row leaves: none is pressed in another's place. */
const STILL_MS = 1_500;

/**
 * The records, by id, that have just ceased to belong to a list, and still stand in it for a moment. They stay while the pointer
 * moves; what somebody is working on, because the focus is in its row, stays until the focus has gone.
 * @param question what the list is asked for: the answer to another one is exact
 * @param may whether a record that belonged may stay for a moment, as it is now
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
  // Not the clock of the day, which may be set back.
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
