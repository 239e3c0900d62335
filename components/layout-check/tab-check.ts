import type { DiagnosisAnswer } from '../../lib/protocol/diagnosis.ts';
import type { LayoutAnswer, PlaceAnswer } from '../../lib/protocol/pushes.ts';

/** The result of checking one QuickBooks tab. */
export interface TabCheck {
  readonly id: number;
  /** The tab's title, shown only to the person at this computer. */
  readonly title: string;
  /** The browser has discarded the page. */
  readonly asleep: boolean;
  /** `null` if the tab does not answer. */
  readonly answer: LayoutAnswer | null;
}

/** The result of a check, with the misses that the worker recorded before. */
export interface LayoutChecks {
  readonly version: string;
  /** RFC 3339. */
  readonly at: string;
  readonly tabs: readonly TabCheck[];
  readonly misses: DiagnosisAnswer['misses'];
}

/** A place on a page, with its earlier misses. */
export interface JudgedPlace extends PlaceAnswer {
  readonly verdict: 'found' | 'missed' | 'not_shown';
  /** The first miss, and the number of misses; `null` without one. */
  readonly misses: { readonly since: string; readonly count: number } | null;
}

/** Combines a page's current answer with the misses recorded before. */
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
