import type { Act } from '../../components/queue/queue-acts.ts';
import type { QueueWords } from '../../lib/locales/queue/en.ts';
import { MOST_COMMANDS } from '../../lib/messages/requests/queue.ts';
import { type SendMessage, send } from '../../lib/messages/send.ts';

/** A message about what was asked for. */
export interface Said {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'quiet' | 'bad';
  /** Until when it can be taken back (RFC 3339). */
  readonly undo_until: string | null;
}

/** Commands of one act that are on their way. */
export interface Batch {
  readonly kind: 'resync' | 'cancel' | 'other';
  readonly keys: readonly string[];
  readonly record_ids: readonly string[];
  /** The reason of each record's failure before, to tell whether it is the same one after. */
  readonly before: Readonly<Record<string, string>>;
}

export interface ActsTools {
  readonly sendMessage: SendMessage;
  readonly newKey: () => string;
  readonly words: () => QueueWords;
  /** What is known of a record's failure, for the result. */
  readonly reasonOf: (recordId: string) => string | null;
  readonly onChange: () => void;
  readonly keepBatch: (batch: Batch | null) => void;
}

/** Asks the worker for what a person wants done, and knows what can still be taken back. */
export function performActs(companyKey: string, tools: ActsTools) {
  let asked: Act | null = null;
  /** Messages on the page; one that can be undone stays while others come. */
  let said: readonly Said[] = [];
  let batch: Batch | null = null;
  const undoable = new Map<number, { readonly keys: readonly string[]; readonly act: Act }>();
  let sayings = 0;

  function say(text: string, tone: Said['tone'], undo_until: string | null = null): number {
    sayings += 1;
    said = [...said.filter((each) => each.undo_until !== null), { id: sayings, text, tone, undo_until }];
    tools.onChange();
    return sayings;
  }

  function unsay(id: number): void {
    undoable.delete(id);
    said = said.filter((each) => each.id !== id);
    tools.onChange();
  }

  function setBatch(next: Batch | null): void {
    batch = next;
    tools.keepBatch(next);
  }

  async function perform(act: Act): Promise<void> {
    const words = tools.words();
    const keys: string[] = [];
    const ids: string[] = [];
    let accepted = 0;
    let refused = 0;
    let until: string | null = null;
    for (const { action, records, input = {} } of act.parts) {
      const items = records.map(({ id, version }) => ({
        record_id: id,
        version,
        key: tools.newKey(),
        input,
      }));
      for (let from = 0; from < items.length; from += MOST_COMMANDS) {
        const part = items.slice(from, from + MOST_COMMANDS);
        const answer = await send(tools.sendMessage, {
          type: 'commands',
          company_key: companyKey,
          action,
          items: part,
        });
        if (answer.status === 'refused') {
          say([answer.problem.what, ...answer.problem.steps].join(' '), 'bad');
          return;
        }
        accepted += answer.accepted;
        refused += answer.refused.length;
        until = answer.undo_until ?? until;
        const not = new Set(answer.refused.map(({ record_id }) => record_id));
        for (const item of part) {
          if (not.has(item.record_id)) continue;
          keys.push(item.key);
          ids.push(item.record_id);
        }
      }
    }
    const rest = refused > 0 ? words.not_possible(refused) : '';
    if (accepted === 0) {
      say([rest, words.nothing_done].filter(Boolean).join(' '), 'bad');
      return;
    }
    act.onAccepted?.();
    const kinds = new Set(act.parts.map((part) => part.action));
    const followed = kinds.has('resync') ? 'resync' : kinds.has('cancel') ? 'cancel' : null;
    if (followed || (until === null && accepted > 1)) {
      const before = Object.fromEntries(ids.map((id) => [id, tools.reasonOf(id) ?? '']));
      setBatch({ kind: followed ?? 'other', keys, record_ids: ids, before });
    }
    if (act.said === null && !rest) {
      tools.onChange();
      return;
    }
    const id = say([act.said, rest].filter(Boolean).join(' '), 'good', until);
    if (until !== null) undoable.set(id, { keys, act });
  }

  async function guarded(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch {
      say(tools.words().gone, 'bad');
    }
  }

  async function inParts(
    keys: readonly string[],
    ask: (part: string[]) => Promise<{ status: 'done'; count: number } | { status: 'refused' }>,
  ): Promise<number> {
    let count = 0;
    for (let from = 0; from < keys.length; from += MOST_COMMANDS) {
      const answer = await ask(keys.slice(from, from + MOST_COMMANDS));
      if (answer.status === 'done') count += answer.count;
    }
    return count;
  }

  const takeBack = (keys: readonly string[]) =>
    inParts(keys, (part) =>
      send(tools.sendMessage, { type: 'undo_commands', company_key: companyKey, keys: part }),
    );

  return {
    asked: () => asked,
    said: () => said,
    batch: () => batch,
    say,
    /** Takes up again what was on its way when the page was closed. */
    resume(kept: Batch) {
      batch = kept;
    },
    /** Asks first where the act says so. */
    ask(act: Act): void {
      if (act.confirm) {
        asked = act;
        tools.onChange();
      } else void guarded(() => perform(act));
    },
    confirm(): void {
      const act = asked;
      asked = null;
      tools.onChange();
      if (act) void guarded(() => perform(act));
    },
    drop(): void {
      asked = null;
      tools.onChange();
    },
    undo(id: number): void {
      const wanted = undoable.get(id);
      unsay(id);
      if (!wanted) return;
      void guarded(async () => {
        const count = await takeBack(wanted.keys);
        wanted.act.onUndone?.();
        const late = wanted.keys.length - count;
        const words = tools.words();
        say(
          [words.undone(count), late > 0 ? words.undone_late(late) : ''].filter(Boolean).join(' '),
          late > 0 ? 'bad' : 'quiet',
        );
      });
    },
    /** A message has gone; where it was closed, what was held back for undo goes at once. */
    dismiss(id: number, how: 'lapsed' | 'closed'): void {
      const wanted = undoable.get(id);
      unsay(id);
      if (!wanted || how === 'lapsed') return;
      void guarded(async () => {
        await inParts(wanted.keys, (part) =>
          send(tools.sendMessage, { type: 'release_commands', company_key: companyKey, keys: part }),
        );
      });
    },
    /** Takes back what of the batch has not been sent. */
    stop(): void {
      const keys = batch?.keys ?? [];
      void guarded(async () => {
        const count = await takeBack(keys);
        say(tools.words().batch.stopped(count), 'quiet');
      });
    },
    /** The batch has come to its end. */
    ended(text: string, tone: Said['tone']): void {
      setBatch(null);
      say(text, tone);
    },
  };
}

export type Acts = ReturnType<typeof performActs>;
