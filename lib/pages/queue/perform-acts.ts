import type { Act, ActPart } from '../../core/listing/act.ts';
import { inOneLine } from '../../locales/in-one-line.ts';
import type { QueueWords } from '../../locales/queue/en.ts';
import { MOST_COMMANDS } from '../../protocol/requests/queue.ts';
import type { AskSafely } from '../ask-safely.ts';

/** A message about what was asked for. */
export interface Toast {
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
  readonly ask: AskSafely;
  readonly newKey: () => string;
  readonly words: () => QueueWords;
  /** What is known of a record's failure, for the result. */
  readonly reasonOf: (recordId: string) => string | null;
  readonly onChange: () => void;
  readonly keepBatch: (batch: Batch | null) => void;
}

/** What one request may carry, one after the other. */
function inParts<T>(all: readonly T[]): (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let from = 0; from < all.length; from += MOST_COMMANDS)
    parts.push(all.slice(from, from + MOST_COMMANDS));
  return parts;
}

function inRequests(part: ActPart): ActPart[] {
  return inParts(part.records).map((records) => ({ ...part, records }));
}

/** For how many records something is wanted. */
function countOf({ parts, run = [] }: Act): number {
  return parts.reduce((sum, { records }) => sum + records.length, run.length);
}

/** Both batches as one, that is told and stopped as one. */
function joinBatches(before: Batch, next: Batch): Batch {
  return {
    kind: before.kind === next.kind ? next.kind : 'other',
    keys: [...new Set([...before.keys, ...next.keys])],
    record_ids: [...new Set([...before.record_ids, ...next.record_ids])],
    before: { ...before.before, ...next.before },
  };
}

/** Asks the worker for what a person wants done, and knows what can still be taken back. */
export function performActs(companyKey: string, tools: ActsTools) {
  let asked: Act | null = null;
  /** Messages on the page; one that can be undone stays while others come. */
  let said: readonly Toast[] = [];
  let batch: Batch | null = null;
  const undoable = new Map<number, { readonly keys: readonly string[]; readonly act: Act }>();
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

  function setBatch(next: Batch | null): void {
    batch = next;
    tools.keepBatch(next);
  }

  /** A second press on the same thing is told of, and taken back, in the place of the first. */
  function forgetPressedTwice(keys: readonly string[]): void {
    const again = new Set(keys);
    for (const [id, before] of undoable) if (before.keys.every((key) => again.has(key))) unsay(id);
  }

  async function perform(act: Act): Promise<void> {
    const words = tools.words();
    const before = Object.fromEntries(
      act.parts.flatMap(({ records }) => records.map(({ id }) => [id, tools.reasonOf(id) ?? ''])),
    );
    const keys: string[] = [];
    const ids: string[] = [];
    let accepted = 0;
    let refused = 0;
    let until: string | null = null;
    let problem = '';
    for (const part of act.parts.flatMap(inRequests)) {
      const items = part.records.map(({ id, version }) => ({
        record_id: id,
        version,
        key: tools.newKey(),
        input: part.input ?? {},
      }));
      const answer = await tools.ask<'commands'>({
        type: 'commands',
        company_key: companyKey,
        action: part.action,
        items,
      });
      if (answer.status === 'refused') {
        problem = inOneLine(answer.problem);
        break;
      }
      accepted += answer.accepted;
      refused += answer.refused.length;
      until = answer.undo_until ?? until;
      const not = new Set(answer.refused.map(({ record_id }) => record_id));
      const joined = new Map(answer.joined.map(({ record_id, key }) => [record_id, key]));
      for (const { record_id, key } of items.filter((item) => !not.has(item.record_id))) {
        keys.push(joined.get(record_id) ?? key);
        ids.push(record_id);
      }
    }
    if (act.run && !problem) {
      await askAbout('release_commands', until === null ? [] : keys);
      until = null;
      for (const part of inParts(act.run.map(({ id }) => id))) {
        const answer = await tools.ask<'sync_now'>({
          type: 'sync_now',
          company_key: companyKey,
          record_ids: [...part],
        });
        if (answer.status === 'refused') problem = inOneLine(answer.problem);
        else {
          accepted += part.length;
          ids.push(...part);
        }
      }
    }
    const rest = [refused > 0 && words.not_possible(refused), problem].filter(Boolean).join(' ');
    if (accepted === 0) {
      say([rest, problem ? '' : words.nothing_done].filter(Boolean).join(' '), 'bad');
      return;
    }
    act.onAccepted?.();
    const kinds = new Set(act.parts.map((part) => part.action));
    const followed = kinds.has('resync') ? 'resync' : kinds.has('cancel') ? 'cancel' : null;
    if (followed || act.run || (until === null && accepted > 1)) {
      const begun: Batch = { kind: followed ?? 'other', keys, record_ids: ids, before };
      setBatch(batch ? joinBatches(batch, begun) : begun);
    }
    if (act.said === null && !rest) {
      tools.onChange();
      return;
    }
    forgetPressedTwice(keys);
    // What was to be said speaks of all.
    const said = rest ? `${words.done_for(accepted, countOf(act))} ${rest}` : (act.said ?? '');
    const id = say(said, problem ? 'bad' : 'good', until);
    if (until !== null) undoable.set(id, { keys, act });
  }

  /** Asks about commands in as many requests as it takes. @returns how many were still to be had */
  async function askAbout(
    type: 'undo_commands' | 'release_commands',
    keys: readonly string[],
  ): Promise<number> {
    let count = 0;
    for (const part of inParts(keys)) {
      const answer = await tools.ask<typeof type>({ type, company_key: companyKey, keys: [...part] });
      if (answer.status === 'done') count += answer.count;
    }
    return count;
  }

  async function takeBack({ keys, act }: { keys: readonly string[]; act: Act }): Promise<void> {
    const count = await askAbout('undo_commands', keys);
    act.onUndone?.();
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
      } else void perform(act);
    },
    confirm(): void {
      const act = asked;
      asked = null;
      tools.onChange();
      if (act) void perform(act);
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
    /** A message has gone; where it was closed, what was held back for undo goes at once. */
    dismiss(id: number, how: 'lapsed' | 'closed'): void {
      const wanted = undoable.get(id);
      unsay(id);
      // What lapses by itself goes by itself.
      if (wanted && how === 'closed') void askAbout('release_commands', wanted.keys);
    },
    /** Takes back what of the batch has not been sent. */
    stop(): void {
      const keys = batch?.keys ?? [];
      void askAbout('undo_commands', keys).then((count) => say(tools.words().batch.stopped(count), 'quiet'));
    },
    /** The batch has come to its end. */
    ended(text: string, tone: Toast['tone']): void {
      setBatch(null);
      say(text, tone);
    },
  };
}

export type Acts = ReturnType<typeof performActs>;
