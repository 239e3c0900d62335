import type { Language } from '../../lib/core/languages.ts';
import type { PopupWords } from '../../lib/locales/popup/en.ts';
import type { PopupAnswer } from '../../lib/protocol/company.ts';
import type { RecordView } from '../../lib/protocol/views.ts';
import type { SyncAttempt } from './sync-attempt.ts';

/** Where the popup leads. */
export type PopupTarget = 'attention' | 'approvals' | 'pending' | 'options' | 'diagnosis';

/** What the popup shows, and what can be pressed in it. */
export interface PopupProps {
  /** `null` until the first answer. */
  answer: PopupAnswer | null;
  /** The worker has not answered, in spite of asking again. */
  gone: boolean;
  attempt: SyncAttempt;
  words: PopupWords;
  language: Language;
  /** Milliseconds since the epoch. */
  now: number;
  onShow: (view: PopupTarget) => void;
  onRecord: (record: RecordView) => void;
  onSyncNow: () => void;
  onCompany: (companyKey: string) => void;
}
