import type { Page } from 'puppeteer';
import { page as words } from '../../../lib/locales/page/en.ts';
import { findAll } from '../harness/accessible.ts';
import { type CatalogueName, wordedStart } from '../harness/controls.ts';
import { type WaitOptions, waitFor } from '../harness/wait-for.ts';

/** A badge or pill, as the page's document shows it. */
export interface SeenBadge {
  readonly tag: string;
  readonly record: string | null;
  readonly state: string | null;
  readonly layout: string | null;
  /** How the element that holds the host lays out its children. */
  readonly parentDisplay: string;
  readonly inCombobox: boolean;
}

export function seenBadges(page: Page): Promise<SeenBadge[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('tickmark-badge, tickmark-pill')].map((host) => ({
      tag: host.localName,
      record: host.dataset.record ?? null,
      state: host.dataset.state ?? null,
      layout: host.dataset.layout ?? null,
      parentDisplay: getComputedStyle(host.parentElement ?? document.body).display,
      inCombobox: host.closest('[role="combobox"], [data-cy="quickfill-contact"]') !== null,
    })),
  );
}

/** The names of a record's buttons on a page, for `findNone`: its badge, Resync and Clear ID. */
export const RECORD_BUTTONS: readonly CatalogueName[] = [
  words.badge('', 'invoice', '', null).split(',')[0] ?? '',
  `${words.resync} `,
  words.clear_id,
].map((name) => wordedStart(name));

/** The names of all elements that Tickmark has put into the page, in order. */
export function ownElements(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .map(({ localName }) => localName)
      .filter((name) => name.startsWith('tickmark-')),
  );
}

/** The accessible names of all badges, in order. */
export async function badgeNames(page: Page): Promise<string[]> {
  return (await findAll(page, 'button', /^(Sync: |Synchro\u00a0: )/)).map(({ name }) => name);
}

/** Waits until the page has exactly these badges, in any order. */
export async function waitForBadges(
  page: Page,
  names: readonly string[],
  options?: WaitOptions,
): Promise<void> {
  await waitFor(
    `the badges ${names.join(' · ')}`,
    async () => {
      const seen = await badgeNames(page);
      if (JSON.stringify(seen.toSorted()) === JSON.stringify([...names].toSorted())) return true;
      throw new Error(`Seen: ${seen.join(' · ')}`);
    },
    options,
  );
}

/** Waits for two frames, in which the page draws what it already knows. */
export async function waitUntilQuiet(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
}
