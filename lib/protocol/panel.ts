import * as z from 'zod/mini';
import type { Role } from '../core/commands/role.ts';
import type { Language } from '../core/languages.ts';
import { ACTION_NAMES, type Action } from '../core/records/actions.ts';
import type { ComparedField } from '../core/records/compare-fields.ts';
import type { ListPage } from '../core/records/list-item.ts';
import type { Money } from '../core/records/money.ts';
import type { Person, PlatformRecord, QuickBooksCopy } from '../core/records/platform-record.ts';
import type { QuickBooksRef, RecordType } from '../core/records/record-types.ts';
import type { Candidate } from '../core/records/suggestion.ts';
import { commandKey, companyKey, FROM, type RequestRules, realm, recordId, text } from './fields.ts';
import type { CardView } from './record.ts';
import type { CommandView, DoneAnswer, Refused } from './views.ts';

/** Names in QuickBooks have at most 500 characters. */
const name = text(500);

/** Requests of the side panel and of the queue's record panel, including lists and connection details. */
export const PANEL_REQUESTS = {
  /** Shows a record in the side panel, which only a user gesture may open. */
  open_panel: {
    from: FROM.ALL,
    schema: z.object({ type: z.literal('open_panel'), realm, company_key: companyKey, record_id: recordId }),
  },
  open_record: {
    from: FROM.OWN,
    schema: z.object({ type: z.literal('open_record'), company_key: companyKey, record_id: recordId }),
  },
  /** Compares platform, QuickBooks and the last sync, field by field. */
  compare_record: {
    from: FROM.OWN,
    schema: z.object({ type: z.literal('compare_record'), company_key: companyKey, record_id: recordId }),
  },
  /** Previews the effect of a command; changes nothing. */
  try_command: {
    from: FROM.OWN,
    schema: z.object({
      type: z.literal('try_command'),
      company_key: companyKey,
      record_id: recordId,
      version: text(200),
      action: z.enum(ACTION_NAMES),
      input: z.record(z.string(), z.unknown()),
    }),
  },
  /** Finds customers, vendors and employees in QuickBooks whose names contain these words. */
  find_customers: {
    from: FROM.OWN,
    schema: z.object({ type: z.literal('find_customers'), company_key: companyKey, query: name }),
  },
  open_list: {
    from: FROM.OWN,
    schema: z.object({
      type: z.literal('open_list'),
      company_key: companyKey,
      list: text(60),
      cursor: z.nullable(text(4000)),
    }),
  },
  edit_list: {
    from: FROM.OWN,
    schema: z.object({
      type: z.literal('edit_list'),
      company_key: companyKey,
      list: z.enum(['classes', 'departments']),
      edit: z.union([
        z.object({ kind: z.literal('add'), key: commandKey, name, parent_id: z.nullable(recordId) }),
        z.object({ kind: z.literal('rename'), key: commandKey, id: recordId, version: text(200), name }),
        z.object({ kind: z.literal('deactivate'), key: commandKey, id: recordId, version: text(200) }),
      ]),
    }),
  },
  /** The platform's current description of itself. */
  ask_connection: {
    from: FROM.OWN,
    schema: z.object({ type: z.literal('ask_connection'), company_key: companyKey }),
  },
} as const satisfies RequestRules;

/** One record in full. */
export interface RecordDetail {
  readonly card: CardView;
  readonly record: PlatformRecord;
  /** The records that this one depends on, in any state. */
  readonly parents: readonly PlatformRecord[];
  /** Every command that applies now, including those that need input. */
  readonly commands: readonly CommandView[];
  /** The document in QuickBooks that holds the number, as far as the message names it. */
  readonly clash: {
    readonly quickbooks: QuickBooksRef;
    readonly number: string | null;
    readonly url: string | null;
    /** It has the same type, so the record may be linked to it. */
    readonly linkable: boolean;
  } | null;
  /** The guide's id of the cause, e.g. `closed-period`; `null` without a problem. */
  readonly guide: string | null;
  /** A number close to the record's that no known record has, where its own is taken in QuickBooks. */
  readonly free_number: string | null;
  /** QuickBooks ids removed by Clear ID, newest first. */
  readonly former_links: readonly { readonly id: string; readonly at: string; readonly who: string | null }[];
  /** Automatic runs left before one safe correction is tried, while the record is retrying. */
  readonly runs_left: number | null;
  /** When the company's next automatic run is due (RFC 3339). */
  readonly next_run_at: string | null;
  /** The last day of the closed books, `YYYY-MM-DD`. */
  readonly books_closed_through: string | null;
  readonly can: {
    readonly check: boolean;
    readonly candidates: boolean;
    /** What a command destroys beside its purpose; absent for nothing. */
    readonly destroys?: { readonly [Each in Action]?: 'overwrites' | 'overwrites_or_deletes' };
  };
  readonly language: Language;
}

export interface CompareAnswer {
  readonly exists: 'yes' | 'no' | 'voided' | 'inactive' | 'unknown';
  readonly quickbooks: QuickBooksCopy | null;
  readonly same_number: readonly (QuickBooksRef & {
    readonly number: string | null;
    readonly party: string | null;
    readonly amount: Money | null;
    readonly date: string | null;
  })[];
  readonly fields: readonly ComparedField[];
  readonly locked_by: {
    readonly kind: 'deposit' | 'reconciled' | 'bank_match' | 'closed_period' | 'unknown';
    readonly detail: string | null;
  } | null;
  readonly inactive: { readonly type: string; readonly name: string } | null;
  readonly checked_at: string | null;
}

/** The effects of a command; `affects` is `null` where the platform does not report them. */
export interface TrialAnswer {
  readonly affects: {
    readonly count: number;
    readonly total: Money | null;
    /** By kind and currency; absent where the platform does not tell them apart. */
    readonly parts?: readonly {
      readonly type: RecordType;
      readonly count: number;
      readonly total: Money | null;
      /** They are taken only if what they need is there by now. */
      readonly lacks: boolean;
    }[];
    /** What the command's input repeats as `confirmed`. */
    readonly confirm?: string;
  } | null;
  readonly creates: boolean | null;
  /** Why the platform would refuse it, in its own words. */
  readonly refusal: { readonly code: string; readonly detail: string | null } | null;
}

export interface CandidatesAnswer {
  readonly candidates: readonly Candidate[];
}

/** The platform's description of itself and of one company. */
export interface ConnectionAnswer {
  readonly platform: {
    readonly name: string;
    readonly version: string | null;
    readonly connector_version: string | null;
    readonly minimum_connector_version: string | null;
    readonly support: {
      readonly url: string | null;
      readonly email: string | null;
      readonly phone: string | null;
    } | null;
    readonly learn: readonly { readonly title: string; readonly url: string }[];
  };
  readonly user: Person & { readonly role: Role };
  readonly plan: {
    readonly name: string | null;
    readonly unavailable: readonly { readonly feature: string; readonly reason: string }[];
  } | null;
  readonly capabilities: {
    readonly lists: readonly string[];
    readonly editable_lists: readonly string[];
    /** It can import older records. */
    readonly backfill: boolean;
  };
  /** `null` where the key no longer opens this company. */
  readonly about: {
    readonly class_tracking: boolean;
    readonly location_tracking: boolean;
    readonly last_processed_at: string | null;
    /** Start of the reported records; `null` for all. */
    readonly records_since: string | null;
    readonly quickbooks: {
      readonly connected: boolean;
      readonly reason: string | null;
      readonly expires_at: string | null;
      readonly reconnect_url: string | null;
      readonly who_can_reconnect: readonly string[];
    } | null;
  } | null;
  /** Unreadable companies in the platform's answer, with the reason. */
  readonly set_aside: readonly { readonly realm_id: string | null; readonly reason: string }[];
  /** Fields of the answer that break the contract, and were read as empty or repaired. */
  readonly odd: readonly string[];
  /** Response time in milliseconds. */
  readonly took_ms: number;
}

export interface PanelAnswers {
  open_panel: DoneAnswer;
  open_record: RecordDetail | Refused;
  compare_record: CompareAnswer | Refused;
  try_command: TrialAnswer | Refused;
  find_customers: CandidatesAnswer | Refused;
  open_list: ListPage | Refused;
  edit_list: DoneAnswer;
  ask_connection: ConnectionAnswer | Refused;
}
