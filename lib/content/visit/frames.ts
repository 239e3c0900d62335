import type { LayoutAnswer } from '../../core/diagnosis/layout-report.ts';
import type { ListKind } from '../../core/identity/list-routes.ts';
import type { Language } from '../../core/languages.ts';
import type { Action } from '../../core/records/actions.ts';
import type { LineFace, LineView } from '../../protocol/page.ts';
import type { RecordView } from '../../protocol/views.ts';
import type { Spot } from '../overlay/badge-space.ts';
import type { FrameSource } from '../overlay/frame.ts';
import type { TipOptions } from '../overlay/tip.ts';
import type { FrameRecord } from './frame-messages.ts';

export interface ToastOptions {
  readonly text: string;
  readonly tone: 'good' | 'quiet' | 'bad';
  readonly language: Language;
  readonly undo?: { readonly until: string; readonly onUndo: () => void };
  readonly action?: { readonly label: string; readonly onAction: () => void };
  /** Called when the toast was closed or has lapsed; not when it is removed. */
  readonly onDismiss?: () => void;
  /** Called when it was closed or acted on while it had the focus. */
  readonly onLeft?: () => void;
}

export interface CardOptions {
  readonly about: FrameRecord;
  readonly language: Language;
  /** The badge's position on the screen. */
  readonly near: DOMRect;
  /** Whether it was opened with the keyboard. */
  readonly byKey: boolean;
  readonly onCommand: (record: RecordView, action: Action) => void;
  readonly onClose: () => void;
  readonly onPanel: () => void;
  /** The worker does not show this record. @param why the reason, or `null` if it did not answer */
  readonly onRefused: (why: string | null) => void;
  /** The frame cannot be shown on this page. */
  readonly onFailed: () => void;
}

export interface OpenCard {
  /** Shows the record's new data in the card. */
  reload(): void;
  close(): void;
}

export interface ClearIdAsked {
  readonly about: FrameRecord;
  readonly record: RecordView;
  readonly language: Language;
  readonly signal: AbortSignal;
  readonly onRefused: (why: string | null) => void;
  readonly onFailed: () => void;
}

/** A list on the page, and its rows. */
export interface FoundList {
  readonly kind: ListKind;
  readonly element: Element;
}

export interface LineHandlers {
  /** The last list that was found on the page. */
  list(): FoundList | null;
  /** Its rows that need a decision, as far as they are in view or near it. */
  rows(): readonly Element[];
  onPress(view: LineView, list?: ListKind): void;
  onDismiss(): void;
  /** Called when it was dismissed while it had the focus: gives that to a badge. */
  onLeft(): void;
}

export interface Line {
  show(face: LineFace): void;
  destroy(): void;
}

/** Everything that tells of the platform's data over a QuickBooks page, in frames of the extension. */
export interface Frames {
  openCard(options: CardOptions): OpenCard;
  /** Asks for confirmation of Clear ID; resolves to what stands for the look into QuickBooks, and to `false` if removed. */
  confirmClearId(options: ClearIdAsked): Promise<string | false>;
  toast(options: ToastOptions): { close(): void };
  /** Reads a text aloud. */
  say(text: string, loudness: 'polite' | 'assertive', language: Language): void;
  line(kind: string, face: LineFace, handlers: LineHandlers): Line;
  /** Marks the head of a list above its badges. @param cell a cell that has a badge */
  mark(cell: Element, spot: Spot): void;
  /** Says what a badge in a row means, as long as somebody points at it. */
  tip(options: TipOptions): void;
  /** Removes cards, dialogs and messages. */
  clear(): void;
}

/** What is loaded into the content script's world when it is first needed. */
export interface LoadedLater {
  makeFrames(source: FrameSource): Frames;
  /** Checks the layout of the page. */
  checkLayout(): LayoutAnswer;
}

declare global {
  /** The key under which it registers itself, in the content script's world only. */
  var tickmarkLater: LoadedLater | undefined;
}

/** Frames that are loaded with the first one. What was to be shown before `clear` is not shown after it. */
export function framesLater(load: () => Promise<Frames>): Frames {
  let loaded: Frames | undefined;
  let cleared = 0;

  /** Opens something as soon as it can be. */
  function later<T>(open: (frames: Frames) => T): Promise<T | undefined> {
    const asked = cleared;
    return load().then((frames) => {
      loaded = frames;
      return asked === cleared ? open(frames) : undefined;
    });
  }
  /** @returns removes what was opened, also before it is */
  function closing(open: (frames: Frames) => { close(): void }, failed?: () => void): () => void {
    let isClosed = false;
    let close: (() => void) | undefined;
    later((frames) => {
      if (!isClosed) close = open(frames).close;
    }).catch(() => {
      if (!isClosed) failed?.();
    });
    return () => {
      isClosed = true;
      close?.();
    };
  }

  return {
    openCard(options) {
      let card: OpenCard | undefined;
      const close = closing((frames) => {
        card = frames.openCard(options);
        return card;
      }, options.onFailed);
      return { reload: () => card?.reload(), close };
    },
    confirmClearId: (options) =>
      later((frames) => frames.confirmClearId(options)).then(
        (look) => look ?? false,
        () => {
          if (!options.signal.aborted) options.onFailed();
          return false;
        },
      ),
    // A message that cannot be shown stands on its badge too.
    toast: (options) => ({
      close: closing((frames) => frames.toast(options)),
    }),
    say(...said) {
      later((frames) => frames.say(...said)).catch(() => undefined);
    },
    line(kind, first, handlers) {
      let face = first;
      let line: Line | undefined;
      const destroy = closing((frames) => {
        line = frames.line(kind, face, handlers);
        return { close: line.destroy };
      });
      return {
        show(next) {
          face = next;
          line?.show(next);
        },
        destroy,
      };
    },
    mark(...place) {
      later((frames) => frames.mark(...place)).catch(() => undefined);
    },
    tip(options) {
      later((frames) => frames.tip(options)).catch(() => undefined);
    },
    clear() {
      cleared += 1;
      loaded?.clear();
    },
  };
}
