import type { Adapter } from '../platform/adapter.ts';
import type { Platform } from '../platform/port.ts';
import type { Preferences, PreferencesChange } from '../store/items/preferences.ts';
import type { StoreTrouble } from '../store/items/stored-items.ts';
import type { CompanyRow, ConnectionRow, CycleRow } from '../store/rows.ts';
import type { ReadContext } from '../views/read-context.ts';

/** What the worker's handlers need from outside. */
export interface WorkerContext extends ReadContext {
  readonly newKey: () => string;
  /** The browser session: commands held for undo belong to it. */
  readonly session: () => Promise<string>;
  /** Changes preferences, and tells every page. */
  readonly changePreferences: (change: PreferencesChange) => Promise<Preferences>;
  /** Removes what is stored beside the tables, of one company or of all (`null`). */
  readonly removeStoredItems: (companyKey: string | null) => Promise<void>;
  readonly version: string;
  readonly openPlatform: (connection: ConnectionRow) => Platform;
  /** The adapter of a kind of platform; absent for the default kind. */
  readonly adapterOf: (kind: string | undefined) => Adapter;
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
  readonly storeTrouble: () => Promise<StoreTrouble | null>;
  /** Which of the alarms is set, for diagnosis: milliseconds, or `null`. */
  readonly wakeAt: () => Promise<number | null>;
}
