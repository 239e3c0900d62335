import type { Frame, Page } from 'puppeteer';
import type { JobRow } from '../../../lib/store/rows.ts';
import { findAll } from '../../browser/harness/accessible.ts';
import type { Asking } from '../../browser/trust/ask-worker.ts';

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

/** Waits until a press was handled and its message has reached the worker, which may need longer to store the command. */
export async function handled(page: Page, asking: Asking): Promise<void> {
  // A press may have opened another tab, behind which the page draws nothing.
  await page.bringToFront();
  await page
    .evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    .catch(() => undefined);
  for (let turns = 3; turns > 0; turns--) await asking.askAll([{ type: 'store' }]);
}

/** The commands that the worker has stored. */
export async function storedCommands(asking: Asking): Promise<JobRow[]> {
  return ((await asking.read(['jobs']))[0] ?? []) as JobRow[];
}

/** The keys of the commands that have come of what was done on a page until now. */
export async function commandsSoFar(page: Page, asking: Asking): Promise<string[]> {
  await handled(page, asking);
  // This reads more tables than a command does before it is stored.
  await asking.ask({ type: 'popup', open: null, company_key: null });
  return (await storedCommands(asking)).map(({ key }) => key).toSorted();
}

/** What a script of the page loads. */
interface Loaded {
  /** Of the ways that it tries, those that load what the page has made itself. */
  readonly able: string[];
  /** The files that it got, each after the way. */
  readonly opened: string[];
}

/** The ways of `loadedByScript`. */
export const WAYS = [
  ...['audio', 'fetch', 'img', 'import', 'link', 'object', 'opaque', 'request', 'script', 'worker'],
] as const;

/** Lets a script of the page try to load files in ten ways. */
export function loadedByScript(page: Page, addresses: readonly string[]): Promise<Loaded> {
  return page.evaluate(async (files) => {
    // In a text, because the tests' builder replaces the word.
    const imported = new Function('address', 'return import(address)') as (
      address: string,
    ) => Promise<unknown>;
    const byElement =
      (tag: string, attribute: string, told = 'load') =>
      (address: string, patience: number) =>
        new Promise<boolean>((resolve) => {
          const element = document.createElement(tag);
          if (tag === 'link') element.setAttribute('rel', 'stylesheet');
          element.addEventListener(told, () => resolve(true));
          element.addEventListener('error', () => resolve(false));
          setTimeout(resolve, patience, false);
          element.setAttribute(attribute, address);
          // An object in the head loads nothing.
          document.body.append(element);
        });
    const ways: Record<string, (address: string, patience: number) => Promise<boolean>> = {
      fetch: async (address) => (await fetch(address)).ok,
      opaque: (address) => fetch(address, { mode: 'no-cors' }).then(() => true),
      request: (address) =>
        new Promise((resolve) => {
          const request = new XMLHttpRequest();
          request.onload = () => resolve(true);
          request.onerror = () => resolve(false);
          request.open('GET', address);
          request.send();
        }),
      import: (address) => imported(address).then(() => true),
      worker: async (address, patience) => {
        const worker = new Worker(address);
        return new Promise((resolve) => {
          worker.onmessage = () => resolve(true);
          worker.onerror = () => resolve(false);
          // A worker that was loaded may say nothing.
          setTimeout(resolve, patience, true);
        });
      },
      script: byElement('script', 'src'),
      img: byElement('img', 'src'),
      link: byElement('link', 'href'),
      object: byElement('object', 'data'),
      audio: byElement('audio', 'src', 'loadedmetadata'),
    };
    const tried = (all: readonly string[], patience: number) =>
      Promise.all(
        Object.entries(ways).flatMap(([way, load]) =>
          all.map(async (address) =>
            (await load(address, patience).catch(() => false)) ? [{ way, address }] : [],
          ),
        ),
      ).then((each) => each.flat());

    // Positive control: what the page makes itself is loaded, each kind by its ways.
    const sound = new DataView(new ArrayBuffer(844));
    const texts = { 0: 'RIFF', 8: 'WAVEfmt ', 36: 'data' };
    for (const [at, text] of Object.entries(texts))
      for (const [place, sign] of [...text].entries()) sound.setUint8(Number(at) + place, sign.charCodeAt(0));
    for (const [at, value] of [
      [4, 836],
      [16, 16],
      [24, 8_000],
      [28, 8_000],
      [40, 800],
    ] as const)
      sound.setUint32(at, value, true);
    for (const [at, value] of [
      [20, 1],
      [22, 1],
      [32, 1],
      [34, 8],
    ] as const)
      sound.setUint16(at, value, true);
    const own = Object.entries({
      'text/javascript': 'postMessage(1)',
      'text/css': 'planted {}',
      'image/svg+xml': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      'audio/wav': sound,
    }).map(([type, content]) => URL.createObjectURL(new Blob([content], { type })));
    const able = new Set((await tried(own, 20_000)).map(({ way }) => way));
    const opened = (await tried(files, 3_000)).map(({ way, address }) => `${way} ${address}`);
    return { able: [...able].toSorted(), opened };
  }, addresses);
}

/** Those of these texts that QuickBooks' own page does not contain, in whatever letters: what it contains is no secret. */
export function unknownToPage(page: Page, words: readonly string[]): Promise<string[]> {
  return page.evaluate((all) => {
    const copy = document.documentElement.cloneNode(true) as Element;
    for (const each of copy.querySelectorAll('*')) if (each.localName.startsWith('tickmark-')) each.remove();
    const own = copy.outerHTML.toLowerCase();
    return all.filter((text) => !own.includes(text.toLowerCase()));
  }, words);
}

/** Which of these texts a script of the page finds: by search, selection, attributes and the markup of the whole document. */
export async function foundByScript(page: Page, words: readonly string[]): Promise<string[]> {
  return page.evaluate(
    (all) => {
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
      return all.filter(
        (text) =>
          search(text) || selected.includes(text) || attributes.includes(text) || markup.includes(text),
      );
    },
    await unknownToPage(page, words),
  );
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

/** The same picture drawn at this height, in pixels. */
export function atHeight(blank: Page, picture: string, height: number): Promise<string> {
  return blank.evaluate(
    async (data, to) => {
      const bytes = Uint8Array.from(atob(data), (each) => each.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = document.createElement('canvas');
      canvas.height = to;
      canvas.width = Math.round((bitmap.width * to) / bitmap.height);
      const pen = canvas.getContext('2d');
      if (pen) pen.imageSmoothingQuality = 'high';
      pen?.drawImage(bitmap, 0, 0, canvas.width, to);
      return canvas.toDataURL().split(',')[1] ?? '';
    },
    picture,
    height,
  );
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
