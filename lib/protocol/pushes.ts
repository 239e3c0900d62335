import type { LayoutAnswer } from '../core/diagnosis/layout-report.ts';

/** Messages that the worker or the popup sends to a QuickBooks page. */
export type PagePush =
  /** Data of this company has changed; the page asks again for what it shows. */
  | { readonly push: 'changed'; readonly realm: string | null; readonly record_ids: readonly string[] | null }
  /** A preference has changed: the language, or how badges are drawn. */
  | { readonly push: 'preferences' }
  /** The keyboard shortcut for Resync was pressed. */
  | { readonly push: 'shortcut'; readonly action: 'resync' }
  /** Asks which company is open. Answered with `OpenCompany`. */
  | { readonly push: 'which_company' }
  /** Asks whether the anchors of badges are still in place. Answered with `LayoutAnswer`, with a delay. */
  | { readonly push: 'check_layout' }
  /** A frame of the extension asks whether the content script sent it this secret. Answered with yes or no, once. */
  | { readonly push: 'own_frame'; readonly secret: string };

/** The company that a QuickBooks page reports as open. */
export interface OpenCompany {
  /** Digits; `null` where it is unknown or sources contradict each other. */
  readonly realm: string | null;
  readonly name: string | null;
  readonly conflict: boolean;
}

/** The answers of a QuickBooks page to pushes that ask something. */
export interface PushAnswers {
  readonly which_company: OpenCompany;
  readonly check_layout: LayoutAnswer;
  readonly own_frame: boolean;
}

/** The answer of a QuickBooks page; `null` where it has none. */
export type PushAnswer = PushAnswers[keyof PushAnswers] | null;

/** Messages that the worker sends to Tickmark's own pages. */
export type OwnPush =
  | {
      readonly push: 'changed';
      /** Company id (digits) and the ids of the changed records; `null` where it may be any of them. */
      readonly records: readonly (readonly [realm: string, ids: readonly string[] | null])[];
    }
  | { readonly push: 'preferences' };

/** The channel on which the worker announces changes to Tickmark's own pages. */
export const CHANGED_CHANNEL = 'tickmark-changed';
