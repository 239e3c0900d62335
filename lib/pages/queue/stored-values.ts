import type { Browser } from 'webextension-polyfill';
import { readItem, STORED_ITEMS, type StoredItem, writeItem } from '../../store/items/stored-items.ts';

/** One stored value of one company that survives closing the page. */
export interface StoredValue<T> {
  read(): Promise<T | null>;
  write(value: T | null): Promise<void>;
}

/** The page's stored values of a company, until the browser closes: a starting browser runs everything due anyway. */
export function storedValues(storage: Pick<Browser['storage'], 'session'>, companyKey: string) {
  function storedValue<T>(item: StoredItem<T, 'session', 'company'>): StoredValue<T> {
    return {
      read: async () => (await readItem(storage, item, companyKey)) ?? null,
      write: (value) => writeItem(storage, item, value ?? undefined, companyKey),
    };
  }
  return {
    /** Approvals that the user decides on after the next run. */
    unchecked: storedValue(STORED_ITEMS.kept_unchecked),
    batch: storedValue(STORED_ITEMS.batch),
    test: storedValue(STORED_ITEMS.test),
  };
}
