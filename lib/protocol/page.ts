import * as z from 'zod/mini';
import type { Language } from '../core/languages.ts';
import { RECORD_TYPE_NAMES } from '../core/records/record-types.ts';
import { companyKey, quickBooksRef, type RequestRules, realm, text } from './fields.ts';
import type { CompanyView, DoneAnswer, RecordView } from './views.ts';

/** One question covers what is on screen; more is asked in further questions. */
const MOST_ASKED = 200;

/** A row of a list, as it is written there. */
const shownRow = z.object({
  type: z.enum(RECORD_TYPE_NAMES),
  by: z.enum(['number', 'name']),
  value: text(500),
  date: z.nullable(text(100)),
  amount: z.nullable(text(100)),
  party: z.nullable(text(500)),
});

/** What a QuickBooks page asks. */
export const PAGE_REQUESTS = {
  /** What does the platform say of these records, and of those that these rows show? */
  describe_page: {
    from: 'page',
    schema: z.object({
      type: z.literal('describe_page'),
      realm,
      refs: z.array(quickBooksRef).check(z.maxLength(MOST_ASKED)),
      rows: z.array(shownRow).check(z.maxLength(MOST_ASKED)),
    }),
  },
  /** Places on a page where no anchor was found; the shape of the page only, none of its words. */
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
      /** The one that was looked at, where several platforms have the same company; the first of them where absent. */
      company_key: z.optional(companyKey),
      view: z.enum(['attention', 'approvals', 'pending', 'options', 'diagnosis']),
    }),
  },
} as const satisfies RequestRules;

export interface PageAnswer {
  /** `null`: nothing is stored of the open company; nothing of any other company is told to the page. */
  readonly company: CompanyView | null;
  readonly records: readonly RecordView[];
  /** For each row that was asked about, the place of its record in `records`; `null` where none can be told for certain. */
  readonly rows: readonly (number | null)[];
  /** Records that need a decision, for the banner. */
  readonly attention: number;
  readonly synced_badges: 'quiet' | 'full' | 'off';
  readonly language: Language;
}

export interface PageAnswers {
  describe_page: PageAnswer;
  open_view: DoneAnswer;
  report_misses: DoneAnswer;
}
