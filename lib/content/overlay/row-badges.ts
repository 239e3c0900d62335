import { type Badge, type BadgeFit, makeBadge } from './badge.ts';
import type { BadgeFace } from './badge-face.ts';
import type { NearRow } from './near-rows.ts';

export interface RowBadges {
  /**
   * Shows a face in a cell of the row.
   * @returns whether the row had no badge there before
   */
  put(entry: NearRow<unknown>, cell: Element, face: BadgeFace, fit: BadgeFit): boolean;
  takeOff(entry: NearRow<unknown>): void;
}

/** A row whose badge is taken away this often within the period is fought over. */
const MOST_FIGHTS = 200;
const FIGHT_PERIOD_MS = 5_000;
/** So many badges that were taken off are kept for other rows: to make one costs many times as much as to change one. */
const MOST_SPARE = 50;

/**
 * Puts badges into rows and takes them off.
 * @param onOpen a person pressed a badge
 * @param onFought the page keeps removing badges
 */
export function makeRowBadges(
  onOpen: (badge: Badge) => void,
  onFought: () => void,
  signal: AbortSignal,
): RowBadges {
  const spare: Badge[] = [];
  const fights = new Map<string, number>();
  const peace = setInterval(() => fights.clear(), FIGHT_PERIOD_MS);
  signal.addEventListener('abort', () => clearInterval(peace));

  function takeOff(entry: NearRow<unknown>): void {
    const { badge } = entry;
    if (!badge) return;
    entry.badge = null;
    badge.destroy();
    if (spare.length < MOST_SPARE) spare.push(badge);
  }

  return {
    put(entry, cell, face, fit) {
      const { badge, key } = entry;
      if (badge?.host.parentElement === cell) {
        badge.show(face);
        badge.fit(fit);
        return false;
      }
      if (badge) {
        takeOff(entry);
        const times = (fights.get(key) ?? 0) + 1;
        fights.set(key, times);
        if (times > MOST_FIGHTS) {
          onFought();
          return false;
        }
      }
      const next = spare.pop() ?? makeBadge('tickmark-badge', face, { onOpen });
      entry.badge = next;
      next.layout('row');
      next.show(face);
      next.fit(fit);
      cell.append(next.host);
      return true;
    },
    takeOff,
  };
}
