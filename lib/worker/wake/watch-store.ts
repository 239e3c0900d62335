import { reopenTables, type Tables } from '../../store/database.ts';
import type { Areas } from '../../store/items/stored-items.ts';
import { lookAtStore, type Place, type StoreProblem, unmark, updateMarker } from '../../store/marker.ts';

/** Between two writes of the marker, milliseconds: what changes meanwhile is written together. */
const TOGETHER_MS = 250;

/** Keeps the marker of the tables, and sees when they are lost or cannot be opened. */
export function watchStore(
  storage: Areas<'local', 'get' | 'set' | 'remove'>,
  tables: Tables,
  told: () => void,
) {
  let last: Promise<unknown> = Promise.resolve();
  let isPlanned = false;
  let known: StoreProblem['code'] | null = null;

  /** One after the other: a company that is being removed is not marked meanwhile. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = last.then(task);
    last = done.catch(() => undefined);
    return done;
  }

  return {
    /** Something has changed: the marker is to tell of it. */
    mark(): void {
      if (isPlanned) return;
      isPlanned = true;
      const write = async () => {
        isPlanned = false;
        await updateMarker(storage, tables.bulk);
        await new Promise((resolve) => setTimeout(resolve, TOGETHER_MS));
      };
      // Tables that cannot be read now are marked at the next change.
      inTurn(write).catch(() => undefined);
    },
    /** Looks whether all is there, and tells when that has changed. */
    async look(): Promise<void> {
      const problem = await lookAtStore(storage, tables, null);
      // What closed them may be over by the next look.
      if (problem?.code === 'store_unreadable') reopenTables(tables);
      const code = problem?.code ?? null;
      if (code === known) return;
      known = code;
      told();
    },
    problem: (realm: string | null) => lookAtStore(storage, tables, realm),
    /** Removes a company, or all (`null`), which never counts as lost then. */
    remove: (place: Place | null, remove: () => Promise<void>): Promise<void> =>
      inTurn(async () => {
        await unmark(storage, place);
        await remove();
      }),
  };
}
