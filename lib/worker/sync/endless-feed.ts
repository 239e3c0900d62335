import { PlatformError } from '../../platform/platform-error.ts';
import type { ChangesPage } from '../../platform/port.ts';

/** Pages in a row that may change nothing: 40,000 records that a platform reports again. */
const MOST_IDLE = 200;
/** Pages in a row that may bring nothing at all. */
const MOST_EMPTY = 5;
/** Cursors that are remembered: a feed that goes round comes back to one of them. */
const MOST_CURSORS = 500;

interface Reading {
  idle: number;
  empty: number;
  readonly cursors: Set<string>;
}

/** The readings under way, by store and company. Lost when the worker ends, which only begins the count anew. */
const readings = new WeakMap<object, Map<string, Reading>>();

/**
 * Watches one company's feed for not coming to an end.
 * @param store what holds the company
 */
export function watchFeed(store: object, companyKey: string) {
  const ofStore = readings.get(store) ?? new Map<string, Reading>();
  readings.set(store, ofStore);
  const reading = ofStore.get(companyKey) ?? { idle: 0, empty: 0, cursors: new Set<string>() };
  ofStore.set(companyKey, reading);

  function fail(how: string): never {
    ofStore.delete(companyKey);
    throw new PlatformError('not_a_platform', `The feed says that there is more, but ${how}`);
  }

  return {
    /** The feed is read from its beginning. */
    begin(): void {
      reading.idle = 0;
      reading.empty = 0;
      reading.cursors.clear();
    },
    /**
     * @param from the cursor after which the page was read
     * @throws PlatformError `not_a_platform` if the page leads back to where the feed has been
     */
    check({ cursor, has_more }: ChangesPage, from: string | null): void {
      if (has_more && cursor === from) fail('does not move on');
      if (has_more && reading.cursors.has(cursor)) fail('comes back to where it was');
    },
    /**
     * Counts a page that has been stored.
     * @param changed how many records it has changed
     * @throws PlatformError `not_a_platform` after too many pages without any
     */
    count({ cursor, has_more, records, set_aside }: ChangesPage, changed: number): void {
      if (!has_more) {
        ofStore.delete(companyKey);
        return;
      }
      reading.empty = records.length + set_aside.length > 0 ? 0 : reading.empty + 1;
      if (reading.empty >= MOST_EMPTY) fail('brings nothing');
      reading.idle = changed > 0 ? 0 : reading.idle + 1;
      if (reading.idle >= MOST_IDLE) fail(`${MOST_IDLE} pages brought nothing new`);
      reading.cursors.add(cursor);
      const [oldest] = reading.cursors;
      if (reading.cursors.size > MOST_CURSORS && oldest !== undefined) reading.cursors.delete(oldest);
    },
  };
}
