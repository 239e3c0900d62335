import type { MISSED_PLACES } from '../../core/diagnosis/layout-report.ts';
import { bundled } from '../overlay/idle.ts';

export interface Miss {
  /** The kind of page: its route. */
  page: string;
  place: (typeof MISSED_PLACES)[number];
}

export interface Misses {
  report(miss: Miss): void;
}

const GATHER_MS = 2_000;

/** Collects the places where no anchor was found; each is reported once per document. */
export function makeMisses(send: (misses: Miss[]) => void, signal: AbortSignal): Misses {
  const seen = new Set<string>();
  let waiting: Miss[] = [];
  const flush = bundled(
    () => {
      const misses = waiting.slice(0, 20);
      waiting = [];
      send(misses);
    },
    GATHER_MS,
    signal,
  );
  return {
    report(miss) {
      const key = `${miss.page} ${miss.place}`;
      if (seen.has(key)) return;
      seen.add(key);
      waiting.push(miss);
      flush();
    },
  };
}
