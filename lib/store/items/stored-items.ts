/** What the browser's storage areas do; the worker and each page hand in their own. */
export interface StorageArea {
  get(key: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

interface StoredItem {
  /** The name in its area; for an item of a company the beginning of the name, before the company's key. */
  readonly key: string;
  /** `local` outlives the browser, `session` ends with it. */
  readonly area: 'local' | 'session';
  readonly owner: 'extension' | 'company';
  /** "Remove all stored data" leaves it. */
  readonly stays?: true;
}

/**
 * Every item that Tickmark keeps in the extension's storage. Beside these there are the tables (database.ts), the sealing
 * key (access-key/), and in the queue page's local storage the category that was chosen last.
 */
export const STORED_ITEMS = {
  preferences: { key: 'preferences', area: 'local', owner: 'extension' },
  /** When the last failure of each cause was announced. */
  notified: { key: 'notified', area: 'local', owner: 'extension' },
  /** The last time in which nothing could be synced, for the diagnosis. */
  asleep: { key: 'asleep', area: 'local', owner: 'extension' },
  heartbeat: { key: 'heartbeat', area: 'session', owner: 'extension' },
  /** The company that a QuickBooks tab showed last: the toolbar's number is that one's. */
  front_company: { key: 'front_company', area: 'session', owner: 'extension' },
  /** The record that the side panel shows. */
  panel: { key: 'panel', area: 'session', owner: 'extension' },
  /** Why nothing could be written to the tables, and since when. */
  store_trouble: { key: 'store_trouble', area: 'session', owner: 'extension' },
  /** Stays: a random id of this browser session, which tells nothing and ends with the browser. */
  session: { key: 'session', area: 'session', owner: 'extension', stays: true },
  /** Approvals that somebody has unchecked, to decide on them after the next run. */
  kept_unchecked: { key: 'kept_unchecked:', area: 'session', owner: 'company' },
  /** The commands that the queue page follows. */
  batch: { key: 'batch:', area: 'session', owner: 'company' },
  /** The run of two records by which somebody tries a connection. */
  test: { key: 'test:', area: 'session', owner: 'company' },
} as const satisfies Readonly<Record<string, StoredItem>>;

/**
 * Removes the stored items of a company, or of all and of the extension itself.
 * @param companyKey `null` for all
 */
export async function removeStoredItems(
  areas: Readonly<Record<StoredItem['area'], Pick<StorageArea, 'remove' | 'get'>>>,
  companyKey: string | null,
): Promise<void> {
  const items: StoredItem[] = Object.values(STORED_ITEMS);
  for (const [name, area] of Object.entries(areas)) {
    const removed = (key: string) =>
      items.some((item) => {
        if (item.area !== name || item.stays) return false;
        if (item.owner === 'extension') return companyKey === null && key === item.key;
        return companyKey === null ? key.startsWith(item.key) : key === `${item.key}${companyKey}`;
      });
    const keys = Object.keys(await area.get(null)).filter(removed);
    if (keys.length > 0) await area.remove(keys);
  }
}
