import { useEffect, useRef, useState } from 'preact/hooks';
import { type CommandOutcome, outcomeOf } from '../../lib/core/commands/command-outcome.ts';
import type { Language } from '../../lib/core/languages.ts';
import type { Action } from '../../lib/core/records/actions.ts';
import { inOneLine } from '../../lib/locales/in-one-line.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { CommandAnswer } from '../../lib/protocol/record.ts';
import type { RecordView } from '../../lib/protocol/views.ts';
import { labelOf } from '../record/name-record.ts';
import type { PanelCalls } from './panel-calls.ts';

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
  send(action: Action, ask: () => Promise<CommandAnswer>): Promise<void>;
  undo(message: PanelMessage): Promise<void>;
  dismiss(message: PanelMessage): void;
}

/**
 * The commands of a panel, from the press to the message.
 * @param record the current record: a command is followed until its record has settled
 */
export function usePanelCommands(
  record: RecordView,
  calls: PanelCalls,
  words: PanelWords,
  language: Language,
): PanelCommands {
  const [message, setMessage] = useState<PanelMessage | null>(null);
  const [sending, setSending] = useState(false);
  const followed = useRef<Action | null>(null);
  const next = useRef(1);
  const name = [record.type, labelOf(record, words.shared, language)] as const;
  const tell = (text: string, tone: PanelMessage['tone'], undo: PanelMessage['undo'] = null) => {
    setMessage({ id: next.current++, text, tone, undo });
  };

  useEffect(() => {
    if (followed.current === null || sending) return;
    const outcome = outcomeOf(followed.current, record);
    if (outcome === 'under_way') return;
    const tone = TONES[outcome];
    followed.current = null;
    const reason = tone === 'bad' && record.reason ? ` (${record.reason})` : '';
    tell(words.done(...name, words.shared.state[record.state]) + reason, tone);
  });

  return {
    message,
    sending,
    async send(action, ask) {
      if (sending) return;
      setSending(true);
      const answer = await ask();
      setSending(false);
      if (answer.status === 'refused') {
        tell(inOneLine(answer.problem), 'bad');
        return;
      }
      if (answer.undo_until) {
        const undo = { until: answer.undo_until, key: answer.key };
        tell(words.done(...name, words.shared.state[answer.record.state]), 'quiet', undo);
        return;
      }
      setMessage(null);
      followed.current = action;
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

const TONES: Record<Exclude<CommandOutcome, 'under_way'>, PanelMessage['tone']> = {
  synced: 'good',
  quiet: 'quiet',
  failed: 'bad',
};
