import * as z from 'zod/mini';
import { ACTIONS } from '../records/command.ts';
import { QUICKBOOKS_TYPES, RECORD_TYPES } from '../records/record-type.ts';

// Without this zod tries `eval` once, which the extension's content security policy reports as a violation.
z.config({ jitless: true });

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
const realm = z.string().check(z.regex(/^\d{6,25}$/));
const companyKey = text(120);
const recordId = text(200);
const commandKey = z.uuid();
const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
/** One question covers what is on screen; more is asked in further questions. */
const MOST_ASKED = 200;

const quickBooksRef = z.object({
  type: z.enum(QUICKBOOKS_TYPES),
  id: z.string().check(z.regex(/^\d{1,20}$/)),
});

export const frequencySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('every_10_minutes') }),
  z.object({ kind: z.literal('hourly') }),
  z.object({ kind: z.literal('daily'), at: time }),
  z.object({ kind: z.literal('weekly'), day: z.int().check(z.gte(1), z.lte(7)), at: time }),
  z.object({ kind: z.literal('never') }),
]);

/**
 * Who may send what. `page` requests come from a content script in a QuickBooks page and name the company that is open
 * there; `extension` requests come from Tickmark's own pages. There is no request that names an address to fetch.
 */
export const REQUESTS = {
  /** What does the platform say of these records? `names` are for lists of customers, vendors and products. */
  describe_page: {
    from: 'page',
    schema: z.object({
      type: z.literal('describe_page'),
      realm,
      refs: z.array(quickBooksRef).check(z.maxLength(MOST_ASKED)),
      numbers: z
        .array(z.object({ type: z.enum(RECORD_TYPES), number: text(100) }))
        .check(z.maxLength(MOST_ASKED)),
      names: z
        .array(z.object({ type: z.enum(RECORD_TYPES), name: text(500) }))
        .check(z.maxLength(MOST_ASKED)),
    }),
  },
  open_card: {
    from: 'both',
    schema: z.object({ type: z.literal('open_card'), realm, company_key: companyKey, record_id: recordId }),
  },
  /** Looks, through the platform, whether the QuickBooks copy is really gone, before Clear ID is offered. */
  check_record: {
    from: 'both',
    schema: z.object({
      type: z.literal('check_record'),
      realm,
      company_key: companyKey,
      record_id: recordId,
    }),
  },
  command: {
    from: 'both',
    schema: z.object({
      type: z.literal('command'),
      realm,
      company_key: companyKey,
      record_id: recordId,
      version: text(200),
      action: z.enum(ACTIONS),
      key: commandKey,
      input: z.record(z.string(), z.unknown()),
    }),
  },
  /** Takes a command back that has not been sent yet. */
  undo: { from: 'both', schema: z.object({ type: z.literal('undo'), realm, key: commandKey }) },
  /** The time for undo is over, or its message was dismissed: the command may be sent. */
  release: { from: 'both', schema: z.object({ type: z.literal('release'), realm, key: commandKey }) },
  open_view: {
    from: 'both',
    schema: z.object({
      type: z.literal('open_view'),
      realm: z.nullable(realm),
      view: z.enum(['attention', 'approvals', 'pending', 'options', 'diagnosis']),
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
  popup: {
    from: 'extension',
    schema: z.object({
      type: z.literal('popup'),
      open: z.nullable(
        z.object({ realm: z.nullable(realm), name: z.nullable(z.string()), conflict: z.boolean() }),
      ),
      company_key: z.nullable(companyKey),
    }),
  },
  /** The records behind one of the three numbers, oldest first, a page at a time. */
  list_records: {
    from: 'extension',
    schema: z.object({
      type: z.literal('list_records'),
      company_key: companyKey,
      counted: z.enum(['to_approve', 'pending', 'failed']),
      offset: z.int().check(z.gte(0), z.lte(1_000_000)),
    }),
  },
  sync_now: { from: 'extension', schema: z.object({ type: z.literal('sync_now'), company_key: companyKey }) },
  options: { from: 'extension', schema: z.object({ type: z.literal('options') }) },
  connect: {
    from: 'extension',
    schema: z.object({
      type: z.literal('connect'),
      address: text(2000),
      access_key: text(2000),
      /** The connection that this one takes the place of: the company must then be the same. */
      replaces: z.nullable(text(120)),
    }),
  },
  disconnect: {
    from: 'extension',
    schema: z.object({ type: z.literal('disconnect'), connection_id: text(120) }),
  },
  /** Removes all that is stored of one company, or of all. */
  remove_data: {
    from: 'extension',
    schema: z.object({ type: z.literal('remove_data'), company_key: z.nullable(companyKey) }),
  },
  set_frequency: {
    from: 'extension',
    schema: z.object({
      type: z.literal('set_frequency'),
      company_key: companyKey,
      frequency: frequencySchema,
    }),
  },
  set_approval: {
    from: 'extension',
    schema: z.object({
      type: z.literal('set_approval'),
      company_key: companyKey,
      approval: z.enum(['approve_first', 'automatic']),
    }),
  },
  set_preferences: {
    from: 'extension',
    schema: z.object({
      type: z.literal('set_preferences'),
      preferences: z.partial(
        z.object({
          language: z.enum(['auto', 'en', 'fr-CA']),
          synced_badges: z.enum(['quiet', 'full', 'off']),
          batch_size: z.int().check(z.gte(50), z.lte(200)),
          notify_failures: z.boolean(),
        }),
      ),
    }),
  },
  diagnosis: {
    from: 'extension',
    schema: z.object({ type: z.literal('diagnosis'), company_key: z.nullable(companyKey) }),
  },
} as const satisfies Record<string, { from: 'page' | 'extension' | 'both'; schema: z.ZodMiniType }>;

export type RequestType = keyof typeof REQUESTS;
export type Request = { [T in RequestType]: z.output<(typeof REQUESTS)[T]['schema']> }[RequestType];
export type RequestOf<T extends RequestType> = Extract<Request, { readonly type: T }>;
