import type { LayoutAnswer } from './answers-layout.ts';

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

/** What a QuickBooks page answers; `null` where it cannot tell. */
export type PushAnswer = OpenCompany | LayoutAnswer | null;

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
