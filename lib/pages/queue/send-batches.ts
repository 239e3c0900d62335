import type { CommandBatch, FollowedBatch } from '../../core/listing/command-batch.ts';
import type { QueueWords } from '../../locales/queue/en.ts';
import type { AskSafely } from '../ask-safely.ts';
import { makeSubmitter, type Submitted } from './submit-commands.ts';

/** A message about a batch of commands. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'quiet' | 'bad';
  /** End of the time for undo (RFC 3339). */
  readonly undo_until: string | null;
}

export interface BatchSenderTools {
  readonly ask: AskSafely;
  readonly newKey: () => string;
  readonly words: () => QueueWords;
  /** The known reason of a record's failure, for the result. */
  readonly reasonOf: (recordId: string) => string | null;
  readonly onChange: () => void;
  readonly keepBatch: (batch: FollowedBatch | null) => void;
  /** Follows announced commands, because they may still fail. */
  readonly followTold: (batch: FollowedBatch) => void;
}

/** The number of records in a batch. */
function countOf({ parts, run = [] }: CommandBatch): number {
  return parts.reduce((sum, { records }) => sum + records.length, run.length);
}

/** Merges two batches, so that they are reported and stopped as one. */
function joinBatches(before: FollowedBatch, next: FollowedBatch): FollowedBatch {
  return {
    kind: before.kind === next.kind ? next.kind : 'other',
    keys: [...new Set([...before.keys, ...next.keys])],
    record_ids: [...new Set([...before.record_ids, ...next.record_ids])],
    before: { ...before.before, ...next.before },
  };
}

/** The batch to follow. `told`: it was announced, so that neither progress nor success is shown. */
function batchOf(
  commands: CommandBatch,
  sent: Submitted,
  before: FollowedBatch['before'],
): { batch: FollowedBatch; told: boolean } {
  const actions = new Set(commands.parts.map((part) => part.action));
  const followed = actions.has('resync') ? 'resync' : actions.has('cancel') ? 'cancel' : null;
  const told = !followed && !commands.run && (sent.undo_until !== null || sent.accepted <= 1);
  const { keys, record_ids } = sent;
  return { batch: { kind: followed ?? 'other', keys, record_ids, before }, told };
}

/** Sends a user's batches of commands to the worker, and tracks what can still be undone. */
export function sendBatches(companyKey: string, tools: BatchSenderTools) {
  const submitter = makeSubmitter(companyKey, tools.ask, tools.newKey);
  let asked: CommandBatch | null = null;
  /** Messages on the page; one that can be undone stays while others come. */
  let said: readonly Toast[] = [];
  let batch: FollowedBatch | null = null;
  let told: FollowedBatch | null = null;
  const undoable = new Map<number, { readonly keys: readonly string[]; readonly commands: CommandBatch }>();
  let toasts = 0;

  function say(text: string, tone: Toast['tone'], undo_until: string | null = null): number {
    toasts += 1;
    said = [...said.filter((each) => each.undo_until !== null), { id: toasts, text, tone, undo_until }];
    tools.onChange();
    return toasts;
  }

  function unsay(id: number): void {
    undoable.delete(id);
    said = said.filter((each) => each.id !== id);
    tools.onChange();
  }

  function setBatch(next: FollowedBatch | null): void {
    batch = next;
    tools.keepBatch(next);
  }

  function setTold(next: FollowedBatch): void {
    told = told ? joinBatches(told, next) : next;
    tools.followTold(told);
  }

  /** A second press on the same command replaces the message of the first. */
  function forgetPressedTwice(keys: readonly string[]): void {
    const again = new Set(keys);
    for (const [id, before] of undoable) if (before.keys.every((key) => again.has(key))) unsay(id);
  }

  async function perform(commands: CommandBatch): Promise<void> {
    const words = tools.words();
    const before = Object.fromEntries(
      commands.parts.flatMap(({ records }) => records.map(({ id }) => [id, tools.reasonOf(id) ?? ''])),
    );
    const sent = await submitter.submit(commands);
    const { accepted, refused, problem, keys, undo_until } = sent;
    const rest = [refused > 0 && words.not_possible(refused), problem].filter(Boolean).join(' ');
    if (accepted === 0) {
      say([rest, problem ? '' : words.nothing_done].filter(Boolean).join(' '), 'bad');
      return;
    }
    commands.onAccepted?.();
    const begun = batchOf(commands, sent, before);
    if (begun.told) setTold(begun.batch);
    else setBatch(batch ? joinBatches(batch, begun.batch) : begun.batch);
    if (commands.said === null && !rest) {
      tools.onChange();
      return;
    }
    forgetPressedTwice(keys);
    // The batch's own message speaks of all its records.
    const text = rest ? `${words.done_for(accepted, countOf(commands))} ${rest}` : (commands.said ?? '');
    const id = say(text, problem ? 'bad' : 'good', undo_until);
    if (undo_until !== null) undoable.set(id, { keys, commands });
  }

  async function takeBack({
    keys,
    commands,
  }: {
    keys: readonly string[];
    commands: CommandBatch;
  }): Promise<void> {
    const count = await submitter.undo(keys);
    commands.onUndone?.();
    const late = keys.length - count;
    const words = tools.words();
    say(
      [words.undone(count), late > 0 ? words.undone_late(late) : ''].filter(Boolean).join(' '),
      late > 0 ? 'bad' : 'quiet',
    );
  }

  return {
    asked: () => asked,
    said: () => said,
    batch: () => batch,
    told: () => told,
    say,
    /** Resumes the batch that was under way when the page was closed. */
    resume(kept: FollowedBatch) {
      batch = kept;
    },
    /** Asks for confirmation where the batch requires it. */
    ask(commands: CommandBatch): void {
      if (commands.confirm) {
        asked = commands;
        tools.onChange();
      } else void perform(commands);
    },
    confirm(): void {
      const commands = asked;
      asked = null;
      tools.onChange();
      if (commands) void perform(commands);
    },
    drop(): void {
      asked = null;
      tools.onChange();
    },
    undo(id: number): void {
      const wanted = undoable.get(id);
      unsay(id);
      if (wanted) void takeBack(wanted);
    },
    /** Removes a message; if the user closed it, commands held back for undo are released at once. */
    dismiss(id: number, how: 'lapsed' | 'closed'): void {
      const wanted = undoable.get(id);
      unsay(id);
      // After a lapse, the worker releases them by itself.
      if (wanted && how === 'closed') void submitter.release(wanted.keys);
    },
    /** Undoes the commands of the batch that have not been sent. */
    stop(): void {
      const keys = batch?.keys ?? [];
      void submitter.undo(keys).then((count) => say(tools.words().batch.stopped(count), 'quiet'));
    },
    /**
     * Ends a batch.
     * @param end its result, or `null`
     */
    ended(which: FollowedBatch, end: Pick<Toast, 'text' | 'tone'> | null): void {
      if (which === told) told = null;
      else setBatch(null);
      if (end) say(end.text, end.tone);
      else tools.onChange();
    },
  };
}

export type BatchSender = ReturnType<typeof sendBatches>;
