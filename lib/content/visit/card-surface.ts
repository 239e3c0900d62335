import type { LayoutAnswer } from '../../core/diagnosis/layout-report.ts';
import type { Language } from '../../core/languages.ts';
import type { Action } from '../../core/records/actions.ts';
import type { PageWords } from '../../locales/page/en.ts';
import type { CardView } from '../../protocol/record.ts';
import type { AnswerOf } from '../../protocol/requests.ts';
import type { RecordView } from '../../protocol/views.ts';

export interface ToastOptions {
  readonly text: string;
  readonly tone: 'good' | 'quiet' | 'bad';
  readonly language: Language;
  readonly undo?: { readonly until: string; readonly onUndo: () => void };
  readonly action?: { readonly label: string; readonly onAction: () => void };
  /** Called when the toast was closed or has lapsed; not when it is removed. */
  readonly onDismiss?: () => void;
}

export interface CardOptions {
  readonly view: CardView;
  readonly language: Language;
  /** The badge's position on the screen. */
  readonly near: DOMRect;
  readonly onCommand: (action: Action) => void;
  readonly onClose: () => void;
  readonly onPanel: () => void;
}

/** The parts loaded on demand: card, dialogs, toasts, and the check of the page's layout. */
export interface CardSurface {
  openCard(options: CardOptions): { update(view: CardView): void; close(): void };
  /** Asks for confirmation of Clear ID; resolves to `true` if confirmed, and to `false` if removed. */
  confirmClearId(options: {
    readonly record: RecordView;
    readonly check: Promise<AnswerOf<'check_record'>>;
    readonly language: Language;
    readonly signal: AbortSignal;
  }): Promise<boolean>;
  toast(options: ToastOptions): { close(): void };
  checkLayout(): LayoutAnswer;
  /** Removes everything. */
  destroy(): void;
}

declare global {
  /** The key under which the card registers itself, in the content script's world only. */
  var tickmarkCard: CardSurface | undefined;
  /** Where a language that was loaded registers itself. */
  var tickmarkWords: Partial<Record<Language, PageWords>> | undefined;
}
