/** What the worker, or the popup, says to a QuickBooks page without being asked. */
export type PagePush =
  /** Something of this company has changed; the page asks again for what it shows. */
  | { readonly push: 'changed'; readonly realm: string | null; readonly record_ids: readonly string[] | null }
  /** A preference has changed: language, or how badges are drawn. */
  | { readonly push: 'preferences' }
  /** The keyboard shortcut for Resync was pressed. */
  | { readonly push: 'shortcut'; readonly action: 'resync' }
  /** Which company is open? Answered with `OpenCompany`. */
  | { readonly push: 'which_company' }
  /** Are the places that badges depend on still where they were? Answered with `LayoutAnswer`, later. */
  | { readonly push: 'check_layout' };

/** The company that a QuickBooks page says is open. */
export interface OpenCompany {
  /** Digits, or `null` where it is not known or sources contradict each other. */
  readonly realm: string | null;
  readonly name: string | null;
  readonly conflict: boolean;
}

/** A place on a QuickBooks page that badges depend on. */
export interface PlaceAnswer {
  /** The name under which a miss of it is recorded. */
  readonly place: string;
  readonly needed: boolean;
  /** The anchor that is used, or `null` where the place is missed. */
  readonly found: string | null;
  readonly tried: readonly { readonly anchor: string; readonly fit: 'fits' | 'hidden' | 'absent' }[];
}

/** What a QuickBooks page says of its own layout; nothing in it is a word of the page. */
export interface LayoutAnswer {
  /** The route, as misses are recorded by it; `null` where the page shows neither a record nor a list. */
  readonly page: string | null;
  readonly places: readonly PlaceAnswer[];
  /** How the page is built, one element per line. */
  readonly shape: string;
}

/** What a QuickBooks page answers to the pushes that are questions. */
export interface PushAnswers {
  readonly which_company: OpenCompany;
  readonly check_layout: LayoutAnswer;
}

/** What a QuickBooks page answers; `null` where it cannot tell. */
export type PushAnswer = PushAnswers[keyof PushAnswers] | null;

/** What the worker says to Tickmark's own pages. */
export type OwnPush =
  | {
      readonly push: 'changed';
      /** Company id (digits) and the ids of the records concerned; `null` where it may be any of them. */
      readonly records: readonly (readonly [realm: string, ids: readonly string[] | null])[];
    }
  | { readonly push: 'preferences' };

/** The channel on which the worker tells Tickmark's own pages that something has changed. */
export const CHANGED_CHANNEL = 'tickmark-changed';
