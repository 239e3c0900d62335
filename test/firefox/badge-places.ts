import type { Page } from 'puppeteer';
import { waitFor } from '../browser/harness/wait-for.ts';

/* Badges are in closed roots, which Firefox opens to no test. */

/** A point inside the part at one end of the badge of a record: its sign at the left, the command beside it at the right. */
export function endOfBadge(
  page: Page,
  end: 'left' | 'right',
): Promise<{ readonly x: number; readonly y: number }> {
  return waitFor('the badge', () =>
    page.evaluate((wanted) => {
      let found: { x: number; y: number } | null = null;
      for (let y = 2; y < 200; y += 4) {
        for (let x = 2; x < innerWidth; x += 4) {
          if (document.elementFromPoint(x, y)?.localName !== 'tickmark-badge') continue;
          if (!found || (wanted === 'left' ? x < found.x : x > found.x)) found = { x, y };
        }
      }
      return found && { x: found.x + (wanted === 'left' ? 8 : -10), y: found.y };
    }, end),
  );
}

/** How long a badge must have been in view before its buttons act, and a little more, in milliseconds. */
const SEEN_MS = 600;

/** Waits until the badge has been in view for long enough for its buttons to act. */
export async function untilSeen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const badge = document.querySelector<HTMLElement>('tickmark-badge');
    if (!badge) throw new Error('There is no badge');
    const seen = { since: null as number | null };
    Object.assign(window, { badgeSeen: seen });
    new IntersectionObserver((entries) => {
      for (const { isIntersecting } of entries) seen.since = isIntersecting ? performance.now() : null;
    }).observe(badge);
  });
  await waitFor('the badge to have been in view', () =>
    page.evaluate((ms) => {
      const { since } = Reflect.get(window, 'badgeSeen') as { since: number | null };
      return since !== null && performance.now() - since > ms;
    }, SEEN_MS),
  );
}
