import { type ComponentChild, render } from 'preact';
import { Card } from '../../../components/card/Card.tsx';
import { ClearIdDialog } from '../../../components/card/ClearIdDialog.tsx';
import { Line } from '../../../components/card/Line.tsx';
import { Toast } from '../../../components/card/Toast.tsx';
import { keepFocus } from '../../../components/keep-focus.ts';
import { TickmarkError } from '../../core/tickmark-error.ts';
import { CARD_WORDS } from '../../locales/card/index.ts';
import { inOneLine } from '../../locales/in-one-line.ts';
import { LINE_WORDS } from '../../locales/line/index.ts';
import type { LineAnswer, LineFace } from '../../protocol/page.ts';
import type { CardView, CheckAnswer } from '../../protocol/record.ts';
import type { AnswerOf } from '../../protocol/requests.ts';
import type { SendMessage } from '../../protocol/send.ts';
import { RETRY_WAITS, sendAgain } from '../../protocol/send-again.ts';
import type { FrameNote, FrameOrder, Size } from '../overlay/frame.ts';
import { watchSeen } from '../overlay/seen.ts';
import type { FrameView, FromFrame } from '../visit/frame-messages.ts';
import { fontOf } from './font-of.ts';

export interface FramePageOptions {
  /** The element to render into; `null` renders nothing. */
  readonly root: HTMLElement | null;
  readonly sendMessage: SendMessage;
  /** Asks the content script of this tab whether it sent a secret. */
  isKnown(secret: string): Promise<unknown>;
}

/**
 * The page in a frame over a QuickBooks page. It shows nothing and does nothing until the content script of its tab has said
 * that it sent the port: a page that embeds this file learns nothing and can command nothing.
 */
export function openFramePage({ root, sendMessage, isKnown }: FramePageOptions): void {
  const meeting = new AbortController();
  addEventListener(
    'message',
    ({ data, ports: [port] }) => {
      const secret: unknown = data?.secret;
      if (!root || !port || typeof secret !== 'string') return;
      const here: FrameNote = { did: 'here' };
      port.postMessage(here);
      isKnown(secret).then(
        (known) => {
          if (known !== true || meeting.signal.aborted) return;
          meeting.abort();
          follow(port, root, sendMessage);
        },
        () => undefined,
      );
    },
    { signal: meeting.signal },
  );
}

/** A frame that is drawn larger or smaller by more than this share is not read as it was made. */
const MOST_ZOOMED = 0.3;
/** Not in Firefox, which may tell a page other pixels than the screen has, so as to hide what makes a person known. */
const TELLS_VISIBILITY = 'isVisible' in IntersectionObserverEntry.prototype;

/** Shows what the port orders, and tells it what the user does. */
function follow(port: MessagePort, root: HTMLElement, sendMessage: SendMessage): void {
  const tell = (message: FromFrame | FrameNote) => port.postMessage(message);
  let size: Size | null = null;
  let pixels = devicePixelRatio;
  let byKey = false;

  function measure(): void {
    const { width, height } = (root.querySelector('dialog') ?? root).getBoundingClientRect();
    const next = { width: Math.ceil(width), height: Math.ceil(height) };
    if (size === null && !root.hasChildNodes()) return;
    if (size?.width === next.width && size.height === next.height) return;
    size = next;
    tell({ did: 'size', size });
  }
  function draw(view: ComponentChild): void {
    render(view, root);
    measure();
  }
  const resized = new ResizeObserver(measure);
  resized.observe(root);
  // A zoom of the page's style zooms its frames, without a change of their own sizes.
  letOnlySeenControlsAct(
    root,
    () => !TELLS_VISIBILITY || Math.abs(devicePixelRatio / pixels - 1) < MOST_ZOOMED,
  );
  keepFocus(root);
  // Nothing can be focused before the frame is shown, and it is shown and focused from outside.
  addEventListener('focus', () =>
    requestAnimationFrame(() => {
      if (document.activeElement === document.body)
        root.querySelector<HTMLElement>(byKey ? '.card button' : '.card')?.focus({ preventScroll: true });
    }),
  );
  // Wherever the focus is, Esc closes a card or a dialog.
  document.addEventListener('keydown', ({ isTrusted, key }) => {
    if (isTrusted && key === 'Escape') tell({ did: 'close' });
  });
  // After the event that is told: the frame may be removed in answer, and the browser still has to end the event.
  const show = makeShow(draw, (message) => setTimeout(tell, 0, message), sendMessage);
  port.onmessage = ({ data }: MessageEvent<FrameOrder<FrameView>>) => {
    if ('view' in data) {
      byKey = data.view.show === 'card' && data.view.byKey;
      show(data.view);
      return;
    }
    ({ pixels } = data);
    const { style } = document.documentElement;
    const font = fontOf(data.font);
    if (font && CSS.supports('font-family', font)) style.setProperty('--font', font);
    style.setProperty('--most-wide', `${data.most.width}px`);
    style.setProperty('--most-high', `${data.most.height}px`);
    measure();
  };
}

/** A press acts only on a control that is seen: the page may cover, fade or zoom the frame. Closing is always safe. */
function letOnlySeenControlsAct(root: HTMLElement, isLarge: () => boolean): void {
  const isUsed = () => document.hasFocus() || document.documentElement.matches(':hover');
  const seen = watchSeen(isUsed, isLarge);
  const watchControls = () => {
    for (const control of root.querySelectorAll('button, a')) seen.watch(control);
  };
  new MutationObserver(watchControls).observe(root, { childList: true, subtree: true });
  document.addEventListener(
    'click',
    (event) => {
      const control = event.target instanceof Element ? event.target.closest('button, a') : null;
      if (!control || control.hasAttribute('data-safe') || seen.has(control)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      // It may be cut off by the card itself, which scrolls.
      control.scrollIntoView({ block: 'nearest' });
    },
    true,
  );
}

type Shown<Kind extends FrameView['show']> = Extract<FrameView, { readonly show: Kind }>;
type Tell = (message: FromFrame) => void;

/** @returns shows a view, which may be the same one again with new data */
function makeShow(
  draw: (view: ComponentChild) => void,
  tell: Tell,
  sendMessage: SendMessage,
): (view: FrameView) => void {
  const showLine = makeShowLine(draw, tell, sendMessage);
  /** Counts orders: an answer to an earlier one is not drawn. */
  let orders = 0;

  return (view) => {
    const order = ++orders;
    const isLast = () => order === orders;
    switch (view.show) {
      case 'card':
        sendAgain<'open_card'>(sendMessage, { type: 'open_card', ...view.about }, RETRY_WAITS.page).then(
          (answer) => {
            if (!isLast()) return;
            if ('status' in answer) tell({ did: 'refused', text: inOneLine(answer.problem) });
            else draw(cardOf(answer, view, tell));
          },
          () => isLast() && tell({ did: 'refused', text: null }),
        );
        return;
      case 'clear_id':
        draw(dialogOf(null, view, tell));
        sendAgain<'check_record'>(
          sendMessage,
          { type: 'check_record', ...view.about },
          RETRY_WAITS.page,
        ).then(
          (answer) => isLast() && draw(dialogOf(asCheck(answer), view, tell)),
          (error: unknown) => {
            const isKnown = error instanceof TickmarkError && error.code !== 'worker_gone';
            if (isLast()) tell({ did: 'refused', text: isKnown ? error.message : null });
          },
        );
        return;
      case 'messages':
        draw(messagesOf(view, tell));
        return;
      case 'line':
        showLine(view);
    }
  };
}

/** The shortest time between two questions for a line's counts, in milliseconds: every row that scrolls by renews the line. */
const COUNT_MS = 2_000;

function makeShowLine(
  draw: (view: ComponentChild) => void,
  tell: Tell,
  sendMessage: SendMessage,
): (view: Shown<'line'>) => void {
  let face: LineFace;
  let only: number | null = null;
  let list: Shown<'line'>['list'] = null;
  let answer: LineAnswer | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts questions: an earlier answer that comes late is not drawn. */
  let asked = 0;

  function drawLine(): void {
    draw(
      <Line
        {...face}
        only={only}
        answer={answer}
        words={LINE_WORDS[face.language]}
        onPress={(view) => tell({ did: 'press', view })}
        onOnly={() => tell({ did: 'only' })}
        onDismiss={() => tell({ did: 'dismiss' })}
      />,
    );
  }
  function ask(realm: string): void {
    timer = undefined;
    askedAt = performance.now();
    const question = ++asked;
    sendAgain<'open_line'>(sendMessage, { type: 'open_line', realm, list }, RETRY_WAITS.page).then(
      (counts) => {
        if (question !== asked) return;
        answer = counts;
        drawLine();
      },
      // Without its counts, the line says nothing; the badges go on.
      () => undefined,
    );
  }

  return (next) => {
    if (next.list !== list) {
      answer = null;
      askedAt = Number.NEGATIVE_INFINITY;
      asked++;
    }
    ({ face, only, list } = next);
    drawLine();
    if (face.subject.about !== 'company' || timer !== undefined || !(next.isNews || answer === null)) return;
    const wait = answer?.stop ? 0 : askedAt + COUNT_MS - performance.now();
    timer = setTimeout(ask, Math.max(0, wait), face.subject.realm);
  };
}

function cardOf(view: CardView, { language }: Shown<'card'>, tell: Tell): ComponentChild {
  return (
    <Card
      view={view}
      words={CARD_WORDS[language]}
      language={language}
      now={Date.now()}
      onCommand={(action) => tell({ did: 'command', action, record: view.record })}
      onClose={() => tell({ did: 'close' })}
      onPanel={() => tell({ did: 'panel' })}
      onOpen={(address) => window.open(address, '_blank', 'noopener,noreferrer')}
    />
  );
}

function dialogOf(
  check: CheckAnswer | null,
  { record, language }: Shown<'clear_id'>,
  tell: Tell,
): ComponentChild {
  return (
    <ClearIdDialog
      view={record}
      check={check}
      words={CARD_WORDS[language]}
      language={language}
      onConfirm={() => {
        if (check?.look) tell({ did: 'confirm', look: check.look });
      }}
      onCancel={() => tell({ did: 'close' })}
    />
  );
}

/** A refused check as the dialog shows it: an unknown result, with the reason. */
function asCheck(answer: AnswerOf<'check_record'>): CheckAnswer {
  if (!('status' in answer)) return answer;
  return {
    exists: 'unknown',
    quickbooks: null,
    creates: false,
    duplicate_of: null,
    dependents: [],
    locked_by: null,
    checked_at: null,
    refused: answer.problem,
    look: null,
  };
}

function messagesOf(
  { messages, polite, assertive, language }: Shown<'messages'>,
  tell: Tell,
): ComponentChild {
  return (
    <>
      <div class="unseen" lang={language}>
        <div role="status" aria-live="polite">
          {polite}
        </div>
        <div role="alert" aria-live="assertive">
          {assertive}
        </div>
      </div>
      {messages.length > 0 && (
        <div class="toasts">
          {messages.map(({ id, text, tone, language: spoken, undoUntil, action }) => (
            <div key={id} lang={spoken}>
              <Toast
                text={text}
                tone={tone}
                undo={
                  undoUntil === null
                    ? undefined
                    : { until: undoUntil, onUndo: () => tell({ did: 'undo', id }) }
                }
                action={
                  action === null ? undefined : { label: action, onAction: () => tell({ did: 'act', id }) }
                }
                words={CARD_WORDS[spoken]}
                onDismiss={() => tell({ did: 'lapse', id })}
              />
            </div>
          ))}
        </div>
      )}
    </>
  );
}
