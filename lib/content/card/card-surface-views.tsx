import { type ComponentChild, render } from 'preact';
import { Card } from '../../../components/card/Card.tsx';
import { ClearIdDialog } from '../../../components/card/ClearIdDialog.tsx';
import { CARD_STYLES } from '../../../components/card/card-styles.ts';
import { Toast } from '../../../components/card/Toast.tsx';
import { CARD_WORDS } from '../../locales/card/index.ts';
import type { CardView, CheckAnswer } from '../../protocol/record.ts';
import type { AnswerOf } from '../../protocol/requests.ts';
import { placeBeside } from '../overlay/place-beside.ts';
import { makeHost } from '../overlay/shadow.ts';
import { answerLayout } from '../visit/answer-layout.ts';
import type { CardSurface, ToastOptions } from '../visit/card-surface.ts';

interface MountedView {
  readonly host: HTMLElement;
  show(view: ComponentChild): void;
  /** The size and position of the view. */
  box(): DOMRect;
  /** Moves the view to a position in the viewport, in pixels. */
  moveTo(left: number, top: number): void;
  /** Focuses the first focusable element in the view. */
  focus(): void;
  destroy(): void;
}

/** Above everything in QuickBooks and outside its layout; the top layer also covers its dialogs. */
const HOST_STYLE = `
:host { position: fixed !important; inset: var(--tm-inset) !important; margin: 0 !important; padding: 0 !important; border: 0 !important;
  width: auto !important; height: auto !important; background: none !important; overflow: visible !important;
  z-index: 2147483001 !important; user-select: text; }
:host([popover]:not(:popover-open)) { display: none !important; }
@media print { :host { display: none !important; } }
`;

/**
 * Mounts a view in a closed root on the body, in the top layer.
 * @param css the view's own style
 * @param inset the position of a static view in the viewport, as the value of the style property `inset`
 */
function mountView(css: string, inset = 'auto'): MountedView {
  const { host, root } = makeHost('tickmark-card', `${css}\n${HOST_STYLE}`);
  const box = document.createElement('div');
  root.append(box);
  host.style.setProperty('--tm-inset', inset);
  document.body.append(host);
  if ('popover' in host) {
    host.popover = 'manual';
    host.showPopover();
  }
  return {
    host,
    show: (view) => render(view, box),
    box: () => box.getBoundingClientRect(),
    moveTo: (left, top) => host.style.setProperty('--tm-inset', `${top}px auto auto ${left}px`),
    focus() {
      root
        .querySelector<HTMLElement>('button, a[href], input, [tabindex="0"]')
        ?.focus({ preventScroll: true });
    },
    destroy() {
      render(null, box);
      host.remove();
    },
  };
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

/** Toasts appear above QuickBooks' own footer and above the banner. */
const TOAST_INSET = 'auto auto 128px 24px';
const TOAST_STYLE = `
.toasts { display: flex; flex-direction: column; gap: 8px; align-items: flex-start; }
`;

/** The views of the card, mounted over a QuickBooks page. */
export function makeCardSurface(): CardSurface {
  const open = new Set<() => void>();
  let closeCard: (() => void) | undefined;

  return {
    openCard({ view: first, language, near, onCommand, onClose, onPanel }) {
      closeCard?.();
      const mounted = mountView(CARD_STYLES);
      let view = first;
      const lifetime = new AbortController();
      const close = () => {
        lifetime.abort();
        mounted.destroy();
        open.delete(close);
        if (closeCard === close) closeCard = undefined;
      };
      const closeByPerson = () => {
        close();
        onClose();
      };
      const draw = () => {
        mounted.show(
          <Card
            view={view}
            words={CARD_WORDS[language]}
            language={language}
            now={Date.now()}
            onCommand={onCommand}
            onClose={closeByPerson}
            onPanel={onPanel}
            onOpen={(address) => window.open(address, '_blank', 'noopener,noreferrer')}
          />,
        );
        moveTo(mounted, near);
      };
      draw();
      mounted.focus();
      // A press elsewhere closes the card.
      document.addEventListener(
        'pointerdown',
        (event) => {
          if (event.isTrusted && event.target !== mounted.host && !isTickmark(event.target)) closeByPerson();
        },
        { signal: lifetime.signal, capture: true },
      );
      document.addEventListener(
        'keydown',
        (event) => {
          if (
            event.isTrusted &&
            event.key === 'Escape' &&
            event.target !== mounted.host &&
            !isTickmark(event.target)
          )
            closeByPerson();
        },
        { signal: lifetime.signal },
      );
      addEventListener('resize', () => moveTo(mounted, near), { signal: lifetime.signal });
      open.add(close);
      closeCard = close;
      return {
        update(next: CardView) {
          view = next;
          if (!lifetime.signal.aborted) draw();
        },
        close,
      };
    },

    confirmClearId({ record, check, language, signal }) {
      return new Promise((resolve) => {
        const mounted = mountView(CARD_STYLES);
        const finish = (confirmed: boolean) => {
          mounted.destroy();
          open.delete(cancel);
          signal.removeEventListener('abort', cancel);
          resolve(confirmed);
        };
        const cancel = () => finish(false);
        const draw = (answer: CheckAnswer | null) =>
          mounted.show(
            <ClearIdDialog
              view={record}
              check={answer}
              words={CARD_WORDS[language]}
              language={language}
              onConfirm={() => finish(true)}
              onCancel={cancel}
            />,
          );
        if (signal.aborted) {
          cancel();
          return;
        }
        signal.addEventListener('abort', cancel);
        open.add(cancel);
        draw(null);
        // A failed check closes the dialog through its signal.
        check.then(
          (answer) => {
            if (open.has(cancel)) draw(asCheck(answer));
          },
          () => undefined,
        );
      });
    },

    toast(options) {
      const close = addToast(options, () => open.delete(close));
      open.add(close);
      return { close };
    },

    checkLayout: () => answerLayout(document),

    destroy() {
      for (const close of [...open]) close();
    },
  };
}

function isTickmark(target: EventTarget | null): boolean {
  return target instanceof Element && target.localName.startsWith('tickmark-');
}

function moveTo(mounted: MountedView, near: DOMRect): void {
  const { width, height } = mounted.box();
  const { left, top } = placeBeside(near, { width, height }, { width: innerWidth, height: innerHeight });
  mounted.moveTo(left, top);
}

interface Shown extends ToastOptions {
  readonly id: number;
}
let toasts: readonly Shown[] = [];
let stack: MountedView | undefined;
let nextId = 0;

/**
 * Shows a toast below existing ones.
 * @returns removes it
 */
function addToast(options: ToastOptions, gone: () => void): () => void {
  const id = nextId++;
  const remove = () => {
    if (!toasts.some((each) => each.id === id)) return;
    toasts = toasts.filter((each) => each.id !== id);
    drawToasts();
    gone();
  };
  const { undo, action, onDismiss } = options;
  toasts = [
    ...toasts,
    {
      ...options,
      id,
      ...(undo && {
        undo: {
          until: undo.until,
          onUndo: () => {
            remove();
            undo.onUndo();
          },
        },
      }),
      ...(action && {
        action: {
          label: action.label,
          onAction: () => {
            remove();
            action.onAction();
          },
        },
      }),
      onDismiss: () => {
        remove();
        onDismiss?.();
      },
    },
  ];
  drawToasts();
  return remove;
}

function drawToasts(): void {
  if (toasts.length === 0) {
    stack?.destroy();
    stack = undefined;
    return;
  }
  stack ??= mountView(CARD_STYLES + TOAST_STYLE, TOAST_INSET);
  stack.show(
    <div class="toasts">
      {toasts.map(({ id, language, text, tone, undo, action, onDismiss }) => (
        <div key={id} lang={language}>
          <Toast
            text={text}
            tone={tone}
            undo={undo}
            action={action}
            words={CARD_WORDS[language]}
            onDismiss={() => onDismiss?.()}
          />
        </div>
      ))}
    </div>,
  );
}
