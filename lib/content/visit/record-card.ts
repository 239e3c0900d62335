import type { Action } from '../../core/records/actions.ts';
import { inOneLine } from '../../locales/in-one-line.ts';
import type { CardView } from '../../protocol/record.ts';
import type { AnswerOf } from '../../protocol/requests.ts';
import type { RecordView } from '../../protocol/views.ts';
import type { Announcer } from './announcer.ts';

export interface RecordCardOptions {
  readonly announcer: Announcer;
  readonly record: RecordView;
  readonly near: DOMRect;
  load(): Promise<AnswerOf<'open_card'>>;
  onCommand(record: RecordView, action: Action): void;
  onClose(): void;
  onPanel(): void;
  readonly signal: AbortSignal;
}

export interface OpenCard {
  /** Shows the record's new data in the card. */
  reload(): void;
}

/** Opens the card of a record; it closes with the page on which it was opened. */
export async function openRecordCard(options: RecordCardOptions): Promise<OpenCard | null> {
  const { announcer, signal } = options;
  const answer = await options.load();
  if ('status' in answer) {
    announcer.toast({ text: inOneLine(answer.problem), tone: 'bad' }, 'assertive');
    return null;
  }
  const surface = await announcer.card();
  if (signal.aborted) return null;
  let view: CardView = answer;
  let closed = false;
  const card = surface.openCard({
    view,
    language: announcer.language,
    near: options.near,
    onCommand: (action) => options.onCommand(view.record, action),
    onPanel: options.onPanel,
    onClose() {
      closed = true;
      options.onClose();
    },
  });
  signal.addEventListener('abort', () => card.close());
  return {
    reload() {
      if (closed || signal.aborted) return;
      options.load().then(
        (next) => {
          if (closed || 'status' in next) return;
          view = next;
          card.update(next);
        },
        // The card stays as it is; the badge shows the rest.
        () => undefined,
      );
    },
  };
}
