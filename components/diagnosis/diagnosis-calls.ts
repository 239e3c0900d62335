import type { DiagnosisAnswer } from '../../lib/protocol/diagnosis.ts';
import type { ConnectionAnswer } from '../../lib/protocol/panel.ts';
import type { Refused } from '../../lib/protocol/views.ts';
import type { BrowserFacts } from './run-checks.ts';

/** What the diagnosis can ask. None of it rejects. */
export interface DiagnosisCalls {
  diagnose(): Promise<DiagnosisAnswer | Refused>;
  askConnection(): Promise<ConnectionAnswer | Refused>;
  browserFacts(address: string | null): Promise<BrowserFacts>;
  /** Calls whenever something may have changed; gives what ends it. */
  onChange(heard: () => void): () => void;
  openAddress(address: string): void;
  openOptions(): void;
  copy(text: string): Promise<void>;
}
