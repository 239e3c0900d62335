import type { KeyInput, Page } from 'puppeteer';
import { type Accessible, findAll, findFocused, watchPress } from './accessible.ts';
import type { NamePattern } from './controls.ts';
import { waitFor } from './wait-for.ts';

/** The role and the accessible name of an element; a pattern where the name goes on. */
export type Target = readonly [role: string, name: NamePattern];

const isAt = (found: Accessible | null, [role, name]: Target) =>
  found?.role === role && (typeof name === 'string' ? found.name === name : name.test(found.name));
const told = (found: Accessible | null) => (found ? `${found.role} "${found.name}"` : 'the page itself');

/** Presses a key, with those held down named before it: `Alt+ArrowDown`, `Shift+Tab`. */
export async function pressKeys(page: Page, keys: string): Promise<void> {
  const all = keys.split('+') as KeyInput[];
  const held = all.slice(0, -1);
  for (const key of held) await page.keyboard.down(key);
  await page.keyboard.press(all.at(-1) ?? 'Tab');
  for (const key of held.reverse()) await page.keyboard.up(key);
}

/** Presses a key on the element that has the focus, once it counts as seen, and again if it did not just then. */
export async function pressKeysOn(page: Page, focused: Accessible, keys: string): Promise<void> {
  for (let isEarly = true; isEarly; ) {
    await waitFor(`${told(focused)} to act`, () => focused.mayAct());
    const met = await watchPress(focused);
    await pressKeys(page, keys);
    isEarly = (await met()) === 'early';
  }
}

/** Waits until the focus is on this element, and returns it. */
export async function focusOn(page: Page, target: Target): Promise<Accessible> {
  return waitFor(`the focus on ${target[0]} ${target[1]}`, async () => {
    const found = await findFocused(page);
    if (!found || !isAt(found, target)) throw new Error(`it is on ${told(found)}`);
    return found;
  });
}

/** So many presses lead to every control of a page of the sandbox; more have passed it. */
const MOST_PRESSES = 60;
/** A frame of another process takes the focus a moment after the key, in milliseconds. */
const ARRIVED_MS = 1_000;

/**
 * Presses a key until the focus is on an element.
 * @param keys `Tab`, if absent
 */
export async function walkTo(page: Page, target: Target, keys = 'Tab'): Promise<Accessible> {
  const way: string[] = [];
  let before = told(await findFocused(page));
  for (let presses = 0; presses <= MOST_PRESSES; presses += 1) {
    const found = await findFocused(page);
    if (found && isAt(found, target)) return found;
    await pressKeys(page, keys);
    const last = before;
    before = await waitFor(
      'the focus to move',
      async () => {
        const now = await findFocused(page);
        return now !== null && told(now) !== last && told(now);
      },
      { deadline: ARRIVED_MS },
    ).catch(async () => told(await findFocused(page)));
    way.push(before);
  }
  throw new Error(`${keys} does not lead to ${target[0]} ${target[1]}. It leads to ${way.join(', ')}.`);
}

/** The texts of all live regions of a page and of its frames, as assistive technology finds them. */
async function liveTexts(page: Page): Promise<string[]> {
  const regions = await Promise.all(['status', 'alert', 'log'].map((role) => findAll(page, role)));
  const texts = await Promise.all(regions.flat().map((each) => each.text().catch(() => '')));
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter(Boolean);
}

declare global {
  /** What live regions of a document have said since it was last asked. */
  var heardTexts: string[] | undefined;
}

/** Takes down in a document what its live regions say from now on. */
function takeDown(): void {
  if (globalThis.heardTexts) {
    globalThis.heardTexts.length = 0;
    return;
  }
  const heard: string[] = [];
  globalThis.heardTexts = heard;
  const regions = '[role=status], [role=alert], [role=log], [aria-live]';
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest(regions);
      if (region?.textContent) heard.push(region.textContent);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/**
 * Does something and waits until a live region says a text, which it did not say before or says anew.
 * @param text part of what is said
 */
export async function hear(page: Page, text: string, act: () => Promise<void>): Promise<void> {
  const plain = (said: string) => said.replaceAll(/\s+/g, ' ').trim();
  const wanted = plain(text);
  const inFrames = <T>(look: () => T) =>
    Promise.all(page.frames().map((frame) => frame.evaluate(look).catch(() => null)));
  await inFrames(takeDown);
  const before = await liveTexts(page);
  await act();
  await waitFor(`"${wanted}" to be said`, async () => {
    const heard = (await inFrames(() => globalThis.heardTexts)).flatMap((texts) => texts ?? []);
    if (heard.some((said) => plain(said).includes(wanted))) return true;
    // A frame that has opened since then says it as its first.
    const now = await liveTexts(page);
    if (!now.some((said) => said.includes(wanted) && !before.includes(said)))
      throw new Error(`said: ${[...heard, ...now].join(' | ')}`);
    return true;
  });
}
