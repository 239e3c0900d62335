import * as z from 'zod/mini';
import type { Language } from '../core/languages.ts';
import { companyKey, type RequestRules } from './fields.ts';
import type { CompanySummary } from './views.ts';

/** Requests of the diagnosis. */
export const DIAGNOSIS_REQUESTS = {
  diagnosis: {
    from: 'extension',
    schema: z.object({ type: z.literal('diagnosis'), company_key: z.nullable(companyKey) }),
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
}

export interface DiagnosisAnswer {
  readonly version: string;
  readonly language: Language;
  readonly companies: readonly CompanyHealth[];
  /** When the worker wakes next, or `null`. */
  readonly wake_at: string | null;
  readonly set_aside: readonly { readonly id: string | null; readonly reason: string; readonly at: string }[];
  readonly misses: readonly {
    readonly page: string;
    readonly place: string;
    readonly since: string;
    readonly count: number;
  }[];
}

export interface DiagnosisAnswers {
  diagnosis: DiagnosisAnswer;
}
