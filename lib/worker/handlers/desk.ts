import type { Clock } from '../../core/clock.ts';
import type { Language } from '../../locales/choose-language.ts';
import type { OpenPlatform, Platform } from '../../platform/port.ts';
import type { Tables } from '../../store/database.ts';
import type { Preferences, PreferencesChange } from '../../store/items/preferences.ts';
import type { CompanyRow, ConnectionRow, CycleRow } from '../../store/rows.ts';
import type { AnswerCatalogue } from '../../views/language.ts';

/** What answering needs from outside. */
export interface Desk {
  readonly tables: Tables;
  readonly clock: Clock;
  readonly newKey: () => string;
  /** The browser session: commands held for undo belong to it. */
  readonly session: () => Promise<string>;
  readonly readPreferences: () => Promise<Preferences>;
  readonly changePreferences: (change: PreferencesChange) => Promise<Preferences>;
  /** The catalogue of the answers' words in one language: a file of the extension. */
  readonly readCatalogue: (language: Language) => Promise<AnswerCatalogue>;
  /** BCP 47 tag of the browser's interface. */
  readonly browserLanguage: string;
  readonly version: string;
  readonly openPlatform: (connection: ConnectionRow) => Platform;
  readonly openAtAddress: OpenPlatform;
  /** Starts a company's cycle, durably, and lets it run, with these records; resolves once it is written down. */
  readonly startSync: (
    companyKey: string,
    trigger: CycleRow['trigger'],
    recordIds?: readonly string[],
  ) => Promise<void>;
  /** Sees to it that the worker is awake when the next command may go. */
  readonly planWake: () => Promise<void>;
  readonly changed: (company: CompanyRow, recordIds: readonly string[] | null) => void;
  /** Opens one of Tickmark's own pages in a tab. */
  readonly openPage: (view: string, companyKey: string | null) => Promise<void>;
  /** The company that a QuickBooks tab showed last; `null` for one that is not connected, `undefined` before any. */
  readonly frontCompany: () => Promise<string | null | undefined>;
  /** Why nothing can be written down, since when; `null` while all is well. */
  readonly storeTrouble: () => Promise<{ readonly code: string; readonly since: number } | null>;
  /** Which of the alarms is set, for diagnosis: milliseconds, or `null`. */
  readonly wakeAt: () => Promise<number | null>;
}
