import type { ComponentChild, ComponentChildren } from 'preact';
import type { Language } from '../../lib/core/languages.ts';
import type { Frequency } from '../../lib/core/records/frequency.ts';
import type { OptionsWords } from '../../lib/locales/options/en.ts';
import type { ConnectionView, OptionsAnswer } from '../../lib/protocol/options.ts';
import type { Explanation } from '../../lib/protocol/views.ts';
import type { Approval } from './CompanySettings.tsx';
import type { ActivateResult, Activation } from './ConnectForm.tsx';
import type { PreferencesView } from './Preferences.tsx';

/** The outcome of the last change, for the status line. */
export type Outcome =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'refused'; readonly problem: Explanation }
  /** The worker did not answer, so it is unknown whether the change was made. */
  | { readonly kind: 'unanswered' }
  | null;

/** The end of connecting: what was read, and what needs the person. */
export interface FinishShown {
  /** `null` until the first sync has ended. */
  readonly records: number | null;
  readonly needs: number;
  /** The list in QuickBooks that shows the records, and its address. */
  readonly list: 'invoices' | 'expenses';
  readonly address: string;
  readonly onReview: () => void;
}

export interface OptionsProps {
  /** `null` until the first answer. */
  answer: OptionsAnswer | null;
  /** The worker does not answer the page's requests. */
  gone: boolean;
  outcome: Outcome;
  /** What has come of a connection made on this page; `null` without one. */
  finish: FinishShown | null;
  /** The browser does not clear what is stored when the disk is nearly full. */
  isSafe: boolean;
  words: OptionsWords;
  language: Language;
  /** Milliseconds since the Unix epoch. */
  now: number;
  privacyAddress: string;
  onActivate: (activation: Activation) => Promise<ActivateResult>;
  onDisconnect: (connection: ConnectionView) => void;
  onRemove: (companyKey: string | null) => void;
  onFrequency: (companyKey: string, frequency: Frequency) => Promise<void>;
  onApproval: (companyKey: string, approval: Approval) => void;
  /** The offer to try Tickmark out with an example company. */
  offer: () => ComponentChild;
  onPreferences: (change: Partial<PreferencesView>) => void;
  /** An additional section between the stored data and Tickmark's permissions. */
  children?: ComponentChildren;
}
