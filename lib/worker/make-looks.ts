import { makeInTurn } from '../core/in-turn.ts';
import { type Areas, type Look, readItem, STORED_ITEMS, writeItem } from '../store/items/stored-items.ts';

/** After this time QuickBooks is looked into again before an id is cleared. */
const FRESH_MS = 5 * 60_000;
/** Looks that are kept; of more, the oldest are dropped. */
const KEPT = 50;

type Seen = Pick<Look, 'company_key' | 'record_id' | 'version'>;

/**
 * Looks into QuickBooks that allow one Clear ID each. Stored for the browser session, because the worker may end while a
 * person reads the dialog.
 */
export function makeLooks(
  storage: Areas<'session', 'get' | 'set' | 'remove'>,
  clock: () => number,
  newKey: () => string,
) {
  /** One change after the other, so that no look is used twice. */
  const inTurn = makeInTurn();

  function change<T>(by: (looks: readonly Look[]) => readonly [readonly Look[], T]): Promise<T> {
    return inTurn(async () => {
      const stored = (await readItem(storage, STORED_ITEMS.looks)) ?? [];
      const now = clock();
      const fresh = stored.filter(({ at }) => at <= now && now - at < FRESH_MS);
      const [looks, result] = by(fresh);
      await writeItem(storage, STORED_ITEMS.looks, looks.slice(-KEPT));
      return result;
    });
  }

  return {
    /** @returns what stands for this look in the command */
    add: (seen: Seen): Promise<string> =>
      change((looks) => {
        const look = newKey();
        return [[...looks, { ...seen, look, at: clock(), used_by: null }], look];
      }),
    /**
     * Uses a look for one command; the same command again, by its key, finds it used by itself.
     * @returns whether the look is fresh, of this version of this record, and not used by another command
     */
    use: (
      look: string | undefined,
      { company_key, record_id, version }: Seen,
      key: string,
    ): Promise<boolean> =>
      change((looks) => {
        const found = looks.find(
          (each) =>
            each.look === look &&
            each.company_key === company_key &&
            each.record_id === record_id &&
            each.version === version &&
            (each.used_by ?? key) === key,
        );
        return [
          looks.map((each) => (each === found ? { ...each, used_by: key } : each)),
          found !== undefined,
        ];
      }),
  };
}

export type Looks = ReturnType<typeof makeLooks>;
