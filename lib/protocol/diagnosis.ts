import * as z from 'zod/mini';
import type { Failing } from '../core/diagnosis/check.ts';
import type { Miss } from '../core/diagnosis/layout-report.ts';
import type { OddLine } from '../core/diagnosis/odd-lines.ts';
import type { Language } from '../core/languages.ts';
import { companyKey, FROM, type RequestRules } from './fields.ts';
import type { CompanySummary, Refused } from './views.ts';

/** Requests of the diagnosis. */
export const DIAGNOSIS_REQUESTS = {
  diagnosis: {
    from: FROM.OWN,
    schema: z.object({ type: z.literal('diagnosis'), company_key: z.nullable(companyKey) }),
  },
  /** Asks the platform for a record, a command and a run, to test whether it answers; changes nothing. */
  probe_platform: {
    from: FROM.OWN,
    schema: z.object({ type: z.literal('probe_platform'), company_key: companyKey }),
  },
} as const satisfies RequestRules;

/** The health of one company, from stored data. */
export interface CompanyHealth {
  readonly company: CompanySummary;
  readonly address: string;
  readonly platform_version: string | null;
  readonly connector_version: string | null;
  readonly minimum_connector_version: string | null;
  readonly quickbooks: {
    readonly connected: boolean;
    readonly reason: string | null;
    readonly expires_at: string | null;
    readonly reconnect_url: string | null;
    readonly who_can_reconnect: readonly string[];
  } | null;
  readonly support: {
    readonly url: string | null;
    readonly email: string | null;
    readonly phone: string | null;
  } | null;
  readonly last_processed_at: string | null;
  /** Nothing has been processed since then although records wait. */
  readonly stalled_since: string | null;
  readonly connected_at: string;
  readonly first_read_done: boolean;
  /** Failures that stop the whole sync, and those that do not. */
  readonly failing: readonly Failing[];
  readonly waiting: {
    /** Commands to be sent, without an answer, and accepted but not done. */
    readonly due: WaitingCommands | null;
    readonly doubtful: WaitingCommands | null;
    readonly accepted: WaitingCommands | null;
    /** Parked commands by reason. */
    readonly parked: readonly { readonly reason: string; readonly count: number }[];
  };
  /** The sync under way: the start of its step, and since when the platform's run has made no progress. */
  readonly cycle: { readonly step_since: string; readonly run_since: string | null } | null;
  /** The platform's deviations from the contract, by kind. */
  readonly odd: readonly OddLine[];
}

export interface WaitingCommands {
  readonly count: number;
  readonly since: string;
}

/** Whether the platform answers one kind of request. */
export type ProbeResult =
  | { readonly result: 'answered' | 'not_offered' }
  | {
      readonly result: 'failed';
      readonly code: string;
      readonly status: number | null;
      readonly reason: string;
    };

export interface ProbeAnswer {
  readonly records: ProbeResult;
  readonly commands: ProbeResult;
  readonly runs: ProbeResult;
}

export interface DiagnosisAnswer {
  readonly version: string;
  readonly language: Language;
  readonly companies: readonly CompanyHealth[];
  /** When the worker wakes next, or `null`. */
  readonly wake_at: string | null;
  readonly misses: readonly Miss[];
}

export interface DiagnosisAnswers {
  diagnosis: DiagnosisAnswer;
  probe_platform: ProbeAnswer | Refused;
}
