/** A place on a QuickBooks page that badges depend on. */
export interface PlaceAnswer {
  /** The name under which its misses are recorded. */
  readonly place: string;
  readonly needed: boolean;
  /** The anchor that was found, or `null`. */
  readonly found: string | null;
  readonly tried: readonly { readonly anchor: string; readonly fit: 'fits' | 'hidden' | 'absent' }[];
}

/** The places that a page reports as missed: of its record, or of its list. */
export const MISSED_PLACES = ['title', 'row', 'list', 'column'] as const;

/** A QuickBooks page's report of its own layout; it contains no word of the page. */
export interface LayoutAnswer {
  /** The route under which misses are recorded; `null` where the page shows neither a record nor a list. */
  readonly page: string | null;
  readonly places: readonly PlaceAnswer[];
  /** The structure of the page, one element per line. */
  readonly shape: string;
}

/** A recorded miss of a place on a QuickBooks page: since when, and how often. */
export interface Miss {
  readonly page: string;
  readonly place: string;
  /** RFC 3339. */
  readonly since: string;
  readonly count: number;
}

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
  readonly misses: readonly Miss[];
}

/** A place on a page, with its earlier misses. */
export interface JudgedPlace extends PlaceAnswer {
  readonly verdict: 'found' | 'missed' | 'not_shown';
  /** The first miss, and the number of misses; `null` without one. */
  readonly misses: { readonly since: string; readonly count: number } | null;
}

/** Combines a page's current answer with the misses recorded before. */
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
 * The report on one page for support: found places, missed places with their start, and the page's structure, in
 * English. It contains no word and no value of the page, and no tab title.
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

/** The file name, which contains only the kind of page and the day. */
export function layoutReportName(answer: LayoutAnswer, checks: LayoutChecks): string {
  return `tickmark-layout-${answer.page ?? 'page'}-${checks.at.slice(0, 10)}.txt`;
}
