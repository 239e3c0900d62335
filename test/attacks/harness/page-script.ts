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

/** A part of a page in pixels of the window. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture of a part of what a person sees. */
export async function pictureOf(page: Page, { x, y, width, height }: Area): Promise<string> {
  // A picture's place counts from the beginning of the document, however far that is scrolled.
  const [left, top] = await page.evaluate(() => [scrollX, scrollY] as const);
  const clip = {
    x: Math.round(x + left),
    y: Math.round(y + top),
    width: Math.round(width),
    height: Math.round(height),
  };
  return page.screenshot({ clip, encoding: 'base64', captureBeyondViewport: false, optimizeForSpeed: true });
}

/**
 * How much two pictures of writing differ: the share of the first one's ink that is otherwise in the second, 1 and more for another
 * text, another size or none.
 * @param blank any page that can draw
 */
export function inkDiffers(blank: Page, first: string, second: string): Promise<number> {
  return blank.evaluate(
    async (pictures) => {
      const [one, other] = await Promise.all(
        pictures.map(async (data) => {
          const bytes = Uint8Array.from(atob(data), (each) => each.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          pen?.drawImage(bitmap, 0, 0);
          const pixels = pen?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
          const light: number[] = [];
          for (let at = 0; at < pixels.length; at += 4)
            light.push(((pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0)) / 3);
          return { width: bitmap.width, height: bitmap.height, light };
        }),
      );
      if (!one || !other || one.width !== other.width || one.height !== other.height) return 9;
      const paper = one.light.toSorted((a, b) => a - b)[one.light.length >> 1] ?? 255;
      const ink = one.light.filter((each) => Math.abs(each - paper) > 64).length;
      const differs = one.light.filter((each, at) => Math.abs(each - (other.light[at] ?? 0)) > 64).length;
      return differs / Math.max(1, ink);
    },
    [first, second],
  );
}
