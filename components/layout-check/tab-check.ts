import type { DiagnosisAnswer } from '../../lib/protocol/diagnosis.ts';
import type { LayoutAnswer, PlaceAnswer } from '../../lib/protocol/pushes.ts';

/** What came of checking one QuickBooks tab. */
export interface TabCheck {
  readonly id: number;
  /** The tab's title, for the eyes of the person at this computer alone. */
  readonly title: string;
  /** The browser has taken the page out of memory. */
  readonly asleep: boolean;
  /** `null` where nobody answers in the tab. */
  readonly answer: LayoutAnswer | null;
}

/** What came of a check, with what the worker has recorded of misses before. */
export interface LayoutChecks {
  readonly version: string;
  /** RFC 3339. */
  readonly at: string;
  readonly tabs: readonly TabCheck[];
  readonly misses: DiagnosisAnswer['misses'];
}

/** A place of a page, with what is known of it from before. */
export interface JudgedPlace extends PlaceAnswer {
  readonly verdict: 'found' | 'missed' | 'not_shown';
  /** The first time it was missed, and how often since; `null` where that was never. */
  readonly misses: { readonly since: string; readonly count: number } | null;
}

/** Joins what a page says now with what was recorded of it before. */
export function judgePlaces(answer: LayoutAnswer, recorded: LayoutChecks['misses']): JudgedPlace[] {
  return answer.places.map((place) => {
    const before = recorded.find((miss) => miss.page === answer.page && miss.place === place.place);
    return {
      ...place,
      verdict: place.found !== null ? 'found' : place.needed ? 'missed' : 'not_shown',
      misses: before ? { since: before.since, count: before.count } : null,
    };
  });
}
