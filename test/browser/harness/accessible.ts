import type { CDPSession, Frame, Page } from 'puppeteer';
import { type CatalogueName, controls, type NamePattern } from './controls.ts';
import { type WaitOptions, waitFor } from './wait-for.ts';

/** An element as assistive technology sees it, including those in closed shadow roots and frames. */
export interface Accessible {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly disabled: boolean;
  /** True, false, `mixed`, or undefined where the element has no such state. */
  readonly checked: boolean | 'mixed' | undefined;
  readonly expanded: boolean | undefined;
  readonly value: string;
  /** Clicks its middle with the mouse: a trusted event, which hits whatever is on top there. */
  click(): Promise<void>;
  focus(): Promise<void>;
  /** Whether a press counts now: a control over a QuickBooks page must have been visible for a while. */
  mayAct(): Promise<boolean>;
  /** Replaces the text of a field by typing. */
  type(text: string): Promise<void>;
  text(): Promise<string>;
  /** Its box in the page's viewport, in CSS pixels. */
  box(): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }>;
  /** Runs a function in the page with the element as its `this`. */
  evaluate<T>(body: (this: HTMLElement) => T): Promise<T>;
}

interface AxValue {
  readonly value?: unknown;
}
interface AxNode {
  readonly ignored: boolean;
  readonly role?: AxValue;
  readonly name?: AxValue;
  readonly description?: AxValue;
  readonly value?: AxValue;
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[];
  readonly backendDOMNodeId?: number;
}

/**
 * The session of a frame, which Puppeteer does not publish; frames of other origins have their own. Where the page moves such a
 * frame, Puppeteer may give it the session of its parent for good, so the frame's own target is asked first.
 */
export function sessionOf(frame: Frame): CDPSession {
  const { _id: id, client } = frame as unknown as { readonly _id: string; readonly client: CDPSession };
  if (!frame.parentFrame()) return client;
  const targets = frame.page().browser().targets() as unknown as readonly {
    readonly _targetId: string;
    _session(): CDPSession | undefined;
  }[];
  return targets.find(({ _targetId }) => _targetId === id)?._session() ?? client;
}

/** Lets go of something of a page, which may be gone. */
async function release(session: CDPSession, objectId: string | undefined): Promise<void> {
  if (objectId !== undefined)
    await session.send('Runtime.releaseObject', { objectId }).catch(() => undefined);
}

/** Where a frame stands on the page, and how large its pixels are there. */
async function placeOf(frame: Frame): Promise<{ x: number; y: number; zoom: number }> {
  const parent = frame.parentFrame();
  if (!parent) return { x: 0, y: 0, zoom: 1 };
  // Frames of the same process report positions in the page's coordinates.
  if (sessionOf(parent) === sessionOf(frame)) return placeOf(parent);
  const pixelsOf = (each: Frame) => each.evaluate(() => devicePixelRatio);
  const element = await frame.frameElement();
  try {
    const [box, own, around] = await Promise.all([element?.boundingBox(), pixelsOf(frame), pixelsOf(parent)]);
    return { x: box?.x ?? 0, y: box?.y ?? 0, zoom: own / around };
  } finally {
    // Also of a frame that goes meanwhile: its element would be held for as long as the page is open.
    await element?.dispose();
  }
}

/** In the page: whether a press on an element counts now; over a QuickBooks page only after it has been visible for a while. */
function isSeen(element: HTMLElement): boolean {
  const own = element.matches('button:not([data-safe]), a') && location.pathname === '/card.html';
  if (!own && !element.matches('.command')) return true;
  const look =
    JSON.stringify(element.getBoundingClientRect()) +
    devicePixelRatio +
    element.ariaLabel +
    element.textContent;
  const seen = element.dataset.seen ?? '';
  return seen.endsWith(look) && performance.now() - Number.parseFloat(seen) >= 500;
}

function accessible(page: Page, frame: Frame, node: AxNode, backendNodeId: number): Accessible {
  const session = sessionOf(frame);
  const property = (name: string) => node.properties?.find((each) => each.name === name)?.value.value;
  const textOf = (value: AxValue | undefined) => String(value?.value ?? '');

  async function box() {
    await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
    const [{ quads }, place] = await Promise.all([
      session.send('DOM.getContentQuads', { backendNodeId }),
      placeOf(frame),
    ]);
    const quad = quads[0];
    if (!quad) throw new Error(`${textOf(node.role)} "${textOf(node.name)}" has no box on the page.`);
    const at = quad.map((each) => each * place.zoom);
    const xs = at.filter((_, index) => index % 2 === 0);
    const ys = at.filter((_, index) => index % 2 === 1);
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    return { x: x + place.x, y: y + place.y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
  }

  async function evaluate<T>(body: (this: HTMLElement) => T): Promise<T> {
    const { object } = await session.send('DOM.resolveNode', { backendNodeId });
    const { result, exceptionDetails } = await session
      .send('Runtime.callFunctionOn', {
        functionDeclaration: `function () { ${isSeen}; return (${body}).call(this); }`,
        objectId: object.objectId as string,
        returnByValue: true,
        awaitPromise: true,
      })
      // Otherwise it would be held for as long as the page is open.
      .finally(() => release(session, object.objectId));
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  const checked = property('checked') ?? property('pressed');
  const self: Accessible = {
    role: textOf(node.role),
    name: textOf(node.name),
    description: textOf(node.description),
    disabled: property('disabled') === true,
    checked: checked === undefined ? undefined : checked === 'mixed' ? 'mixed' : String(checked) === 'true',
    expanded: property('expanded') as boolean | undefined,
    value: textOf(node.value),
    box,
    evaluate,
    text: () =>
      evaluate(function () {
        // Words beside QuickBooks' own are generated content.
        const words = [...this.querySelectorAll('[data-words]')].map((each) =>
          each.getAttribute('data-words'),
        );
        return [this.textContent, ...words].join('');
      }),
    focus: async () => {
      await session.send('DOM.focus', { backendNodeId });
    },
    mayAct: () =>
      evaluate(function () {
        return isSeen(this);
      }),
    click: async () => {
      for (let isEarly = true; isEarly; ) {
        // A click would miss an element that is still moving, or moves under the pointer.
        const place = await waitFor(
          `${textOf(node.role)} "${textOf(node.name)}" to stand still`,
          async () => {
            const { x, y, width, height } = await box();
            await answered(page.mouse.move(x + width / 2, y + height / 2));
            if (!(await self.mayAct())) throw new Error('it has not been visible for long enough');
            // The page may replace the element under the pointer; the new one stands at the same place.
            const still = await box().catch(() => ({ x, y }));
            return x === still.x && y === still.y && { x: x + width / 2, y: y + height / 2 };
          },
        );
        const met = await watchPress(self);
        await page.mouse.click(place.x, place.y);
        isEarly = (await met()) === 'early';
      }
    },
    type: async (text) => {
      await session.send('DOM.focus', { backendNodeId });
      await evaluate(function () {
        (this as HTMLInputElement).select?.();
      });
      if (text === '') await page.keyboard.press('Backspace');
      else await page.keyboard.type(text);
    },
  };
  return self;
}

/** What an expression gives in the document of a frame. */
async function resultIn(frame: Frame, expression: string) {
  const session = sessionOf(frame);
  const parent = frame.parentFrame();
  if (parent && sessionOf(parent) === session) return (await frame.evaluateHandle(expression)).remoteObject();
  return (await session.send('Runtime.evaluate', { expression })).result;
}

async function findInFrame(page: Page, frame: Frame, role: string, name: NamePattern): Promise<Accessible[]> {
  const session = sessionOf(frame);
  const object = await resultIn(frame, 'document');
  const { nodes } = await session
    .send('Accessibility.queryAXTree', {
      objectId: object.objectId as string,
      role,
      ...(typeof name === 'string' ? { accessibleName: name } : {}),
    })
    .finally(() => release(session, object.objectId));
  return (nodes as readonly AxNode[]).flatMap((node) => {
    // The query finds hidden elements too; those are marked as ignored.
    if (node.ignored || node.backendDOMNodeId === undefined) return [];
    if (typeof name !== 'string' && !name.test(String(node.name?.value ?? ''))) return [];
    return [accessible(page, frame, node, node.backendDOMNodeId)];
  });
}

function depthOf(frame: Frame): number {
  const parent = frame.parentFrame();
  return parent ? depthOf(parent) + 1 : 0;
}

/**
 * The element that has the keyboard's focus, in whatever frame or closed root it stands; `null` if the page itself has it,
 * where the next press of a key is lost.
 */
export async function findFocused(page: Page): Promise<Accessible | null> {
  const having = await Promise.all(
    page.frames().map(async (frame) => {
      const has = await Promise.race([
        resultIn(frame, 'document.hasFocus()').catch(() => null),
        nothingAfter(DRAWN_MS),
      ]);
      return has && 'value' in has && has.value === true ? [frame] : [];
    }),
  );
  const [frame] = having.flat().sort((a, b) => depthOf(b) - depthOf(a));
  if (!frame) return null;
  const { objectId } = await resultIn(frame, 'document.activeElement ?? document.body');
  if (!objectId) return null;
  const session = sessionOf(frame);
  const { nodes } = await session
    .send('Accessibility.queryAXTree', { objectId })
    .finally(() => release(session, objectId));
  const node = (nodes as readonly AxNode[]).find(
    ({ role, properties }) =>
      role?.value !== 'RootWebArea' &&
      properties?.some(({ name, value }) => name === 'focused' && value.value === true),
  );
  return node?.backendDOMNodeId === undefined ? null : accessible(page, frame, node, node.backendDOMNodeId);
}

/** A drawn frame answers within this time, in milliseconds; one that is not drawn answers once it is. */
const DRAWN_MS = 5_000;
const nothingAfter = (milliseconds: number) =>
  new Promise<never[]>((resolve) => setTimeout(resolve, milliseconds, []));

async function look(page: Page, role: string, name: NamePattern): Promise<Accessible[]> {
  const perFrame = await Promise.all(
    // A frame that goes away during the query has no elements, nor has one that the browser does not draw.
    page.frames().map((frame) => {
      const found = findInFrame(page, frame, role, name).catch(() => []);
      return frame === page.mainFrame() ? found : Promise.race([found, nothingAfter(DRAWN_MS)]);
    }),
  );
  return perFrame.flat();
}

/** All elements of a role whose accessible name is the text or matches the expression, as they are now. */
export async function findAll(page: Page, role: string, name: NamePattern = /(?:)/): Promise<Accessible[]> {
  const found = await look(page, role, name);
  for (const each of found) controls.found(each);
  return found;
}

/** Waits until exactly one element of this role and name is there, and returns it. */
export function find(
  page: Page,
  role: string,
  name: NamePattern,
  options?: WaitOptions,
): Promise<Accessible> {
  return waitFor(
    `one ${role} named ${name}`,
    async () => {
      const found = await findAll(page, role, name);
      if (found.length !== 1) throw new Error(`${found.length} found`);
      return found[0];
    },
    options,
  );
}

/** Option of `findNone`: look once and do not wait. */
export const AT_ONCE: WaitOptions = { deadline: 0 };

/**
 * Waits until no element of this role has this name, or any of these names. The test has to find each name in another
 * state, or to take it from a catalogue; see `controls.ts`.
 */
export async function findNone(
  page: Page,
  role: string,
  names: NamePattern | CatalogueName | readonly (NamePattern | CatalogueName)[],
  options?: WaitOptions,
): Promise<void> {
  // The browser does not lay out a page in the background, so nothing of it can be found.
  if (await page.evaluate(() => document.visibilityState !== 'visible'))
    throw new Error('Nothing can be looked for on a page that is not in front.');
  const each = Array.isArray(names) ? names : [names];
  for (const name of each) {
    const isPattern = typeof name === 'string' || name instanceof RegExp;
    if (isPattern) controls.absent(role, name);
    await expectNone(page, role, isPattern ? name : name.inCatalogue, options);
  }
}

async function expectNone(page: Page, role: string, name: NamePattern, options?: WaitOptions): Promise<void> {
  await waitFor(
    `no ${role} named ${name}`,
    async () => {
      const found = await look(page, role, name);
      if (found.length > 0) throw new Error(`found: ${found.map((one) => one.name).join(' · ')}`);
      return true;
    },
    options,
  );
}

/** The browser never answers for input over a frame that goes at this moment. */
const INPUT_MS = 10_000;

/** Waits for what a pointer or a key does. @throws if the browser does not answer, so that who waits tries again */
export async function answered(input: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The browser did not answer for input')), INPUT_MS);
  });
  // Its own failure, long after another try, concerns nobody.
  input.catch(() => undefined);
  await Promise.race([input, late]).finally(() => clearTimeout(timer));
}

/** In the page: what the newest press met there. */
interface Pressed {
  /** `early`: it, at a moment at which it was not visible for long enough. */
  met?: 'it' | 'early' | 'another' | 'nothing';
}

/**
 * Notes in the page what the next press meets, by pointer or by key.
 * @returns a function that tells it; `undefined` for an element that is gone, which has been pressed, and without a press
 */
export async function watchPress(found: Accessible): Promise<() => Promise<Pressed['met']>> {
  await found.evaluate(function () {
    const pressed: Pressed = {};
    Object.assign(window, { pressed });
    for (const type of ['pointerdown', 'click']) {
      const note = ({ target }: Event) => {
        if (!(target instanceof Element)) return;
        const other = target.closest('button, a, input, select, textarea, summary, label, tr, [role=option]');
        const own = isSeen(this) ? 'it' : 'early';
        pressed.met = this.contains(target) ? own : other ? 'another' : 'nothing';
      };
      this.getRootNode().addEventListener(type, note, { capture: true, once: true });
    }
  });
  return () =>
    found
      .evaluate(function () {
        return this.isConnected ? (window as { pressed?: Pressed }).pressed?.met : undefined;
      })
      .catch(() => undefined);
}

/**
 * Presses the one element of this role and name, once, as soon as it is not disabled. Looks for it again if it moves or is
 * redrawn before the press, and presses again only if the press did nothing: the page moved, or the control did not count as seen.
 */
export async function press(
  page: Page,
  role: string,
  name: NamePattern,
  options?: WaitOptions,
): Promise<void> {
  for (let missed = true; missed; ) {
    const { place, met } = await waitFor(
      `a place to press ${role} named ${name}`,
      async () => {
        const found = await find(page, role, name, options);
        if (found.disabled) throw new Error('it is disabled');
        const seen = await found.box();
        await answered(page.mouse.move(seen.x + seen.width / 2, seen.y + seen.height / 2));
        if (!(await found.mayAct())) throw new Error('it has not been visible for long enough');
        const again = await find(page, role, name, options);
        const met = await watchPress(again);
        const still = await again.box();
        return seen.x === still.x && seen.y === still.y && { place: still, met };
      },
      options,
    );
    await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
    // The page moved under the pointer, or the control did not count as seen just then.
    missed = ['nothing', 'early'].includes((await met()) ?? '');
  }
}
