import type { Check, Verdict } from '../../lib/core/diagnosis/check.ts';
import type { Miss } from '../../lib/core/diagnosis/layout-report.ts';
import type { CompanyHealth } from '../../lib/protocol/diagnosis.ts';
import type { ConnectionAnswer } from '../../lib/protocol/panel.ts';
import type { CompanySummary, Explanation } from '../../lib/protocol/views.ts';

/** One company's diagnosis, as shown. */
export interface DiagnosisShown {
  readonly company: CompanySummary;
  readonly address: string;
  /** Tickmark's version. */
  readonly version: string;
  readonly checks: readonly Check[];
  /** The verdict on all checks; `null` while the platform's answer is awaited. */
  readonly verdict: Verdict | null;
  readonly stalled_since: string | null;
  /** The platform's description of itself. */
  readonly told: Pick<
    ConnectionAnswer['platform'],
    'version' | 'connector_version' | 'minimum_connector_version' | 'support' | 'learn'
  > &
    Pick<ConnectionAnswer, 'plan'> &
    Pick<CompanyHealth, 'quickbooks' | 'last_processed_at'>;
  /** The platform's deviations from the contract, one line per kind. */
  readonly odd: readonly string[];
  readonly misses: readonly Miss[];
  /** The text to copy for support. */
  readonly report: string;
  /** RFC 3339. */
  readonly checked_at: string;
}

/** Reads the diagnosis and acts on it. None of it rejects. */
export interface DiagnosisSource {
  /**
   * Reads, and follows changes until stopped.
   * @returns stops it
   */
  follow(changed: () => void): () => void;
  /** The last reading; `null` before the first. */
  shown(): DiagnosisShown | { readonly problem: Explanation } | null;
  again(): void;
  openAddress(address: string): void;
  openOptions(): void;
  copy(text: string): Promise<void>;
}
