import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { SANDBOX_BUILD } from './open-browser.ts';
import { waitFor } from './wait-for.ts';

/** Descriptions of what the content script still holds of a page, not counting garbage. */
export type Held = readonly string[];

/** Controls a probed content script, in its own world of a page. */
interface Probe {
  held(): string[];
  /** Holds back the worker's answers about the page's records from now on. */
  holdAnswers(): void;
  /** Delivers held answers: one of them, or all including later ones. */
  release(which: number | 'all'): void;
  /** Cuts the page off from the extension, as an update does. */
  cutOff(): void;
}
type WithProbe = typeof globalThis & { readonly tickmarkProbe: Probe };

/** The probe of one page. */
export interface ContentScriptProbe {
  /** What is held after garbage collection; empty once everything is released. */
  held(): Promise<Held>;
  holdAnswers(): Promise<void>;
  release(which: number | 'all'): Promise<void>;
  cutOff(): Promise<void>;
}

/**
 * Counts what the content script has taken from the browser and not released: listeners, observers, timers, frames and nodes.
 * Runs before everything else in the content script's own world, so the page's own are not counted.
 */
function probe(): void {
  interface Listening {
    readonly target: WeakRef<EventTarget>;
    readonly heard: WeakRef<object>;
    readonly type: string;
    readonly capture: boolean;
  }
  type Observer = MutationObserver | ResizeObserver | IntersectionObserver;
  const listening = new Set<Listening>();
  const observing = new Map<Observer, Set<WeakRef<Node>>>();
  const timers = new Map<number, string>();
  const hosts = new Set<WeakRef<Element>>();
  const pushes = new Set<object>();

  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const captures = (options: unknown) =>
    typeof options === 'object'
      ? (options as AddEventListenerOptions | null)?.capture === true
      : options === true;
  EventTarget.prototype.addEventListener = function (type, heard, options) {
    const target = this ?? globalThis;
    const signal = typeof options === 'object' ? options?.signal : undefined;
    if (heard && !signal?.aborted) {
      const each: Listening = {
        target: new WeakRef(target),
        heard: new WeakRef(heard),
        type,
        capture: captures(options),
      };
      listening.add(each);
      if (signal) addEventListener.call(signal, 'abort', () => listening.delete(each));
    }
    addEventListener.call(target, type, heard, options);
  };
  EventTarget.prototype.removeEventListener = function (type, heard, options) {
    const target = this ?? globalThis;
    for (const each of listening) {
      const same = each.target.deref() === target && each.heard.deref() === heard && each.type === type;
      if (same && each.capture === captures(options)) listening.delete(each);
    }
    removeEventListener.call(target, type, heard, options);
  };

  for (const { prototype } of [MutationObserver, ResizeObserver, IntersectionObserver]) {
    const { observe, disconnect } = prototype as unknown as {
      observe(this: Observer, target: Node, options?: object): void;
      disconnect(this: Observer): void;
    };
    Object.assign(prototype, {
      observe(this: Observer, target: Node, options?: object) {
        observing.set(this, (observing.get(this) ?? new Set()).add(new WeakRef(target)));
        observe.call(this, target, options);
      },
      disconnect(this: Observer) {
        observing.delete(this);
        disconnect.call(this);
      },
    });
  }

  const own = {
    setTimeout: globalThis.setTimeout.bind(globalThis),
    setInterval: globalThis.setInterval.bind(globalThis),
    clearTimeout: globalThis.clearTimeout.bind(globalThis),
    requestAnimationFrame: globalThis.requestAnimationFrame.bind(globalThis),
    cancelAnimationFrame: globalThis.cancelAnimationFrame.bind(globalThis),
  };
  const from = () => new Error().stack?.split('\n').slice(3, 6).join(' < ').replace(/\s+/g, ' ') ?? '';
  const once = (handler: TimerHandler, wait?: number) => {
    const id: number = own.setTimeout(() => {
      timers.delete(id);
      (handler as () => void)();
    }, wait) as unknown as number;
    timers.set(id, `a timer of ${wait ?? 0} ms (${from()})`);
    return id;
  };
  const repeated = (handler: TimerHandler, wait?: number) => {
    const id = own.setInterval(handler as () => void, wait) as unknown as number;
    timers.set(id, `a timer of every ${wait ?? 0} ms (${from()})`);
    return id;
  };
  const clear = (id?: number) => {
    if (id !== undefined) timers.delete(id);
    own.clearTimeout(id);
  };
  const frame = (handler: FrameRequestCallback) => {
    const id: number = own.requestAnimationFrame((time) => {
      timers.delete(-id);
      handler(time);
    });
    timers.set(-id, `a frame (${from()})`);
    return id;
  };
  const cancel = (id: number) => {
    timers.delete(-id);
    own.cancelAnimationFrame(id);
  };
  Object.assign(globalThis, {
    setTimeout: once,
    setInterval: repeated,
    clearTimeout: clear,
    clearInterval: clear,
    requestAnimationFrame: frame,
    cancelAnimationFrame: cancel,
  });

  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    hosts.add(new WeakRef(this));
    return attachShadow.call(this, options);
  };

  interface Runtime {
    id?: string;
    sendMessage(message: { readonly type?: string }): Promise<unknown>;
    onMessage: { addListener(heard: object): void; removeListener(heard: object): void };
  }
  const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
  const { onMessage } = runtime;
  const push = {
    add: onMessage.addListener.bind(onMessage),
    remove: onMessage.removeListener.bind(onMessage),
  };
  onMessage.addListener = (heard) => {
    pushes.add(heard);
    push.add(heard);
  };
  onMessage.removeListener = (heard) => {
    pushes.delete(heard);
    push.remove(heard);
  };

  let holding = false;
  let gone = false;
  let kept: (() => void)[] = [];
  const send = runtime.sendMessage.bind(runtime);
  runtime.sendMessage = async (message) => {
    if (gone) throw new Error('Extension context invalidated.');
    const answer = await send(message);
    if (holding && message.type === 'describe_page') await new Promise<void>((resolve) => kept.push(resolve));
    return answer;
  };

  const nameOf = (each: object) => Object.prototype.toString.call(each);
  /** An aborted signal never fires again. */
  const isOver = (target: EventTarget) => target instanceof AbortSignal && target.aborted;
  const probe: Probe = {
    held: () => [
      ...[...listening].flatMap(({ target, type }) => {
        const at = target.deref();
        return at && !isOver(at) ? [`a listener to ${type} of ${nameOf(at)}`] : [];
      }),
      ...[...observing].flatMap(([observer, targets]) =>
        [...targets].some((each) => each.deref() !== undefined) ? [`the observer ${nameOf(observer)}`] : [],
      ),
      ...timers.values(),
      ...[...hosts].flatMap((each) => each.deref()?.localName ?? []).map((name) => `the node ${name}`),
      ...[...pushes].map(() => 'a listener to the worker'),
    ],
    holdAnswers: () => {
      holding = true;
    },
    release(which) {
      if (which === 'all') holding = false;
      const let_go = which === 'all' ? kept : kept.splice(which % Math.max(1, kept.length), 1);
      if (which === 'all') kept = [];
      for (const go of let_go) go();
    },
    cutOff() {
      gone = true;
      delete runtime.id;
    },
  };
  Object.assign(globalThis, { tickmarkProbe: probe });
}

/** Copies a build of the extension and puts the probe before its content script. */
export async function probedBuild(
  build: string = process.env.TICKMARK_BUILD ?? SANDBOX_BUILD,
): Promise<{ readonly folder: string; remove(): void }> {
  const folder = await mkdtemp(join(tmpdir(), 'tickmark-probed-'));
  cpSync(build, folder, { recursive: true });
  const scripts = join(folder, 'content-scripts');
  for (const name of readdirSync(scripts).filter((each) => each.endsWith('.js'))) {
    const path = join(scripts, name);
    writeFileSync(path, `(${probe})();\n${readFileSync(path, 'utf8')}`);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Reaches the probe of an open page; the next load of the page removes it. */
export async function probeContentScript(page: Page): Promise<ContentScriptProbe> {
  const realm = await waitFor('the content script to be in the page', async () => {
    for (const each of page.extensionRealms()) {
      if (await each.evaluate(() => 'tickmarkProbe' in globalThis)) return each;
    }
    return null;
  });
  const session = await page.createCDPSession();
  return {
    held: async () => {
      // The second collection removes what only weak references held.
      for (let times = 0; times < 2; times++) await session.send('HeapProfiler.collectGarbage');
      const held = await realm.evaluate(() => (globalThis as WithProbe).tickmarkProbe.held());
      const times = new Map<string, number>();
      for (const each of held) times.set(each, (times.get(each) ?? 0) + 1);
      return [...times].map(([each, count]) => `${count} × ${each}`);
    },
    holdAnswers: () => realm.evaluate(() => (globalThis as WithProbe).tickmarkProbe.holdAnswers()),
    release: (which) => realm.evaluate((one) => (globalThis as WithProbe).tickmarkProbe.release(one), which),
    cutOff: () => realm.evaluate(() => (globalThis as WithProbe).tickmarkProbe.cutOff()),
  };
}
