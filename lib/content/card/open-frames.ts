import type { Language } from '../../core/languages.ts';
import { type Frame, type FrameSource, openFrame, type Size } from '../overlay/frame.ts';
import { placeBeside, roomBeside } from '../overlay/place-beside.ts';
import { isTickmark } from '../overlay/shadow.ts';
import { openTip } from '../overlay/tip.ts';
import type { FrameView, FromFrame, LineFace, MessageFace } from '../visit/frame-messages.ts';
import type { CardOptions, ClearIdAsked, Frames, Line, OpenCard, ToastOptions } from '../visit/frames.ts';

const GAP = 8;
const within = (most: Size, { width, height }: Size): Size => ({
  width: Math.min(most.width, width - 2 * GAP),
  height: Math.min(most.height, height - 2 * GAP),
});

function openCard(source: FrameSource, options: CardOptions): OpenCard {
  const lifetime = new AbortController();
  const { near, onClose } = options;
  const frame: Frame<FrameView> = openFrame<FrameView, FromFrame>(source, {
    name: 'tickmark-card',
    label: 'Tickmark',
    // Higher, it would cover its badge.
    most: (window) =>
      within(
        { width: 360, height: Math.max(240, Math.min(window.height * 0.6, roomBeside(near, window))) },
        window,
      ),
    place: (size, window) => placeBeside(near, size, window),
    shown: () => frame.focus(),
    heard(message) {
      if (message.did === 'close') closeByPerson();
      else if (message.did === 'command') options.onCommand(message.record, message.action);
      else if (message.did === 'panel') options.onPanel();
      else if (message.did === 'refused') {
        close();
        options.onRefused(message.text);
      }
    },
    failed() {
      lifetime.abort();
      options.onFailed();
    },
  });
  frame.show({ show: 'card', language: options.language, about: options.about });

  function close(): void {
    lifetime.abort();
    frame.destroy();
  }
  function closeByPerson(): void {
    close();
    onClose();
  }
  const { signal } = lifetime;
  // A press elsewhere closes the card.
  document.addEventListener(
    'pointerdown',
    ({ isTrusted, target }) => {
      if (isTrusted && !isTickmark(target)) closeByPerson();
    },
    { signal, capture: true },
  );
  // Keys pressed inside the frame are not heard here.
  document.addEventListener(
    'keydown',
    ({ isTrusted, key }) => {
      if (isTrusted && key === 'Escape') closeByPerson();
    },
    { signal, capture: true },
  );
  return {
    reload() {
      if (!signal.aborted) frame.renew();
    },
    close,
  };
}

function confirmClearId(
  source: FrameSource,
  options: ClearIdAsked,
  opened: Set<() => void>,
): Promise<string | false> {
  const { signal, about, record, language } = options;
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(false);
      return;
    }
    const finish = (confirmed: string | false) => {
      frame.destroy();
      opened.delete(cancel);
      signal.removeEventListener('abort', cancel);
      resolve(confirmed);
    };
    const cancel = () => finish(false);
    const frame: Frame<FrameView> = openFrame<FrameView, FromFrame>(source, {
      name: 'tickmark-card',
      modal: true,
      label: 'Tickmark',
      most: (window) => within({ width: 440, height: window.height - 32 }, window),
      place: ({ width, height }, window) => ({
        left: (window.width - width) / 2,
        top: (window.height - height) / 2,
      }),
      shown: () => frame.focus(),
      heard(message) {
        if (message.did === 'refused') options.onRefused(message.text);
        if (message.did === 'confirm') finish(message.look);
        if (message.did === 'close' || message.did === 'refused') finish(false);
      },
      failed() {
        finish(false);
        options.onFailed();
      },
      cancel,
    });
    signal.addEventListener('abort', cancel);
    opened.add(cancel);
    frame.show({ show: 'clear_id', language, about, record });
  });
}

/** Messages appear above QuickBooks' own footer and above the line. */
const MESSAGES_BOTTOM = 120;
const MESSAGES_LEFT = 16;
/** Time for assistive technology to notice a new region, in milliseconds. */
const NEW_REGION_MS = 200;

interface Shown extends ToastOptions {
  readonly id: number;
}

/** Shows and reads out messages; its frame is opened with the first and stays, because a region is heard only if it was there. */
function makeMessages(source: FrameSource) {
  let frame: Frame<FrameView> | undefined;
  let toasts: readonly Shown[] = [];
  let nextId = 0;
  let polite = '';
  let assertive = '';
  let spoken: Language = 'en';
  let isNew = false;

  function open(): Frame<FrameView> {
    isNew = true;
    const opened: Frame<FrameView> = openFrame<FrameView, FromFrame>(source, {
      name: 'tickmark-live',
      stays: true,
      label: 'Tickmark',
      most: (window) => within({ width: 504, height: window.height / 2 }, window),
      place: (size, window) => ({ left: MESSAGES_LEFT, top: window.height - MESSAGES_BOTTOM - size.height }),
      shown() {
        setTimeout(() => {
          if (frame !== opened) return;
          isNew = false;
          draw();
        }, NEW_REGION_MS);
      },
      heard(message) {
        if (message.did !== 'undo' && message.did !== 'act' && message.did !== 'lapse') return;
        const toast = toasts.find(({ id }) => id === message.id);
        if (!toast) return;
        remove(toast.id);
        if (message.did === 'undo') toast.undo?.onUndo();
        else if (message.did === 'act') toast.action?.onAction();
        else toast.onDismiss?.();
      },
      // A message that cannot be shown stands on its badge too.
      failed() {
        const lost = toasts;
        forget();
        for (const { onDismiss } of lost) onDismiss?.();
      },
    });
    return opened;
  }

  function forget(): void {
    frame = undefined;
    toasts = [];
    polite = '';
    assertive = '';
  }

  function draw(): void {
    frame ??= open();
    frame.show({
      show: 'messages',
      messages: toasts.map(
        ({ id, text, tone, language, undo, action }): MessageFace => ({
          ...{ id, text, tone, language },
          undoUntil: undo?.until ?? null,
          action: action?.label ?? null,
        }),
      ),
      polite: isNew ? '' : polite,
      assertive: isNew ? '' : assertive,
      language: spoken,
    });
  }

  function remove(id: number): void {
    if (!toasts.some((each) => each.id === id)) return;
    toasts = toasts.filter((each) => each.id !== id);
    draw();
  }

  return {
    toast(options: ToastOptions) {
      const id = nextId++;
      toasts = [...toasts, { ...options, id }];
      draw();
      return { close: () => remove(id) };
    },
    say(text: string, loudness: 'polite' | 'assertive', language: Language): void {
      spoken = language;
      // Equal texts in a row are announced only if they differ.
      const fresh = (before: string) => (before === text ? `${text}\u00a0` : text);
      if (loudness === 'polite') polite = fresh(polite);
      else assertive = fresh(assertive);
      draw();
    },
    clear(): void {
      frame?.destroy();
      forget();
    },
  };
}

/** The distance of the line from the window's edge, in pixels. */
const LINE_EDGE = 72;
const BADGE_HEIGHT = 24;

function openLine(
  source: FrameSource,
  kind: string,
  first: LineFace,
  handlers: { onPress(): void; onDismiss(): void },
): Line {
  let isAbove = false;
  const frame: Frame<FrameView> = openFrame<FrameView, FromFrame>(source, {
    name: 'tickmark-banner',
    stays: true,
    label: 'Tickmark',
    most: (window) => within({ width: 560, height: window.height / 2 }, window),
    place: ({ width, height }, window) => ({
      left: (window.width - width) / 2,
      top: isAbove ? LINE_EDGE : window.height - LINE_EDGE - height,
    }),
    heard(message) {
      if (message.did === 'press') handlers.onPress();
      if (message.did === 'dismiss') handlers.onDismiss();
    },
    failed: () => life.abort(),
  });
  // A script of the page could read it.
  if (import.meta.env.MODE === 'sandbox') frame.host.dataset.kind = kind;
  const life = new AbortController();
  /** The line never covers the focused element: it moves to the other edge. A badge is above its host. */
  function makeWay({ target }: Event): void {
    requestAnimationFrame(() => {
      if (!(target instanceof Element) || target === frame.host || life.signal.aborted) return;
      const focused = target.getBoundingClientRect();
      const own = frame.box();
      if (focused.left > own.right || focused.right < own.left) return;
      if (focused.top - BADGE_HEIGHT > own.bottom || focused.bottom < own.top) return;
      isAbove = !isAbove;
      frame.place();
    });
  }
  document.addEventListener('focusin', makeWay, { signal: life.signal });
  const show = (face: LineFace) => frame.show({ show: 'line', face });
  show(first);
  return {
    show,
    destroy() {
      life.abort();
      frame.destroy();
    },
  };
}

/** Opens frames of the extension over the page. */
export function makeFrames(source: FrameSource): Frames {
  const opened = new Set<() => void>();
  const messages = makeMessages(source);
  let card: OpenCard | undefined;
  return {
    openCard(options) {
      card?.close();
      card = openCard(source, options);
      return card;
    },
    confirmClearId: (options) => confirmClearId(source, options, opened),
    toast: messages.toast,
    say: messages.say,
    tip: openTip,
    line: (kind, face, handlers) => openLine(source, kind, face, handlers),
    clear() {
      card?.close();
      for (const close of [...opened]) close();
      messages.clear();
    },
  };
}
