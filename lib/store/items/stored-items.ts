import type { FollowedBatch, TestRun } from '../../core/listing/command-batch.ts';
import type { HeldBack } from '../../core/listing/remember-unchecked.ts';
import { isNumber, isObject, isText, listOf, mapOf, object, oneOf, orNull, type Schema } from '../schema.ts';

/** The functions of the browser's storage areas. */
export interface StorageArea {
  get(key: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

/** `local` is permanent, `session` ends with the browser. */
type AreaName = 'local' | 'session';
type Owner = 'extension' | 'company';

export interface StoredItem<T = unknown, Area extends AreaName = AreaName, By extends Owner = Owner> {
  /** The key in its area; for an item of a company, the prefix before the company's key. */
  readonly key: string;
  readonly area: Area;
  readonly owner: By;
  /** Any other value is damaged and reads as absent. */
  readonly schema: Schema<T>;
  /** "Remove all stored data" does not remove it. */
  readonly stays?: true;
}

/** A time in which the computer slept or the browser was closed, so that no automatic sync could run. */
export interface Sleep {
  /** Milliseconds since the Unix epoch. */
  readonly from: number;
  readonly to: number;
}

/** The record that the side panel shows. */
export interface PanelRecord {
  readonly company_key: string;
  readonly record_id: string;
}

/** The company to which a document in a QuickBooks tab is bound. */
export interface BoundDocument {
  readonly id: string;
  readonly tab: number;
  readonly realm: string;
}

/** A look into QuickBooks that found the copy of a record gone. */
export interface Look {
  readonly look: string;
  readonly company_key: string;
  readonly record_id: string;
  readonly version: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  /** The key of the one command that it allows, once that was given. */
  readonly used_by: string | null;
}

/** A secret that a platform has replaced while it was being connected, sealed under the one that was typed. */
export interface RenewedSecret {
  /** A digest of what was typed. */
  readonly name: string;
  readonly iv: string;
  readonly data: string;
}

/** The store rejects writes or reads, and so cannot record that itself. */
export interface StoreTrouble {
  readonly code: 'store_full' | 'internal_error';
  /** Milliseconds since the Unix epoch. */
  readonly since: number;
}

/** A command under way: enough to ask for its result, but not to send it. */
export interface MarkedCommand {
  readonly key: string;
  readonly record_id: string;
  readonly action: string;
}

/** A company of the marker (marker.ts), with its platform and its commands under way. */
export interface MarkedCompany {
  readonly address: string;
  readonly platform: string;
  readonly realm: string;
  readonly name: string;
  readonly commands: readonly MarkedCommand[];
  /** The number of further commands. */
  readonly more: number;
}

const isMarkedCompany: Schema<MarkedCompany> = object({
  address: isText,
  platform: isText,
  realm: isText,
  name: isText,
  commands: listOf(object({ key: isText, record_id: isText, action: isText })),
  more: isNumber,
});
const isSleep: Schema<Sleep> = object({ from: isNumber, to: isNumber });
const isPanelRecord: Schema<PanelRecord> = object({ company_key: isText, record_id: isText });
const isStoreTrouble: Schema<StoreTrouble> = object({
  code: oneOf('store_full', 'internal_error'),
  since: isNumber,
});
const isBound: Schema<BoundDocument> = object({ id: isText, tab: isNumber, realm: isText });
const isLook: Schema<Look> = object({
  look: isText,
  company_key: isText,
  record_id: isText,
  version: isText,
  at: isNumber,
  used_by: orNull(isText),
});
const isRenewed: Schema<RenewedSecret> = object({ name: isText, iv: isText, data: isText });
const isHeldBack: Schema<HeldBack> = object({ ids: listOf(isText), at: isNumber, during: orNull(isText) });
const isBatch: Schema<FollowedBatch> = object({
  kind: oneOf('resync', 'cancel', 'other'),
  keys: listOf(isText),
  record_ids: listOf(isText),
  before: mapOf(isText),
});
const isTestRun: Schema<TestRun> = object({ ids: listOf(isText) });

/**
 * Every item in the extension's storage. Elsewhere Tickmark stores: the tables (database.ts), the sealing keys
 * (access-key/), and the last category chosen (the queue page's local storage).
 */
export const STORED_ITEMS = {
  /** `preferencesSchema` reads the values one by one. */
  preferences: { key: 'preferences', area: 'local', owner: 'extension', schema: isObject },
  /** When each cause of failure was last announced. */
  notified: { key: 'notified', area: 'local', owner: 'extension', schema: mapOf(isNumber) },
  /** The last time in which no sync could run, for the diagnosis. */
  asleep: { key: 'asleep', area: 'local', owner: 'extension', schema: isSleep },
  /** Proves that a database existed, with its companies and their commands under way. */
  marker: { key: 'marker', area: 'local', owner: 'extension', schema: listOf(isMarkedCompany) },
  /**
   * The company that a QuickBooks tab showed last: the toolbar shows its count. `null`: a company without a connection.
   */
  front_company: { key: 'front_company', area: 'session', owner: 'extension', schema: orNull(isText) },
  /** The company of each document in a QuickBooks tab. */
  documents: { key: 'documents', area: 'session', owner: 'extension', schema: listOf(isBound) },
  /** The banners that were dismissed in this browser session, by kind and company. */
  dismissed: { key: 'dismissed', area: 'session', owner: 'extension', schema: listOf(isText) },
  /** The sealing keys of access keys that are kept for this browser session, by connection. */
  session_keys: { key: 'session_keys', area: 'session', owner: 'extension', schema: mapOf(isText) },
  /** What typed secrets have become in connections that were not made: never in the profile. */
  renewed_secrets: { key: 'renewed_secrets', area: 'session', owner: 'extension', schema: listOf(isRenewed) },
  /** Looks into QuickBooks after which an id may be cleared. */
  looks: { key: 'looks', area: 'session', owner: 'extension', schema: listOf(isLook) },
  panel: { key: 'panel', area: 'session', owner: 'extension', schema: isPanelRecord },
  /** Why the tables could not be written, and since when. */
  store_trouble: { key: 'store_trouble', area: 'session', owner: 'extension', schema: isStoreTrouble },
  /** It stays: a random id of this browser session, which reveals nothing and ends with the browser. */
  session: { key: 'session', area: 'session', owner: 'extension', schema: isText, stays: true },
  /** Approvals that the user has unchecked and decides on after the next run. */
  kept_unchecked: { key: 'kept_unchecked:', area: 'session', owner: 'company', schema: isHeldBack },
  /** The commands that the queue page follows. */
  batch: { key: 'batch:', area: 'session', owner: 'company', schema: isBatch },
  /** The test run of two records with which a user tries a connection. */
  test: { key: 'test:', area: 'session', owner: 'company', schema: isTestRun },
} as const satisfies Readonly<Record<string, StoredItem>>;

/** The storage areas that an item needs, and the functions used on them. */
export type Areas<Area extends AreaName, Does extends keyof StorageArea> = {
  readonly [Name in Area]: Pick<StorageArea, Does>;
};

/** The name of a company's item contains the company's key. */
type Of<By extends Owner> = By extends 'company' ? [companyKey: string] : [];

/** The key under which an item is stored. */
function nameOf<By extends Owner>({ key }: StoredItem<unknown, AreaName, By>, of: Of<By>): string {
  return `${key}${of[0] ?? ''}`;
}

/**
 * Reads a stored item.
 * @param storage the browser's storage
 * @returns `undefined` where nothing is stored, or the value is damaged
 */
export async function readItem<T, Area extends AreaName, By extends Owner>(
  storage: Areas<Area, 'get'>,
  item: StoredItem<T, Area, By>,
  ...of: Of<By>
): Promise<T | undefined> {
  const name = nameOf(item, of);
  return soundValue(item, (await storage[item.area].get(name))[name]);
}

/** The value found under an item's key, if it is valid. */
export function soundValue<T>({ schema }: Pick<StoredItem<T>, 'schema'>, found: unknown): T | undefined {
  return schema(found) ? found : undefined;
}

/**
 * Stores an item.
 * @param value `undefined` removes it
 */
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
 * Removes from the extension's storage every item that names a company; or everything, known or unknown, except items
 * that stay.
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

/** Whether a key names a company; another company's key may begin with its key. */
function names(text: string, companyKey: string): boolean {
  return text
    .split(companyKey)
    .slice(1)
    .some((rest) => !/^\d/.test(rest));
}
