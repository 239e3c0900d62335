import type { RecordType } from '../../../../lib/core/records/record-types.ts';
import type { ListName, WireListItem } from '../wire.ts';
import type { Store } from './open-store.ts';

/** A company's settings on the platform and in QuickBooks. */
export interface Company {
  realm_id: string;
  name: string;
  currency: string;
  time_zone: string;
  /** Last closed day, `YYYY-MM-DD`; `null` when the books are open. */
  books_closed_through: string | null;
  /** Whether the closing date has a password (error 6210 rather than 6200). */
  closing_password: boolean;
  class_tracking: boolean;
  location_tracking: boolean;
  records_since: string | null;
  quickbooks: {
    connected: boolean;
    reason: string | null;
    expires_at: string | null;
    reconnect_url: string | null;
    who_can_reconnect: string[];
  };
  /** Whether the QuickBooks subscription accepts new entries (error 6190). */
  subscribed: boolean;
  /** Whether QuickBooks warns of numbers used twice (error 6140). */
  checks_numbers: boolean;
  /** Whether a customer's records need approval after sync was turned on again. */
  approve_first: boolean;
  last_processed_at: string | null;
  next_run_at: string | null;
  /** The active run. */
  running: string | null;
}

/** The platform's settings, the same for all companies. */
export interface PlatformSettings {
  name: string;
  version: string;
  connector_version: string;
  minimum_connector_version: string;
  web_url: string;
  support: { url: string | null; email: string | null; phone: string | null };
  learn: { title: string; url: string }[];
  plan: { name: string; unavailable: { feature: string; reason: string }[] };
  record_types: RecordType[];
  /** Types whose QuickBooks copy this platform cannot change. */
  no_update: RecordType[];
  /** Types whose values can be edited on this platform. */
  editable: RecordType[];
  batch_max: number;
  lists: ListName[];
}

export interface CompanyTable {
  get(realm: string): Company | null;
  put(company: Company): void;
  all(): Company[];
  settings(): PlatformSettings;
  putSettings(settings: PlatformSettings): void;
  isEmpty(): boolean;
}

export function createCompanyTable(store: Store): CompanyTable {
  const cached = new Map<string, Company>();
  let knownSettings: PlatformSettings | null = null;
  return {
    get(realm) {
      const known = cached.get(realm);
      if (known) return known;
      const row = store.one<{ body: string }>('SELECT body FROM companies WHERE realm = ?', realm);
      if (!row) return null;
      const company = JSON.parse(row.body) as Company;
      cached.set(realm, company);
      return company;
    },
    put(company) {
      cached.delete(company.realm_id);
      store.run('INSERT OR REPLACE INTO companies VALUES (?,?)', company.realm_id, JSON.stringify(company));
    },
    all: () =>
      store
        .all<{ body: string }>('SELECT body FROM companies ORDER BY realm')
        .map((row) => JSON.parse(row.body) as Company),
    settings() {
      if (knownSettings) return knownSettings;
      const row = store.one<{ body: string }>("SELECT body FROM settings WHERE name = 'platform'");
      if (!row) throw new Error('The platform has not been set up: give it a world first');
      knownSettings = JSON.parse(row.body) as PlatformSettings;
      return knownSettings;
    },
    putSettings(settings) {
      knownSettings = null;
      store.run("INSERT OR REPLACE INTO settings VALUES ('platform', ?)", JSON.stringify(settings));
    },
    isEmpty: () => store.one("SELECT name FROM settings WHERE name = 'platform'") === undefined,
  };
}

export interface ListTable {
  get(realm: string, list: ListName, id: string): WireListItem | null;
  put(realm: string, list: ListName, item: WireListItem): void;
  after(realm: string, list: ListName, seq: number, limit: number): { seq: number; item: WireListItem }[];
  all(realm: string, list: ListName): WireListItem[];
}

/** The seven read-only lists and the two editable ones; items in the order of their arrival. */
export function createListTable(store: Store): ListTable {
  return {
    get(realm, list, id) {
      const row = store.one<{ body: string }>(
        'SELECT body FROM list_items WHERE realm = ? AND list = ? AND id = ?',
        realm,
        list,
        id,
      );
      return row ? (JSON.parse(row.body) as WireListItem) : null;
    },
    put: (realm, list, item) =>
      store.run(
        `INSERT INTO list_items (realm, list, seq, id, body)
         VALUES (?, ?, (SELECT ifnull(max(seq), 0) + 1 FROM list_items WHERE realm = ? AND list = ?), ?, ?)
         ON CONFLICT (realm, list, id) DO UPDATE SET body = excluded.body`,
        realm,
        list,
        realm,
        list,
        item.id,
        JSON.stringify(item),
      ),
    after: (realm, list, seq, limit) =>
      store
        .all<{ seq: number; body: string }>(
          'SELECT seq, body FROM list_items WHERE realm = ? AND list = ? AND seq > ? ORDER BY seq LIMIT ?',
          realm,
          list,
          seq,
          limit,
        )
        .map((row) => ({ seq: row.seq, item: JSON.parse(row.body) as WireListItem })),
    all: (realm, list) =>
      store
        .all<{ body: string }>(
          'SELECT body FROM list_items WHERE realm = ? AND list = ? ORDER BY seq',
          realm,
          list,
        )
        .map((row) => JSON.parse(row.body) as WireListItem),
  };
}
