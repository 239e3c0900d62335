import type { Batch, TestRun } from '../../core/listing/act.ts';
import type { Kept } from '../../core/listing/remember-unchecked.ts';
import { isNumber, isObject, isText, listOf, mapOf, object, oneOf, orNull, type Schema } from './schema.ts';

/** What the browser's storage areas do. */
export interface StorageArea {
  get(key: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

/** `local` outlives the browser, `session` ends with it. */
type AreaName = 'local' | 'session';
type Owner = 'extension' | 'company';

export interface StoredItem<T = unknown, Area extends AreaName = AreaName, By extends Owner = Owner> {
  /** The name in its area; for an item of a company the beginning of the name, before the company's key. */
  readonly key: string;
  readonly area: Area;
  readonly owner: By;
  /** What is stored otherwise is damaged, and read as if it were not there. */
  readonly schema: Schema<T>;
  /** "Remove all stored data" leaves it. */
  readonly stays?: true;
}

/** A time in which the computer slept, or the browser was closed: nothing could be synced by itself. */
export interface Sleep {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
}

/** The record that the side panel shows. */
export interface PanelRecord {
  readonly company_key: string;
  readonly record_id: string;
}

/** A store that takes, or gives, nothing more: of that it can keep no account itself. */
export interface StoreTrouble {
  readonly code: 'store_full' | 'internal_error';
  /** Milliseconds since the epoch. */
  readonly since: number;
}

const isSleep: Schema<Sleep> = object({ from: isNumber, to: isNumber });
const isPanelRecord: Schema<PanelRecord> = object({ company_key: isText, record_id: isText });
const isStoreTrouble: Schema<StoreTrouble> = object({
  code: oneOf('store_full', 'internal_error'),
  since: isNumber,
});
const isKept: Schema<Kept> = object({ ids: listOf(isText), at: isNumber, during: orNull(isText) });
const isBatch: Schema<Batch> = object({
  kind: oneOf('resync', 'cancel', 'other'),
  keys: listOf(isText),
  record_ids: listOf(isText),
  before: mapOf(isText),
});
const isTestRun: Schema<TestRun> = object({ ids: listOf(isText) });

/**
 * Every item that Tickmark keeps in the extension's storage. Beside these there are the tables (database.ts), the sealing
 * key (access-key/), in the queue page's local storage the category that was chosen last, and in the session storage of a
 * QuickBooks tab which banners were dismissed there.
 */
export const STORED_ITEMS = {
  /** The values are read one by one, by `preferencesSchema`. */
  preferences: { key: 'preferences', area: 'local', owner: 'extension', schema: isObject },
  /** When the last failure of each cause was announced. */
  notified: { key: 'notified', area: 'local', owner: 'extension', schema: mapOf(isNumber) },
  /** The last time in which nothing could be synced, for the diagnosis. */
  asleep: { key: 'asleep', area: 'local', owner: 'extension', schema: isSleep },
  /** The company that a QuickBooks tab showed last: the toolbar's number is that one's. `null`: one that is not connected. */
  front_company: { key: 'front_company', area: 'session', owner: 'extension', schema: orNull(isText) },
  panel: { key: 'panel', area: 'session', owner: 'extension', schema: isPanelRecord },
  /** Why nothing could be written to the tables, and since when. */
  store_trouble: { key: 'store_trouble', area: 'session', owner: 'extension', schema: isStoreTrouble },
  /** Stays: a random id of this browser session, which tells nothing and ends with the browser. */
  session: { key: 'session', area: 'session', owner: 'extension', schema: isText, stays: true },
  /** Approvals that somebody has unchecked, to decide on them after the next run. */
  kept_unchecked: { key: 'kept_unchecked:', area: 'session', owner: 'company', schema: isKept },
  /** The commands that the queue page follows. */
  batch: { key: 'batch:', area: 'session', owner: 'company', schema: isBatch },
  /** The run of two records by which somebody tries a connection. */
  test: { key: 'test:', area: 'session', owner: 'company', schema: isTestRun },
} as const satisfies Readonly<Record<string, StoredItem>>;

/** The areas of storage that an item needs, with what is done with them. */
export type Areas<Area extends AreaName, Does extends keyof StorageArea> = {
  readonly [Name in Area]: Pick<StorageArea, Does>;
};

/** An item of a company is named with the company's key. */
type Of<By extends Owner> = By extends 'company' ? [companyKey: string] : [];

/** Under which name an item is stored. */
function nameOf<By extends Owner>({ key }: StoredItem<unknown, AreaName, By>, of: Of<By>): string {
  return `${key}${of[0] ?? ''}`;
}

/**
 * Reads a stored item.
 * @param storage the browser's storage
 * @returns `undefined` where nothing, or something damaged, is stored
 */
export async function readItem<T, Area extends AreaName, By extends Owner>(
  storage: Areas<Area, 'get'>,
  item: StoredItem<T, Area, By>,
  ...of: Of<By>
): Promise<T | undefined> {
  const name = nameOf(item, of);
  return soundValue(item, (await storage[item.area].get(name))[name]);
}

/** What was found under an item's name, if it is sound. */
export function soundValue<T>({ schema }: Pick<StoredItem<T>, 'schema'>, found: unknown): T | undefined {
  return schema(found) ? found : undefined;
}

/** Stores an item. @param value `undefined` removes it */
export function writeItem<T, Area extends AreaName, By extends Owner>(
  storage: Areas<Area, 'set' | 'remove'>,
  item: StoredItem<T, Area, By>,
  value: T | undefined,
  ...of: Of<By>
): Promise<void> {
  const name = nameOf(item, of);
  const area = storage[item.area];
  return value === undefined ? area.remove(name) : area.set({ [name]: value });
}

/**
 * Removes from the extension's storage all that names a company; or all there is, known or not, but for what stays.
 * @param companyKey `null` for all
 */
export async function removeStoredItems(
  storage: Areas<AreaName, 'get' | 'remove'>,
  companyKey: string | null,
): Promise<void> {
  const items: readonly StoredItem[] = Object.values(STORED_ITEMS);
  for (const name of ['local', 'session'] as const) {
    const stays = items.filter((item) => item.stays && item.area === name).map(({ key }) => key);
    const removed = Object.entries(await storage[name].get(null)).filter(([key, value]) =>
      companyKey === null ? !stays.includes(key) : names(`${key} ${JSON.stringify(value)}`, companyKey),
    );
    if (removed.length > 0) await storage[name].remove(removed.map(([key]) => key));
  }
}

/** Whether a text names a company; the key of another may begin with its key. */
function names(text: string, companyKey: string): boolean {
  return text
    .split(companyKey)
    .slice(1)
    .some((rest) => !/^\d/.test(rest));
}
