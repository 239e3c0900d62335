import * as z from 'zod/mini';
import type { Language } from '../core/languages.ts';
import { RECORD_TYPE_NAMES } from '../core/records/record-types.ts';
import { companyKey, quickBooksRef, type RequestRules, realm, text } from './fields.ts';
import type { CompanyView, DoneAnswer, RecordView } from './views.ts';

/** One request covers the rows on screen; more go into further requests. */
const MOST_ASKED = 200;

/** The texts of a list row, as shown there. */
const shownRow = z.object({
  type: z.enum(RECORD_TYPE_NAMES),
  by: z.enum(['number', 'name']),
  value: text(500),
  date: z.nullable(text(100)),
  amount: z.nullable(text(100)),
  party: z.nullable(text(500)),
});

/** Requests of a QuickBooks page. */
export const PAGE_REQUESTS = {
  /** Asks for these records and for those that these rows show. */
  describe_page: {
    from: 'page',
    schema: z.object({
      type: z.literal('describe_page'),
      realm,
      refs: z.array(quickBooksRef).check(z.maxLength(MOST_ASKED)),
      rows: z.array(shownRow).check(z.maxLength(MOST_ASKED)),
    }),
  },
  /** Places on a page where no anchor was found: the page's structure only, none of its words. */
  report_misses: {
    from: 'page',
    schema: z.object({
      type: z.literal('report_misses'),
      misses: z
        .array(z.object({ page: text(80), place: text(80), tried: z.array(text(80)).check(z.maxLength(40)) }))
        .check(z.maxLength(20)),
    }),
  },
  open_view: {
    from: 'both',
    schema: z.object({
      type: z.literal('open_view'),
      realm: z.nullable(realm),
      /** The company that was looked at, where several platforms have it; absent for the first of them. */
      company_key: z.optional(companyKey),
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
  /** The banner's text if stored data of this company is lost, or none can be read. */
  readonly notice: string | null;
  readonly synced_badges: 'quiet' | 'full' | 'off';
  readonly language: Language;
}

export interface PageAnswers {
  describe_page: PageAnswer;
  open_view: DoneAnswer;
  report_misses: DoneAnswer;
}
