import { useEffect, useRef, useState } from 'preact/hooks';
import type { CommandOutcome } from '../../lib/core/commands/command-outcome.ts';
import type { Language } from '../../lib/core/languages.ts';
import { isWrong, type SyncEnd } from '../../lib/core/records/sync-end.ts';
import { countedAs } from '../../lib/core/records/sync-state.ts';
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
  /** When a sync was asked for with them; `null` for none. */
  readonly synced_at: number | null;
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
  platform: string,
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
    void readEnds(calls, asked).then((ends) => {
      if (followed.current !== asked || !ends) return;
      followed.current = null;
      tellEnd(ends, asked);
    });
  }, [record, sending]);

  function tellEnd({ command, sync }: Ends, { told }: Followed): void {
    const { outcome, record: now, problem } = command;
    const { state, reason } = now ?? record;
    const tone = TONES[sync && countedAs(state) === 'failed' ? 'failed' : outcome];
    if (tone === null || (told && tone !== 'bad')) return;
    if (problem) {
      tell(words.done(...name, problem.what), tone);
      return;
    }
    if (sync && tone === 'quiet' && isWrong(sync.outcome)) {
      tell([words.shared.sync_end[sync.outcome](platform), sync.detail].filter(Boolean).join(' '), 'bad');
      return;
    }
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
      const { keys, sync = null } = answer;
      const refused = typeof sync === 'object' ? sync : null;
      followed.current = {
        keys,
        synced_at: typeof sync === 'number' ? sync : null,
        told: answer.undo_until !== null || refused !== null,
      };
      setSending(false);
      if (refused) {
        tell(inOneLine(refused.problem), 'bad');
        return;
      }
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

interface Ends {
  readonly command: CommandEnd;
  /** How the sync ended that was asked for with it; `null` for none. */
  readonly sync: SyncEnd | null;
}

/** How what was pressed ended; `null` while it is under way. What needed a sync too has ended with that sync. */
async function readEnds(calls: PanelCalls, { keys, synced_at }: Followed): Promise<Ends | null> {
  // Before the command, which is told with its record as it was after the sync.
  const sync = synced_at === null ? null : await calls.syncEnd(synced_at);
  const command = await calls.follow(keys);
  if (!command || command.outcome === 'under_way') return null;
  const waits = synced_at !== null && sync === null && command.outcome === 'done';
  return waits ? null : { command, sync };
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
