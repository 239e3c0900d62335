import * as z from 'zod/mini';
import { MISSED_PLACES } from '../core/diagnosis/layout-report.ts';
import { PAGES } from '../core/identity/identify-page.ts';
import { LIST_KINDS } from '../core/identity/list-routes.ts';
import type { Language } from '../core/languages.ts';
import type { LineCount } from '../core/records/line-groups.ts';
import { RECORD_TYPE_NAMES } from '../core/records/record-types.ts';
import { commandKey, companyKey, FROM, quickBooksRef, type RequestRules, realm, text } from './fields.ts';
import type { CompanyView, DoneAnswer, RecordView } from './views.ts';

/** One request covers the rows on screen; more go into further requests. */
const MOST_ASKED = 200;

const list = z.enum(LIST_KINDS);

/** The texts of a list row, as shown there. */
const shownRow = z.object({
  type: z.enum(RECORD_TYPE_NAMES),
  by: z.enum(['number', 'name']),
  value: text(500),
  date: z.nullable(text(100)),
  amount: z.nullable(text(100)),
  party: z.nullable(text(500)),
});

/**
 * What the line above a list, or the chip in the corner, is about: the company's records, lost data, a connection that a person
 * has to restore, or that there is none yet.
 */
export const BANNER_KINDS = [
  'attention',
  'counts',
  'store',
  'quickbooks_off',
  'refused',
  'disconnected',
  'connect',
] as const;
export type BannerKind = (typeof BANNER_KINDS)[number];

/** Requests of a QuickBooks page. */
export const PAGE_REQUESTS = {
  /** Asks for these records and for those that these rows show. */
  describe_page: {
    from: FROM.PAGE,
    schema: z.object({
      type: z.literal('describe_page'),
      realm,
      refs: z.array(quickBooksRef).check(z.maxLength(MOST_ASKED)),
      rows: z.array(shownRow).check(z.maxLength(MOST_ASKED)),
    }),
  },
  /**
   * Asks for the counts that stand above a list, of its records or of all: only for frames of Tickmark, so that the page's
   * process never has them.
   */
  open_line: {
    from: FROM.CARD,
    schema: z.object({ type: z.literal('open_line'), realm, list: z.nullable(list) }),
  },
  /** Asks for the name of the company that is open elsewhere; nothing else of it is told. */
  name_company: { from: FROM.PAGE, schema: z.object({ type: z.literal('name_company'), realm }) },
  /** "Not now" on a banner: it does not come back in this browser session. */
  dismiss_banner: {
    from: FROM.PAGE,
    schema: z.object({ type: z.literal('dismiss_banner'), realm, kind: z.enum(BANNER_KINDS) }),
  },
  /** Places on a page where no anchor was found: names from a list, none of the page's words. */
  report_misses: {
    from: FROM.PAGE,
    schema: z.object({
      type: z.literal('report_misses'),
      misses: z.array(z.object({ page: z.enum(PAGES), place: z.enum(MISSED_PLACES) })).check(z.maxLength(20)),
    }),
  },
  /**
   * A frame asks whether the content script of its tab sent it this secret. In Firefox alone: frames in a page have no tabs there
   * to ask it themselves.
   */
  own_frame: { from: FROM.CARD, schema: z.object({ type: z.literal('own_frame'), secret: commandKey }) },
  open_view: {
    from: FROM.ALL,
    schema: z.object({
      type: z.literal('open_view'),
      realm: z.nullable(realm),
      /** The company that was looked at, where several platforms have it; absent for the first of them. */
      company_key: z.optional(companyKey),
      /** The records to show first. */
      list: z.optional(list),
      view: z.enum(['attention', 'approvals', 'pending', 'options', 'diagnosis']),
    }),
  },
} as const satisfies RequestRules;

export interface PageAnswer {
  /** `null`: no data of the open company is stored; the page learns nothing of any other company. */
  readonly company: CompanyView | null;
  readonly records: readonly RecordView[];
  /** For each row asked about, the index of its record in `records`; `null` where none is certain. */
  readonly rows: readonly (number | null)[];
  /** The number of records that need a decision, for the banner. */
  readonly attention: number;
  /** The banners that were dismissed for this company. */
  readonly dismissed: readonly BannerKind[];
  /** The banner's text if stored data of this company is lost, or none can be read. */
  readonly notice: string | null;
  /** No company at all is connected, except the example. */
  readonly unconnected: boolean;
  readonly synced_badges: 'quiet' | 'full' | 'off';
  readonly language: Language;
}

export interface LineAnswer {
  readonly platform: string;
  /** What is counted: the name of the list's records, or `null` for all of the company. */
  readonly list: string | null;
  /** How many of them there are in each group that has any. */
  readonly groups: readonly LineCount[];
  /** The number of them that need a decision. */
  readonly attention: number;
  /** The first read has not ended. */
  readonly reading: boolean;
  /** What stops everything, in words. */
  readonly stop: string | null;
}

/** What a line is about; a company's counts the frame asks the worker for itself. */
export type LineSubject =
  | { readonly about: 'company'; readonly realm: string }
  | { readonly about: 'connect' }
  /** Another company is open: its name, or else its id. */
  | { readonly about: 'conflict'; readonly company: string | null; readonly inAddress: boolean };

/** The line above a list, or the chip in the corner. */
export interface LineFace {
  readonly place: LinePlace;
  readonly subject: LineSubject;
  readonly language: Language;
}
export type LinePlace = 'list' | 'corner';

/** Where the button of a line leads. */
export type LineView = 'attention' | 'diagnosis' | 'options' | 'reload';

export interface PageAnswers {
  describe_page: PageAnswer;
  open_line: LineAnswer;
  /** The name of a stored company, or `null`. */
  name_company: { readonly name: string | null };
  own_frame: { readonly known: boolean };
  open_view: DoneAnswer;
  report_misses: DoneAnswer;
  dismiss_banner: DoneAnswer;
}
