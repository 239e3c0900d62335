import { makeInTurn } from '../../core/in-turn.ts';
import type { Tables } from '../../store/database.ts';
import type { Areas } from '../../store/items/stored-items.ts';
import { lookAtStore, type Place, type StoreProblem, unmark, updateMarker } from '../../store/marker.ts';

/** Delay between writes of the marker, in milliseconds: changes within it are written together. */
const TOGETHER_MS = 250;

/** Updates the marker of the tables, and notices when they are lost or unreadable. */
export function watchStore(
  storage: Areas<'local', 'get' | 'set' | 'remove'>,
  tables: Tables,
  told: () => void,
) {
  /** One task at a time, so that a company is not marked while it is being removed. */
  const inTurn = makeInTurn();
  let isPlanned = false;
  /** The companies to be marked anew; `null` for all. */
  let changed: Set<string> | null = new Set();
  let known: StoreProblem['code'] | null = null;

  return {
    /**
     * Schedules an update of the marker after a change.
     * @param companyKey the changed company; `null` for all
     */
    mark(companyKey: string | null): void {
      if (companyKey === null) changed = null;
      else changed?.add(companyKey);
      if (isPlanned) return;
      isPlanned = true;
      const write = async () => {
        isPlanned = false;
        const marked = changed;
        changed = new Set();
        await updateMarker(storage, tables.bulk, marked);
        await new Promise((resolve) => setTimeout(resolve, TOGETHER_MS));
      };
      // Tables that cannot be read now are marked at the next change.
      inTurn(write).catch(() => undefined);
    },
    /** Checks whether all data is there, and reports changes of that. */
    async look(): Promise<void> {
      const problem = await lookAtStore(storage, tables, null);
      // The cause may be over by the next check.
      if (problem?.code === 'store_unreadable') tables.connection.reopen();
      const code = problem?.code ?? null;
      if (code === known) return;
      known = code;
      told();
    },
    problem: (realm: string | null) => lookAtStore(storage, tables, realm),
    /** Removes a company, or all (`null`), so that it does not count as lost. */
    remove: (place: Place | null, remove: () => Promise<void>): Promise<void> =>
      inTurn(async () => {
        await unmark(storage, place);
        await remove();
      }),
  };
}
