/** A place on a QuickBooks page that badges depend on. */
export interface PlaceAnswer {
  /** The name under which its misses are recorded. */
  readonly place: string;
  readonly needed: boolean;
  /** The anchor that was found, or `null`. */
  readonly found: string | null;
  readonly tried: readonly { readonly anchor: string; readonly fit: 'fits' | 'hidden' | 'absent' }[];
}

/** A QuickBooks page's report of its own layout; it contains no word of the page. */
export interface LayoutAnswer {
  /** The route under which misses are recorded; `null` where the page shows neither a record nor a list. */
  readonly page: string | null;
  readonly places: readonly PlaceAnswer[];
  /** The structure of the page, one element per line. */
  readonly shape: string;
}

/** A place on a QuickBooks page that was missed, as it was recorded: since when, and how often. */
export interface Miss {
  readonly page: string;
  readonly place: string;
  /** RFC 3339. */
  readonly since: string;
  readonly count: number;
}

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
  readonly misses: readonly Miss[];
}

/** A place of a page, with what is known of it from before. */
export interface JudgedPlace extends PlaceAnswer {
  readonly verdict: 'found' | 'missed' | 'not_shown';
  /** The first time it was missed, and how often since; `null` where that was never. */
  readonly misses: { readonly since: string; readonly count: number } | null;
}

/** Joins what a page says now with what was recorded of it before. */
export function judgePlaces(answer: LayoutAnswer, recorded: readonly Miss[]): JudgedPlace[] {
  return answer.places.map((place) => {
    const before = recorded.find((miss) => miss.page === answer.page && miss.place === place.place);
    return {
      ...place,
      verdict: place.found !== null ? 'found' : place.needed ? 'missed' : 'not_shown',
      misses: before ? { since: before.since, count: before.count } : null,
    };
  });
}

/**
 * What is saved for support of one page: which places were found, which were missed since when, and the shape of the page,
 * in English. No word and no value of the page, and not the title of its tab.
 */
export function writeLayoutReport(answer: LayoutAnswer, checks: LayoutChecks): string {
  return [
    `Tickmark ${checks.version}, layout check, ${checks.at}`,
    `page: ${answer.page ?? 'neither a record nor a list'}`,
    ...judgePlaces(answer, checks.misses).map(lineOf),
    '',
    'shape: element[attributes]; + built alike more than once, ~ has a text, … a name left out, {place} found there',
    answer.shape,
    '',
  ].join('\n');
}

function lineOf({ place, verdict, found, misses, tried }: JudgedPlace): string {
  const recorded = misses ? `, missed since ${misses.since} (${misses.count})` : '';
  const told = verdict === 'found' ? `found by ${found}` : verdict.replace('_', ' ');
  const fits = tried.map(({ anchor, fit }) => `${anchor} ${fit}`).join(', ');
  return `${place}: ${told}${recorded}; ${fits}`;
}

/** The name of the file, which names nothing but the kind of page and the day. */
export function layoutReportName(answer: LayoutAnswer, checks: LayoutChecks): string {
  return `tickmark-layout-${answer.page ?? 'page'}-${checks.at.slice(0, 10)}.txt`;
}
