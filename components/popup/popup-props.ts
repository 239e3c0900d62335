import type { Language } from '../../lib/core/languages.ts';
import type { PopupWords } from '../../lib/locales/popup/en.ts';
import type { PopupAnswer } from '../../lib/protocol/company.ts';
import type { RecordView } from '../../lib/protocol/views.ts';
import type { SyncAttempt } from './sync-attempt.ts';

/** The views that the popup opens. */
export type PopupTarget = 'attention' | 'approvals' | 'pending' | 'options' | 'diagnosis';

/** The data and callbacks of the popup. */
export interface PopupProps {
  /** `null` until the first answer. */
  answer: PopupAnswer | null;
  /** The worker has not answered, despite retries. */
  gone: boolean;
  attempt: SyncAttempt;
  words: PopupWords;
  language: Language;
  /** Milliseconds since the Unix epoch. */
  now: number;
  onShow: (view: PopupTarget) => void;
  onRecord: (record: RecordView) => void;
  onSyncNow: () => void;
  onCompany: (companyKey: string) => void;
}
