import { useEffect, useRef, useState } from 'preact/hooks';
import type { CommandOutcome } from '../../lib/core/commands/command-outcome.ts';
import type { Language } from '../../lib/core/languages.ts';
import { inOneLine } from '../../lib/locales/in-one-line.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { CommandEnd } from '../../lib/protocol/record.ts';
import type { RecordView } from '../../lib/protocol/views.ts';
import { labelOf } from '../record/name-record.ts';
import type { PanelAnswer, PanelCalls } from './panel-calls.ts';

/** The panel's message about an action: one per action, removed by time, by the user or by the next one. */
export interface PanelMessage {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'quiet' | 'bad';
  readonly undo: { readonly until: string; readonly key: string } | null;
}

export interface PanelCommands {
  readonly message: PanelMessage | null;
  /** A command was pressed and has not been answered yet. */
  readonly sending: boolean;
  /** Sends a command and shows its result. */
  send(ask: () => Promise<PanelAnswer>): Promise<void>;
  undo(message: PanelMessage): Promise<void>;
  dismiss(message: PanelMessage): void;
}

/** The commands of one press. */
interface Followed {
  readonly keys: readonly string[];
  /** The request was already announced with Undo: only a failure is announced later. */
  readonly told: boolean;
}

/**
 * The commands of a panel, from the press to the message.
 * @param record the record as it was read last; each reading also reads the outcome of the followed commands
 */
export function usePanelCommands(
  record: RecordView,
  calls: PanelCalls,
  words: PanelWords,
  language: Language,
): PanelCommands {
  const [message, setMessage] = useState<PanelMessage | null>(null);
  const [sending, setSending] = useState(false);
  const followed = useRef<Followed | null>(null);
  const next = useRef(1);
  const name = [record.type, labelOf(record, words.shared, language)] as const;
  const tell = (text: string, tone: PanelMessage['tone'], undo: PanelMessage['undo'] = null) => {
    setMessage({ id: next.current++, text, tone, undo });
  };

  // Runs after every read of the record, by the commands' own keys: until they end, the record may be unchanged.
  useEffect(() => {
    const asked = followed.current;
    if (asked === null || sending) return;
    void calls.follow(asked.keys).then((end) => {
      if (followed.current !== asked || !end || end.outcome === 'under_way') return;
      followed.current = null;
      tellEnd(end, asked);
    });
  }, [record, sending]);

  function tellEnd({ outcome, record: now, problem }: CommandEnd, { told }: Followed): void {
    const tone = TONES[outcome];
    if (tone === null || (told && tone !== 'bad')) return;
    if (problem) {
      tell(words.done(...name, problem.what), tone);
      return;
    }
    const { state, reason } = now ?? record;
    tell(
      words.done(...name, words.shared.state[state]) + (tone === 'bad' && reason ? ` (${reason})` : ''),
      tone,
    );
  }

  return {
    message,
    sending,
    async send(ask) {
      if (sending) return;
      setSending(true);
      const answer = await ask();
      if (answer.status === 'refused') {
        setSending(false);
        tell(inOneLine(answer.problem), 'bad');
        return;
      }
      followed.current = { keys: answer.keys, told: answer.undo_until !== null };
      setSending(false);
      if (answer.undo_until) {
        const undo = { until: answer.undo_until, key: answer.key };
        tell(words.done(...name, words.shared.state[answer.record.state]), 'quiet', undo);
        return;
      }
      setMessage(null);
    },
    async undo({ undo }) {
      if (!undo) return;
      const answer = await calls.undo(undo.key);
      if (answer.status === 'refused') tell(answer.problem.what, 'bad');
      else tell(words.taken_back(...name), 'quiet');
    },
    dismiss({ id, undo }) {
      setMessage((shown) => (shown?.id === id ? null : shown));
      if (undo) void calls.release(undo.key);
    },
  };
}

/** `null`: no message. */
const TONES: Record<CommandOutcome, PanelMessage['tone'] | null> = {
  under_way: null,
  synced: 'good',
  done: 'quiet',
  failed: 'bad',
  not_done: 'bad',
  taken_back: null,
};
