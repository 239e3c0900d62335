import type { ListKind } from '../../core/identity/list-routes.ts';
import type { Language } from '../../core/languages.ts';
import type { LineFace } from '../../protocol/page.ts';
import { dimRows } from '../overlay/dim-rows.ts';
import { type Frame, type FrameSource, openFrame, type Size } from '../overlay/frame.ts';
import { makeHeadMark } from '../overlay/head-mark.ts';
import { type Box, placeBeside, placeClearOf, roomBeside } from '../overlay/place-beside.ts';
import { isTickmark } from '../overlay/shadow.ts';
import { openTip } from '../overlay/tip.ts';
import { aboveList, headOf, rowsArea } from '../quickbooks/above-list.ts';
import type { FrameView, FromFrame, MessageFace } from '../visit/frame-messages.ts';
import type {
  CardOptions,
  ClearIdAsked,
  Frames,
  Line,
  LineHandlers,
  OpenCard,
  ToastOptions,
} from '../visit/frames.ts';

const GAP = 8;
const within = (most: Size, { width, height }: Size): Size => ({
  width: Math.min(most.width, width - 2 * GAP),
  height: Math.min(most.height, height - 2 * GAP),
});

/** @param onPlaced called with the box of the card, and with `null` at its end */
function openCard(source: FrameSource, options: CardOptions, onPlaced: (box: Box | null) => void): OpenCard {
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
    place(size, window) {
      const at = placeBeside(near, size, window);
      onPlaced({ ...at, right: at.left + size.width, bottom: at.top + size.height });
      return at;
    },
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
      onPlaced(null);
      options.onFailed();
    },
  });
  const { language, about, byKey } = options;
  frame.show({ show: 'card', language, about, byKey });

  function close(): void {
    lifetime.abort();
    frame.destroy();
    onPlaced(null);
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

/** What can take the focus without doing anything, as a field with suggestions would. */
const RESTS = 'a[href], button:not(:disabled), input[type=checkbox]:not(:disabled)';

/**
 * Removes something of a frame and, where it had the focus, gives that to what it came from or, failing that, to the next
 * control of the page, or the first one.
 * @param give gives the focus to a badge, if there is one
 */
function passFocusOn(host: HTMLElement, remove: () => void, give?: () => void): void {
  const isLeft = () => [host, document.body, null].includes(document.activeElement as HTMLElement | null);
  const had = document.activeElement === host;
  const all = had ? [...document.querySelectorAll<HTMLElement>(RESTS)] : [];
  const follows = (each: Element) => host.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING;
  const ways = [...all.filter(follows), ...all].filter((each) => each.checkVisibility());
  remove();
  if (!had) return;
  give?.();
  for (const way of ways) {
    if (!isLeft()) return;
    way.focus({ preventScroll: true });
  }
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
  let card: Box | null = null;
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
      place(size, window) {
        const corner = { left: MESSAGES_LEFT, top: window.height - MESSAGES_BOTTOM - size.height };
        // The browser takes what two frames share for covered: there no press counts.
        return placeClearOf(card, size, corner, { ...corner, top: MESSAGES_LEFT });
      },
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
        passFocusOn(opened.host, () => remove(toast.id), toast.onLeft);
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
      messages: toasts.toReversed().map(
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
    /** Keeps messages clear of the card. */
    leaveRoom(box: Box | null): void {
      card = box;
      // Nothing moves where a card goes away.
      if (box) frame?.place();
    },
    clear(): void {
      frame?.destroy();
      forget();
    },
  };
}

/** The chip stands in the lower left corner: above QuickBooks' own footer, below messages, and over no list. */
const CHIP = { left: MESSAGES_LEFT, bottom: 72 } as const;

/** How long a line waits for its list before it stands in the corner, and how often it looks for it, in milliseconds. */
const PATIENCE_MS = 3_000;
const LOOK_MS = 500;
/** A frame that was refused is tried again after that long, in milliseconds, and so often. */
const AGAIN_MS = 5_000;
const MOST_FAILURES = 3;

function openLine(source: FrameSource, about: string, first: LineFace, handlers: LineHandlers): Line {
  const isForList = first.place === 'list';
  const listed = () => {
    const list = handlers.list();
    return list?.element.isConnected ? list : null;
  };
  const list = () => listed()?.element ?? null;
  const before = () => {
    const element = list();
    return element && aboveList(element);
  };
  /** Of the rows that need a decision, those that a person sees: further ones are known too. */
  const rowsInView = () => {
    const { top = 0, bottom = innerHeight } = before()?.getBoundingClientRect() ?? {};
    const [from, to] = [Math.max(0, top), Math.min(innerHeight, bottom)];
    return handlers.rows().filter((row) => {
      const box = row.getBoundingClientRect();
      return box.bottom > from && box.top < to;
    }).length;
  };
  /** What is counted, where the line stands above it. */
  const kind = () => (place === 'list' && listed()?.kind) || null;
  let face = first;
  let { place } = first;
  let seenAt = performance.now();
  let dimmed: ReturnType<typeof dimRows> | null = null;
  let dimmedList: Element | null = null;
  let standingOut: number | null = null;
  let shownKind: ListKind | null = null;
  let failures = 0;
  let failedAt: number | null = null;

  function open(): Frame<FrameView> {
    const opened = openFrame<FrameView, FromFrame>(source, {
      name: 'tickmark-banner',
      stays: true,
      label: 'Tickmark',
      ...(place === 'list' && { before }),
      most: (window) =>
        place === 'list' ? window : within({ width: 480, height: window.height / 2 }, window),
      place: ({ height }, window) => ({ left: CHIP.left, top: window.height - CHIP.bottom - height }),
      heard(message) {
        if (message.did === 'press') handlers.onPress(message.view, shownKind ?? undefined);
        if (message.did === 'only') turnDimming(dimmed === null);
        if (message.did === 'dismiss') passFocusOn(opened.host, handlers.onDismiss, handlers.onLeft);
      },
      shown() {
        failures = 0;
      },
      failed() {
        failures += 1;
        failedAt = performance.now();
        // Nothing is dimmed without the button that takes it back.
        dim(false);
      },
    });
    // A script of the page could read it.
    if (import.meta.env.MODE === 'sandbox') opened.host.dataset.kind = about;
    show(opened, true);
    return opened;
  }
  /** @param isNews whether the counts may have changed */
  function show(on: Frame<FrameView>, isNews: boolean): void {
    standingOut = dimmed ? rowsInView() : null;
    shownKind = kind();
    on.show({ show: 'line', face: { ...face, place }, list: shownKind, only: standingOut, isNews });
  }
  function dim(on: boolean): void {
    dimmed?.close();
    dimmed = on ? dimRows(list, handlers.rows, rowsArea) : null;
    dimmedList = list();
  }
  function turnDimming(on: boolean): void {
    dim(on);
    show(frame, false);
  }
  let frame = open();
  // A list that is empty, or that is not known, has no place for a line: it stands in the corner.
  const looking = setInterval(() => {
    if (document.hidden) return;
    // It does not outlast its list.
    if (dimmed && list() !== dimmedList) turnDimming(false);
    else if ((dimmed && rowsInView() !== standingOut) || kind() !== shownKind) show(frame, false);
    if (failedAt !== null && failures < MOST_FAILURES && performance.now() - failedAt > AGAIN_MS) {
      failedAt = null;
      frame = open();
    }
    if (!isForList || failedAt !== null) return;
    const has = before() !== null;
    if (has) seenAt = performance.now();
    const next = has ? 'list' : performance.now() - seenAt > PATIENCE_MS ? 'corner' : place;
    if (next === place) return;
    frame.destroy();
    place = next;
    frame = open();
  }, LOOK_MS);
  return {
    show(next) {
      face = next;
      dimmed?.update();
      show(frame, true);
    },
    destroy() {
      clearInterval(looking);
      dimmed?.close();
      frame.destroy();
    },
  };
}

/** Opens frames of the extension over the page. */
export function makeFrames(source: FrameSource): Frames {
  const opened = new Set<() => void>();
  const messages = makeMessages(source);
  let mark: ReturnType<typeof makeHeadMark> | undefined;
  let card: OpenCard | undefined;
  return {
    openCard(options) {
      card?.close();
      card = openCard(source, options, messages.leaveRoom);
      return card;
    },
    confirmClearId: (options) => confirmClearId(source, options, opened),
    toast: messages.toast,
    say: messages.say,
    mark(cell, spot) {
      mark ??= makeHeadMark();
      mark.put(headOf(cell), spot);
    },
    tip: openTip,
    line: (kind, face, handlers) => openLine(source, kind, face, handlers),
    clear() {
      mark?.takeOff();
      card?.close();
      for (const close of [...opened]) close();
      messages.clear();
    },
  };
}
