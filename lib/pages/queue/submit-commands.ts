import type { CommandBatch, CommandBatchPart } from '../../core/listing/command-batch.ts';
import { inOneLine } from '../../locales/in-one-line.ts';
import { MOST_COMMANDS } from '../../protocol/record.ts';
import type { AskSafely } from '../ask-safely.ts';

/** The result of sending all commands of a batch. */
export interface Submitted {
  /** The keys of the accepted commands; a command that joins an open one has that one's key. */
  readonly keys: readonly string[];
  readonly record_ids: readonly string[];
  readonly accepted: number;
  readonly refused: number;
  /** End of the time for undo (RFC 3339); `null` where nothing is held back. */
  readonly undo_until: string | null;
  /** Why sending stopped early, in words; empty if everything was sent. */
  readonly problem: string;
}

/** Splits a list by the limit of one request. */
function inParts<T>(all: readonly T[]): (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let from = 0; from < all.length; from += MOST_COMMANDS)
    parts.push(all.slice(from, from + MOST_COMMANDS));
  return parts;
}

function inRequests(part: CommandBatchPart): CommandBatchPart[] {
  return inParts(part.records).map((records) => ({ ...part, records }));
}

/** Sends batches of commands for one company, in as many requests as needed. */
export function makeSubmitter(companyKey: string, ask: AskSafely, newKey: () => string) {
  async function sendCommands(parts: readonly CommandBatchPart[]): Promise<Submitted> {
    const keys: string[] = [];
    const record_ids: string[] = [];
    let [accepted, refused, problem] = [0, 0, ''];
    let undo_until: string | null = null;
    for (const part of parts.flatMap(inRequests)) {
      const items = part.records.map(({ id, version }) => ({
        record_id: id,
        version,
        key: newKey(),
        input: part.input ?? {},
      }));
      const { action } = part;
      const answer = await ask<'commands'>({ type: 'commands', company_key: companyKey, action, items });
      if (answer.status === 'refused') {
        problem = inOneLine(answer.problem);
        break;
      }
      accepted += answer.accepted;
      refused += answer.refused.length;
      undo_until = answer.undo_until ?? undo_until;
      const not = new Set(answer.refused.map(({ record_id }) => record_id));
      const joined = new Map(answer.joined.map(({ record_id, key }) => [record_id, key]));
      for (const { record_id, key } of items.filter((item) => !not.has(item.record_id))) {
        keys.push(joined.get(record_id) ?? key);
        record_ids.push(record_id);
      }
      if (answer.problem) {
        problem = inOneLine(answer.problem);
        break;
      }
    }
    return { keys, record_ids, accepted, refused, undo_until, problem };
  }

  /** Runs these records now. Commands held back for undo are released first, and can no longer be undone. */
  async function run(records: NonNullable<CommandBatch['run']>, before: Submitted): Promise<Submitted> {
    await askAbout('release', before.undo_until === null ? [] : before.keys);
    let { accepted, problem } = before;
    const record_ids = [...before.record_ids];
    for (const part of inParts(records.map(({ id }) => id))) {
      const answer = await ask<'sync_now'>({
        type: 'sync_now',
        company_key: companyKey,
        record_ids: [...part],
      });
      if (answer.status === 'refused') problem = inOneLine(answer.problem);
      else {
        accepted += part.length;
        record_ids.push(...part);
      }
    }
    return { ...before, record_ids, accepted, problem, undo_until: null };
  }

  /**
   * Sends an undo or a release for accepted commands.
   * @returns how many were still open to it
   */
  async function askAbout(type: 'undo' | 'release', keys: readonly string[]): Promise<number> {
    let count = 0;
    for (const part of inParts(keys)) {
      const answer = await ask<typeof type>({ type, company_key: companyKey, keys: [...part] });
      if (answer.status === 'done') count += answer.count;
    }
    return count;
  }

  return {
    async submit(commands: CommandBatch): Promise<Submitted> {
      const sent = await sendCommands(commands.parts);
      return commands.run && !sent.problem ? run(commands.run, sent) : sent;
    },
    undo: (keys: readonly string[]) => askAbout('undo', keys),
    release: (keys: readonly string[]) => askAbout('release', keys),
  };
}
