import type { Browser } from 'webextension-polyfill';
import { readItem, STORED_ITEMS, type StoredItem, writeItem } from '../../store/items/stored-items.ts';

/** One value of one company that the page keeps over being closed. */
export interface StoredValue<T> {
  read(): Promise<T | null>;
  write(value: T | null): Promise<void>;
}

/** What the page keeps of a company over being closed, until the browser is: a browser that starts runs what is due anyway. */
export function storedValues(storage: Pick<Browser['storage'], 'session'>, companyKey: string) {
  function storedValue<T>(item: StoredItem<T, 'session', 'company'>): StoredValue<T> {
    return {
      read: async () => (await readItem(storage, item, companyKey)) ?? null,
      write: (value) => writeItem(storage, item, value ?? undefined, companyKey),
    };
  }
  return {
    /** Approvals that somebody wants to decide on after the next run. */
    unchecked: storedValue(STORED_ITEMS.kept_unchecked),
    batch: storedValue(STORED_ITEMS.batch),
    test: storedValue(STORED_ITEMS.test),
  };
}
