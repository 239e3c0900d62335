import type { Language } from '../../core/languages.ts';
import type { Action } from '../../core/records/actions.ts';
import type { LayoutAnswer } from '../../protocol/pushes.ts';
import type { CardView } from '../../protocol/record.ts';
import type { AnswerOf } from '../../protocol/requests.ts';
import type { RecordView } from '../../protocol/views.ts';

export interface ToastOptions {
  readonly text: string;
  readonly tone: 'good' | 'quiet' | 'bad';
  readonly language: Language;
  readonly undo?: { readonly until: string; readonly onUndo: () => void };
  readonly action?: { readonly label: string; readonly onAction: () => void };
  /** The toast was closed or its time is over; not called when it is taken away. */
  readonly onDismiss?: () => void;
}

export interface CardOptions {
  readonly view: CardView;
  readonly language: Language;
  /** Where the badge is on the screen. */
  readonly near: DOMRect;
  readonly onCommand: (action: Action) => void;
  readonly onClose: () => void;
  readonly onPanel: () => void;
}

/** What is loaded only when it is needed: the card, the dialogs, the toasts and the check of the page's layout. */
export interface CardSurface {
  openCard(options: CardOptions): { update(view: CardView): void; close(): void };
  /** Asks before Clear ID; `true` when it was confirmed. Taken away, it resolves to `false`. */
  confirmClearId(options: {
    readonly record: RecordView;
    readonly check: Promise<AnswerOf<'check_record'>>;
    readonly language: Language;
    readonly signal: AbortSignal;
  }): Promise<boolean>;
  toast(options: ToastOptions): { close(): void };
  checkLayout(): LayoutAnswer;
  /** Takes everything away. */
  destroy(): void;
}

declare global {
  /** Where the card registers itself, in the world of the content script alone. */
  var tickmarkCard: CardSurface | undefined;
}
