import type { Adapter } from '../platform/adapter.ts';
import type { Platform } from '../platform/port.ts';
import type { Surface } from '../protocol/fields.ts';
import type { RenewedSecrets } from '../store/access-key/renewed-secrets.ts';
import type { AccessKeys } from '../store/access-key/seal-access-key.ts';
import type { Preferences, PreferencesChange } from '../store/items/preferences.ts';
import type { MarkedCompany } from '../store/items/stored-items.ts';
import type { Place, StoreProblem } from '../store/marker.ts';
import type { CompanyRow, ConnectionRow, CycleRow } from '../store/rows.ts';
import type { ReadContext } from '../views/read-context.ts';
import type { DismissedBanners } from './dismissed-banners.ts';
import type { Looks } from './make-looks.ts';

/** The dependencies of the worker's handlers. */
export interface WorkerContext extends ReadContext {
  /** Where the request was sent. */
  readonly surface: Surface;
  /** Asks the content script of the tab where the request was sent whether it sent a frame this secret. */
  readonly confirmFrame: (secret: string) => Promise<boolean>;
  readonly newKey: () => string;
  /** The id of the browser session: commands held back for undo belong to it. */
  readonly session: () => Promise<string>;
  /** Changes preferences, and announces it to every page. */
  readonly changePreferences: (change: PreferencesChange) => Promise<Preferences>;
  /** Removes stored data of one company, or of all (`null`): rows by the given function, then items beside the tables. */
  readonly removeStored: (
    company: (Place & { readonly key: string }) | null,
    removeRows: () => Promise<void>,
  ) => Promise<void>;
  /** Whether stored data of this company, or of all (`null`), is lost or cannot be opened. */
  readonly storeProblem: (realm: string | null) => Promise<StoreProblem | null>;
  /** The companies in the marker. */
  readonly readMarker: () => Promise<readonly MarkedCompany[]>;
  readonly looks: Looks;
  readonly banners: DismissedBanners;
  readonly keys: Pick<AccessKeys, 'seal' | 'tidy'>;
  readonly renewed: RenewedSecrets;
  readonly version: string;
  readonly openPlatform: (connection: ConnectionRow) => Platform;
  /** The adapter for a kind of platform; absent means the default kind. */
  readonly adapterOf: (kind: string | undefined) => Adapter;
  /** Starts a company's cycle durably, with these records; resolves once it is written. */
  readonly startSync: (
    companyKey: string,
    trigger: CycleRow['trigger'],
    recordIds?: readonly string[],
  ) => Promise<void>;
  /** Ensures that the worker is awake when something is due next, after a change of one company, or of any (`null`). */
  readonly planWake: (companyKey: string | null) => Promise<void>;
  readonly changed: (company: CompanyRow, recordIds: readonly string[] | null) => void;
  /** Opens one of Tickmark's own pages in a tab. */
  readonly openPage: (view: string, companyKey: string | null) => Promise<void>;
  /** The company that a QuickBooks tab showed last; `null` for one without a connection, `undefined` before any. */
  readonly frontCompany: () => Promise<string | null | undefined>;
  /** The time of the alarm, for the diagnosis: milliseconds, or `null`. */
  readonly wakeAt: () => Promise<number | null>;
}
