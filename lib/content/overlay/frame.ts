import { type HostName, makeHost } from './shadow.ts';
import { keepInBody, trackElement } from './track-element.ts';

/** A width and a height, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where frames of the extension come from. */
export interface FrameSource {
  readonly address: string;
  /** The only origin that may receive what is sent to a frame. */
  readonly origin: string;
  /** Lets the frame that was sent this secret learn, once, that the content script sent it. */
  vouch(secret: string): void;
}

export interface FrameOptions<Heard> {
  readonly name: HostName;
  /** A modal frame keeps the focus and dims the page. */
  readonly modal?: boolean;
  /** Whether the frame returns where the page removes it. */
  readonly stays?: boolean;
  /** Stands in the page itself, before the element that this finds, as wide as there is space; nowhere while there is none. */
  readonly before?: () => Element | null;
  /** The accessible name of the frame. */
  readonly label: string;
  /** The largest size in a window of this size. */
  most(window: Size): Size;
  /** The position of the frame's upper left corner, in pixels of the window. */
  place(size: Size, window: Size): { readonly left: number; readonly top: number };
  heard(message: Heard): void;
  /** The frame was shown for the first time. */
  shown?(): void;
  /** The frame cannot be loaded. */
  failed(): void;
  /** Esc was pressed outside the frame, where it is modal. */
  cancel?(): void;
}

export interface Frame<Sent> {
  readonly host: HTMLElement;
  /** Shows this instead of what was shown. */
  show(view: Sent): void;
  /** Shows the same with new data. */
  renew(): void;
  focus(): void;
  /** Finds its place anew. */
  place(): void;
  destroy(): void;
}

/** The first message to a frame, with the port for all others. */
export interface FrameGreeting {
  readonly secret: string;
}

/** What every frame tells: that it is there, and how large its content is. */
export type FrameNote = { readonly did: 'here' } | { readonly did: 'size'; readonly size: Size };

/** What a frame is told: its largest size, the pixels of the screen for one of the page, the page's font, and what to show. */
export type FrameOrder<View> =
  | { readonly most: Size; readonly pixels: number; readonly font: string }
  | { readonly view: View };

/**
 * Nothing that the page's rules, its own style attribute or an animation say about the host holds against these. The box is in
 * the top layer by itself, where no opacity, filter or transform of the page reaches it.
 */
const STYLE = `
:host { all: initial !important; color-scheme: inherit !important; position: fixed !important; width: 0 !important; height: 0 !important; opacity: 1 !important; }
.box {
  all: initial; color-scheme: inherit; position: fixed; inset: auto; margin: 0; padding: 0; border: 0; max-width: none; max-height: none;
  overflow: hidden; background: none; border-radius: 10px;
}
/* In the page itself: above a list, with space for a line from the beginning, so that the list does not move when it comes. */
:host([data-before]) { position: static !important; display: block !important; width: auto !important; height: auto !important; margin: 0 0 8px !important; }
:host([data-before]) .box { display: block; position: static; width: 100%; height: 40px; box-shadow: none; }
/* Without anything to show it stays in view, or else the browser would not tell assistive technology what it says. */
.box.none { inset: auto auto 0 0 !important; width: 4px !important; height: 4px !important; opacity: 0; }
.box.hidden { visibility: hidden; }
.box.gone { display: none; }
.box.raised { --tm-edge: rgb(10 20 30 / 12%); box-shadow: 0 6px 24px rgb(10 20 30 / 28%), 0 0 0 1px var(--tm-edge); }
/* On a dark page a shadow is not seen. */
@supports (color: light-dark(#000, #fff)) { .box.raised { --tm-edge: light-dark(rgb(10 20 30 / 12%), rgb(255 255 255 / 22%)); } }
.box::backdrop { background: rgb(10 20 30 / 45%); }
.box:not(dialog)::backdrop { display: none; }
iframe { all: initial; display: block; width: 100%; height: 100%; border: 0; color-scheme: inherit; }
@media print { :host, :host([data-before]), .box { display: none !important; } }
`;

/** A frame that has loaded and does not answer by then was refused by the page or the browser, in milliseconds. */
const SILENT_MS = 2_000;
/** How long the page is drawn again after a frame was shown or pointed at, besides while the pointer is there, in milliseconds. */
const DRAWN_MS = 1_500;
/** Time for the browser to end the event in a frame that closes it, in milliseconds. */
const GONE_MS = 200;
/** A frame that has not loaded by then never will, in milliseconds. */
const SLOW_MS = 10_000;

/**
 * Gives a frame the page's colour scheme where its host stands: light where the page names none, whatever the person prefers.
 * @returns the page's `font-family` there
 */
function fitToPage(frame: HTMLElement, host: Element): string {
  const { fontFamily, colorScheme } = getComputedStyle(host.parentElement ?? host);
  frame.style.colorScheme = colorScheme === 'normal' ? 'light' : colorScheme;
  return fontFamily;
}

/**
 * Opens a page of the extension in a closed root over the page. What is sent to it passes through no window of the page: the
 * port is handed to the extension's own origin alone, with a secret that the frame asks about before it believes anything.
 */
export function openFrame<View, Heard>(source: FrameSource, options: FrameOptions<Heard>): Frame<View> {
  const { host, root } = makeHost(options.name, STYLE);
  const box = document.createElement(options.modal ? 'dialog' : 'div');
  const frame = document.createElement('iframe');
  const life = new AbortController();
  const { signal } = life;
  let port: MessagePort | undefined;
  let shown: View | undefined;
  let size: Size | null = null;

  box.className = 'box hidden';
  frame.setAttribute('aria-label', options.label);
  frame.allow = 'clipboard-write';
  // A page that embeds nothing but what agrees to it embeds a frame without credentials.
  Object.assign(frame, { credentialless: true });
  frame.src = source.address;
  box.append(frame);
  root.append(box);

  const windowSize = (): Size => ({ width: innerWidth, height: innerHeight });
  const send = (order: FrameOrder<View>) => port?.postMessage(order);
  const sendMost = () =>
    send({ most: options.most(windowSize()), pixels: devicePixelRatio, font: fitToPage(frame, host) });
  const renew = () => {
    if (shown !== undefined) send({ view: shown });
  };

  function place(): void {
    if (options.before) {
      fitIn(box, size);
      return;
    }
    const { width, height } = size ?? options.most(windowSize());
    box.style.width = `${width}px`;
    box.style.height = `${height}px`;
    const { left, top } = options.place({ width, height }, windowSize());
    box.style.left = `${Math.round(left)}px`;
    box.style.top = `${Math.round(top)}px`;
  }

  /** Hides the frame at once, and removes it when the browser is done with the key or the press that closed it. */
  function destroy(): void {
    life.abort();
    clearTimeout(timer);
    port?.close();
    box.className = 'box gone';
    // An open dialog would let nothing else on the page have the focus.
    if (box instanceof HTMLDialogElement) box.close();
    setTimeout(() => host.remove(), GONE_MS);
  }
  const fail = () => {
    if (options.before && !host.isConnected) return; // Taken out with what was around it, not refused.
    destroy();
    options.failed();
  };
  let timer = options.before ? undefined : setTimeout(fail, SLOW_MS);

  /** The browser works out whether a frame is covered only when it draws the page around it. */
  let drawUntil = 0;
  function letItBeSeen(): void {
    sendMost();
    const isDrawing = drawUntil > 0;
    drawUntil = performance.now() + DRAWN_MS;
    const draw = () => {
      const isUsed = performance.now() < drawUntil || box.matches(':hover');
      if (isUsed && !signal.aborted) requestAnimationFrame(draw);
      else drawUntil = 0;
    };
    if (!isDrawing) draw();
  }

  function hear({ data }: MessageEvent<Heard | FrameNote>): void {
    if (signal.aborted) return;
    if (!isNote(data)) options.heard(data);
    else if (data.did === 'here') clearTimeout(timer);
    else {
      const isFirst = size === null;
      size = data.size;
      box.className = size.height > 0 || options.before ? 'box raised' : 'box none';
      place();
      if (size.height > 0) letItBeSeen();
      if (isFirst) options.shown?.();
    }
  }

  // Where the page moves the host, the frame loads anew and has to be told everything again.
  frame.addEventListener('load', () => {
    if (signal.aborted) return;
    putOnTop();
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.addEventListener('message', hear);
    port.start();
    const greeting: FrameGreeting = { secret: crypto.randomUUID() };
    source.vouch(greeting.secret);
    clearTimeout(timer);
    timer = setTimeout(fail, SILENT_MS);
    frame.contentWindow?.postMessage(greeting, source.origin, [channel.port2]);
    sendMost();
    renew();
  });

  function putOnTop(): void {
    if (options.before) return;
    if (box instanceof HTMLDialogElement) {
      if (!box.open) box.showModal();
    } else if ('popover' in box && !box.matches(':popover-open')) {
      box.popover = 'manual';
      box.showPopover();
    }
  }

  box.addEventListener('pointerover', letItBeSeen);
  box.addEventListener('cancel', (event) => {
    event.preventDefault();
    options.cancel?.();
  });
  for (const adapt of [sendMost, place]) addEventListener('resize', () => adapt(), { signal });
  if (options.before) keepBefore(host, options.before, signal);
  else if (options.stays) keepInBody(host, signal);
  else document.body.append(host);
  putOnTop();
  place();

  return {
    ...{ host, renew, place, destroy },
    show(view) {
      shown = view;
      renew();
    },
    focus: () => frame.focus({ preventScroll: true }),
  };
}

function fitIn(box: HTMLElement, size: Size | null): void {
  // A frame that is not drawn yet has no height.
  if (size && size.height > 0) box.style.height = `${size.height}px`;
}

/** Keeps a host before an element, wherever the page moves that. */
function keepBefore(host: HTMLElement, find: () => Element | null, signal: AbortSignal): void {
  host.dataset.before = '';
  const follow = (element: Element, end: AbortSignal) => {
    const put = () => {
      if (host.nextElementSibling !== element || !host.isConnected) element.before(host);
    };
    put();
    end.addEventListener('abort', () => host.remove());
    return put;
  };
  trackElement(find, follow, signal);
}

function isNote(message: unknown): message is FrameNote {
  const did = typeof message === 'object' && message !== null && 'did' in message ? message.did : null;
  return did === 'here' || did === 'size';
}
