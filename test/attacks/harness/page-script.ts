import type { Frame, Page } from 'puppeteer';
import { findAll } from '../../browser/harness/accessible.ts';

/** The frames of Tickmark over a page. */
export const framesOf = (page: Page): Frame[] =>
  page.frames().filter((frame) => frame.url().endsWith('/card.html'));

/** Everything that Tickmark shows over a page, in lines: what stands in its frames, and the words of badges. */
export async function shownWords(page: Page): Promise<string[]> {
  const inFrames = await Promise.all(
    framesOf(page).map((frame) => frame.evaluate(() => document.body.innerText).catch(() => '')),
  );
  const buttons = await findAll(page, 'button');
  const onBadges = await Promise.all(
    buttons.map((each) =>
      each
        .evaluate(function () {
          const words = [...this.querySelectorAll('[data-words]')].map((part) =>
            part.getAttribute('data-words'),
          );
          return words.length > 0 ? `${words.join('\n')}\n${this.getAttribute('aria-label')}` : '';
        })
        .catch(() => ''),
    ),
  );
  const lines = [...inFrames, ...onBadges].flatMap((text) => text.split('\n'));
  return [...new Set(lines.map((line) => line.trim()).filter((line) => line.length > 3))];
}

/** Which of these texts a script of the page finds: by search, selection, attributes and the markup of the whole document. */
export function foundByScript(page: Page, words: readonly string[]): Promise<string[]> {
  return page.evaluate((all) => {
    const search = (text: string) => {
      getSelection()?.removeAllRanges();
      const { find } = window as unknown as {
        find(text: string, isExact: boolean, backwards: boolean, wraps: boolean): boolean;
      };
      return find(text, false, false, true);
    };
    getSelection()?.selectAllChildren(document.documentElement);
    const selected = String(getSelection());
    getSelection()?.removeAllRanges();
    const attributes = [...document.querySelectorAll('*')]
      .filter(({ localName }) => localName.startsWith('tickmark-'))
      .flatMap((host) => [...host.attributes].map(({ name, value }) => `${name}=${value}`))
      .join('\n');
    const markup = document.documentElement.outerHTML;
    const page = document.documentElement.cloneNode(true) as Element;
    for (const each of page.querySelectorAll('*')) if (each.localName.startsWith('tickmark-')) each.remove();
    const own = page.outerHTML.toLowerCase();
    return all.filter(
      (text) =>
        // What QuickBooks' own page contains is no secret.
        !own.includes(text.toLowerCase()) &&
        (search(text) || selected.includes(text) || attributes.includes(text) || markup.includes(text)),
    );
  }, words);
}
