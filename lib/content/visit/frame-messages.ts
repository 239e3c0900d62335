import type { ListKind } from '../../core/identity/list-routes.ts';
import type { Language } from '../../core/languages.ts';
import type { Action } from '../../core/records/actions.ts';
import type { LineFace, LineView } from '../../protocol/page.ts';
import type { RecordView } from '../../protocol/views.ts';

/** The record that a frame asks the worker about, and the company that is open. */
export interface FrameRecord {
  readonly realm: string;
  readonly company_key: string;
  readonly record_id: string;
}

/** A message as it is shown: its buttons are named, what they do stays with the content script. */
export interface MessageFace {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'quiet' | 'bad';
  readonly language: Language;
  /** The end of the time for undo (RFC 3339). */
  readonly undoUntil: string | null;
  readonly action: string | null;
}

/** What a frame shows. The frame of a record asks the worker for it itself, so that the page's process never has it. */
export type FrameView =
  | {
      readonly show: 'card';
      readonly language: Language;
      readonly about: FrameRecord;
      /** Whether it was opened with the keyboard, which begins at its first button. */
      readonly byKey: boolean;
    }
  | {
      readonly show: 'clear_id';
      readonly language: Language;
      readonly about: FrameRecord;
      readonly record: RecordView;
    }
  | {
      readonly show: 'messages';
      readonly messages: readonly MessageFace[];
      /** Read aloud. */
      readonly polite: string;
      readonly assertive: string;
      readonly language: Language;
    }
  | {
      readonly show: 'line';
      readonly face: LineFace;
      /** The list that the line stands above, or `null`. */
      readonly list: ListKind | null;
      /** How many rows in view stand out; `null` if none is dimmed. */
      readonly only: number | null;
      /** Whether the counts may have changed since. */
      readonly isNews: boolean;
    };

/** What the user did in a frame, or what became of it. */
export type FromFrame =
  | { readonly did: 'close' }
  | { readonly did: 'command'; readonly action: Action; readonly record: RecordView }
  | { readonly did: 'panel' }
  /** The worker refused to tell; the text says why, in the user's language. `null`: it did not answer. */
  | { readonly did: 'refused'; readonly text: string | null }
  /** Clear ID is confirmed, after this look into QuickBooks. */
  | { readonly did: 'confirm'; readonly look: string }
  | { readonly did: 'undo' | 'act' | 'lapse'; readonly id: number }
  | { readonly did: 'press'; readonly view: LineView }
  /** Other rows are to be dimmed, or no longer. */
  | { readonly did: 'only' }
  | { readonly did: 'dismiss' };
