import type { CommandOutcome } from '../../core/commands/command-outcome.ts';
import type { Action } from '../../core/records/actions.ts';
import type { RecordView } from '../../protocol/views.ts';
import type { Announcer } from './announcer.ts';
import { labelOf } from './face-of-record.ts';

/** What messages about commands need of the visit. */
export interface TellTools {
  readonly announcer: Announcer;
  /** The company that is open, or `null`. */
  realm(): string | null;
}

/** The words for what comes of commands. */
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
    /** What comes of a command is told on a page of its own company only: an answer may come after that has been left. */
    isOpen: (of: string) => realm() === of,

    /**
     * Tells what a command came to.
     * @param isStale the form on screen shows the record as it was before
     */
    result(
      action: Action,
      now: RecordView,
      outcome: Exclude<CommandOutcome, 'under_way'>,
      isStale: boolean,
    ): void {
      const { words } = announcer;
      if (outcome === 'failed') {
        fail(words.not_synced(...name(now), words.names.state[now.state], now.reason));
        return;
      }
      if (outcome === 'quiet' || action !== 'resync') {
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
