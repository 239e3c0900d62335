import type { Browser } from 'webextension-polyfill';
import type { TestRun } from '../../core/listing/act.ts';
import type { Kept } from '../../core/listing/remember-unchecked.ts';
import { STORED_ITEMS } from '../../store/items/stored-items.ts';
import type { Batch } from './perform-acts.ts';

type Area = Pick<Browser['storage']['session'], 'get' | 'set' | 'remove'>;

/** One value of one company that the page keeps over being closed. */
export interface StoredValue<T> {
  read(): Promise<T | null>;
  write(value: T | null): Promise<void>;
}

function keptValue<T>(area: Area, key: string): StoredValue<T> {
  return {
    read: async () => ((await area.get(key))[key] as T | undefined) ?? null,
    write: (value) => (value === null ? area.remove(key) : area.set({ [key]: value })),
  };
}

/** What the page keeps of a company over being closed, until the browser is: a browser that starts runs what is due anyway. */
export function storedValues(storage: Browser['storage'], companyKey: string) {
  return {
    /** Approvals that somebody wants to decide on after the next run. */
    unchecked: keptValue<Kept>(storage.session, `${STORED_ITEMS.kept_unchecked.key}${companyKey}`),
    batch: keptValue<Batch>(storage.session, `${STORED_ITEMS.batch.key}${companyKey}`),
    test: keptValue<TestRun>(storage.session, `${STORED_ITEMS.test.key}${companyKey}`),
  };
}
