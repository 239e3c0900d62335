import type { DiagnosisAnswer } from '../../lib/protocol/diagnosis.ts';
import type { ConnectionAnswer } from '../../lib/protocol/panel.ts';
import type { Refused } from '../../lib/protocol/views.ts';
import type { BrowserFacts } from './run-checks.ts';

/** The requests of the diagnosis. None of them rejects. */
export interface DiagnosisCalls {
  diagnose(): Promise<DiagnosisAnswer | Refused>;
  askConnection(): Promise<ConnectionAnswer | Refused>;
  browserFacts(address: string | null): Promise<BrowserFacts>;
  /**
   * Calls `heard` whenever something may have changed.
   * @returns stops it
   */
  onChange(heard: () => void): () => void;
  openAddress(address: string): void;
  openOptions(): void;
  copy(text: string): Promise<void>;
}
