import type { Check, Verdict } from '../../lib/core/diagnosis/check.ts';
import type { Miss } from '../../lib/core/diagnosis/layout-report.ts';
import type { CompanyHealth } from '../../lib/protocol/diagnosis.ts';
import type { ConnectionAnswer } from '../../lib/protocol/panel.ts';
import type { CompanySummary, Explanation } from '../../lib/protocol/views.ts';

/** One company's diagnosis as it is shown. */
export interface DiagnosisShown {
  readonly company: CompanySummary;
  readonly address: string;
  /** Tickmark's. */
  readonly version: string;
  readonly checks: readonly Check[];
  /** What they amount to; `null` while the platform is asked. */
  readonly verdict: Verdict | null;
  readonly stalled_since: string | null;
  /** What the platform says of itself. */
  readonly told: Pick<
    ConnectionAnswer['platform'],
    'version' | 'connector_version' | 'minimum_connector_version' | 'support' | 'learn'
  > &
    Pick<ConnectionAnswer, 'plan'> &
    Pick<CompanyHealth, 'quickbooks' | 'last_processed_at'>;
  /** What it sends otherwise than agreed, a line for each kind. */
  readonly odd: readonly string[];
  readonly misses: readonly Miss[];
  /** What is copied for support. */
  readonly report: string;
  /** RFC 3339. */
  readonly checked_at: string;
}

/** How the diagnosis is read and what can be done with it. None of it rejects. */
export interface DiagnosisSource {
  /** Reads, and follows what changes until it is ended. @returns what ends it */
  follow(changed: () => void): () => void;
  /** As it was read last; `null` until then. */
  shown(): DiagnosisShown | { readonly problem: Explanation } | null;
  again(): void;
  openAddress(address: string): void;
  openOptions(): void;
  copy(text: string): Promise<void>;
}
