import type { CommandOutcome } from '../../core/commands/command-outcome.ts';
import type { Action } from '../../core/records/actions.ts';
import type { Explanation, RecordView } from '../../protocol/views.ts';
import type { Announcer } from './announcer.ts';
import { labelOf } from './face-of-record.ts';

/** The functions of the visit for messages about commands. */
export interface TellTools {
  readonly announcer: Announcer;
  /** The open company, or `null`. */
  realm(): string | null;
}

/** Creates the messages about commands. */
export function makeTeller({ announcer, realm }: TellTools) {
  function name(record: RecordView): [RecordView['type'], string] {
    return [record.type, labelOf(record, announcer.words, announcer.language)];
  }

  function fail(text: string): void {
    announcer.toast({ text, tone: 'bad' }, 'assertive');
  }

  return {
    announcer,
    name,
    fail,
    /** @param shown the number on the form, where it is another than the record's */
    whyNot: (record: RecordView, shown: string | null): string | null =>
      shown && announcer.words.other_number(shown, ...name(record)),
    /** A result is announced only on a page of its own company: an answer may come after that was left. */
    isOpen: (of: string) => realm() === of,

    /**
     * Announces the result of a command.
     * @param problem why it was not executed
     * @param isStale whether the form on screen shows outdated data of the record
     */
    result(
      action: Action,
      now: RecordView,
      outcome: CommandOutcome,
      problem: Explanation | null,
      isStale: boolean,
    ): void {
      const { words } = announcer;
      if (problem) {
        fail(words.done(...name(now), problem.what));
        return;
      }
      if (outcome === 'failed') {
        fail(words.not_synced(...name(now), words.names.state[now.state], now.reason));
        return;
      }
      if (outcome !== 'synced' || action !== 'resync') {
        const text = words.done(...name(now), words.names.state[now.state]);
        announcer.toast({ text, tone: outcome === 'synced' ? 'good' : 'quiet' }, 'polite');
        return;
      }
      const text = words.synced(...name(now));
      if (!isStale) {
        announcer.toast({ text, tone: 'good' }, 'polite');
        return;
      }
      const reload = { label: words.reload, onAction: () => location.reload() };
      announcer.toast({ text: `${text}. ${words.old_amount}`, tone: 'good', action: reload }, 'polite');
    },
  };
}

export type Teller = ReturnType<typeof makeTeller>;
