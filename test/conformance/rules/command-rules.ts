import { randomUUID } from 'node:crypto';
import { ACTION_NAMES } from '../../../lib/core/records/actions.ts';
import { STATES } from '../../../lib/core/records/sync-state.ts';
import type { Exchange } from '../ask-server.ts';
import { at, listAt, textAt } from '../json.ts';
import { type CommandBody, codeOf, type Probe, seenOf } from '../probe.ts';
import type { Rule } from '../rule.ts';
import { failed, notApplicable, PASSED, Unmet, untried, type Verdict } from '../verdict.ts';
import { firstTwoRuns, startTwoRuns } from './two-runs.ts';

const PENDING: readonly string[] = Object.entries(STATES).flatMap(([state, { progress }]) =>
  progress ? [state] : [],
);

/** Actions that do no harm where a server does wrongly carry them out. */
const HARMLESS = ['notice_error', 'unskip', 'restore', 'sync_on', 'cancel', 'move', 'skip'];

const versionOf = (record: unknown) => textAt(record, 'version');
const stateOf = (record: unknown) => textAt(record, 'sync', 'state');
const quickBooksId = (record: unknown) => textAt(record, 'sync', 'quickbooks', 'id');
const resultsOf = (answer: Exchange) => listAt(answer.json, 'results');

/** The one result of a command that was sent alone; what was answered instead. */
function resultOf(answer: Exchange): { result: unknown; status: string; seen: string } {
  const [result] = resultsOf(answer);
  const status = answer.status === 200 ? textAt(result, 'status') : '';
  const code = textAt(result, 'problem', 'code');
  const seen = answer.status === 200 && status ? `${status}${code ? ` (${code})` : ''}` : seenOf(answer);
  return { result, status, seen };
}

/** What must be the same when a command is answered again. */
function sameOf(result: unknown): string {
  return [textAt(result, 'key'), textAt(result, 'status'), textAt(result, 'operation_id')].join(' ');
}

interface Done {
  readonly command: CommandBody;
  readonly result: unknown;
  /** The QuickBooks id before it. */
  readonly before: string;
  readonly answer: Exchange;
}

/** Sends the one good resync that several rules look at. @throws Unmet where the record permits none, or none was done */
function resync(probe: Probe): Promise<Done> {
  return probe.once('resync', async () => {
    const id = await probe.writable();
    const record = await probe.fresh(id);
    if (!listAt(record, 'allowed').includes('resync'))
      throw new Unmet(
        untried(`${id} permits no resync in state ${stateOf(record)}: name another with --record`),
      );
    const command = probe.command(id, versionOf(record));
    const answer = await probe.send([command]);
    const { result, status } = resultOf(answer);
    return { command, answer, result: status ? result : null, before: quickBooksId(record) };
  });
}

async function goodResync(probe: Probe): Promise<Done> {
  const done = await resync(probe);
  if (!isTaken(done)) throw new Unmet(notApplicable('the resync was not taken: see K5'));
  return done;
}

const isTaken = ({ result, command }: Done) =>
  ['done', 'accepted'].includes(textAt(result, 'status')) && textAt(result, 'key') === command.key;

/** Waits until the record is no longer on its way; has it run where there are runs. @returns the record, or none in time */
async function settled(probe: Probe, id: string, run = startTwoRuns): Promise<unknown | null> {
  if (await probe.offers('runs')) await run(probe, id);
  let record: unknown = null;
  const isSettled = await probe.until(async () => {
    record = await probe.fresh(id);
    return !PENDING.includes(stateOf(record));
  });
  return isSettled ? record : null;
}

const afterResync = (probe: Probe) =>
  probe.once('after the resync', async () =>
    settled(probe, (await goodResync(probe)).command.record_id, firstTwoRuns),
  );

/** The second good resync, sent twice at the same time. */
function twice(probe: Probe): Promise<{ answers: readonly unknown[]; before: string; id: string }> {
  return probe.once('twice', async () => {
    await goodResync(probe);
    const record = await afterResync(probe);
    if (!record) throw new Unmet(notApplicable('the first resync did not end: see K11'));
    const id = textAt(record, 'id');
    if (!listAt(record, 'allowed').includes('resync'))
      throw new Unmet(untried(`${id} permits no second resync in state ${stateOf(record)}`));
    const command = probe.command(id, versionOf(record));
    const answers = await Promise.all([probe.send([command]), probe.send([command])]);
    return {
      answers: answers.map((answer) => resultOf(answer).result ?? null),
      before: quickBooksId(record),
      id,
    };
  });
}

/** Sends a command that must change nothing, and looks. */
async function unchanged(
  probe: Probe,
  send: (record: unknown, id: string) => Promise<Verdict>,
): Promise<Verdict> {
  const id = await probe.writable();
  const before = await probe.fresh(id);
  const verdict = await send(before, id);
  if (verdict.kind !== 'passed') return verdict;
  const after = await probe.fresh(id);
  return versionOf(after) === versionOf(before)
    ? PASSED
    : failed(`the record went from version ${versionOf(before)} to ${versionOf(after)}`);
}

const ASKING: readonly Rule[] = [
  {
    id: 'K1',
    level: 'commands',
    asks: 'the result of a key that was never sent',
    expects: '404 as a problem with the code never_received',
    fix: 'Answer never_received only where nothing has happened and nothing will under this key; another 404 tells nothing.',
    async check(probe) {
      await probe.need('commands');
      const answer = await probe.inCompany(['commands', randomUUID()]);
      const isRight = answer.status === 404 && codeOf(answer) === 'never_received';
      return isRight ? PASSED : failed(seenOf(answer));
    },
  },
  {
    id: 'K2',
    level: 'commands',
    asks: 'a resync at another version than the current one',
    expects: 'conflict with the record, and nothing changed',
    fix: 'Compare the version in the same transaction that does the command, and answer conflict with the record as it is.',
    check: (probe) =>
      unchanged(probe, async (record, id) => {
        const answer = await probe.send([probe.command(id, `${versionOf(record)}-stale`)]);
        const { result, status, seen } = resultOf(answer);
        if (status !== 'conflict') return failed(seen);
        const isThere = textAt(result, 'record', 'id') === id;
        return isThere ? PASSED : failed('conflict without the record');
      }),
  },
  {
    id: 'K3',
    level: 'commands',
    asks: 'an action that the record does not allow',
    expects: '200 with refused and a code, and nothing changed',
    fix: 'Refuse the one command in its result; an error for the whole call holds up the others of the batch.',
    check: (probe) =>
      unchanged(probe, async (record, id) => {
        const allowed = listAt(record, 'allowed');
        const action = HARMLESS.find(
          (each) => !allowed.includes(each) && ACTION_NAMES.some((name) => name === each),
        );
        if (!action) return notApplicable('the record allows every action that could be tried');
        const answer = await probe.send([probe.command(id, versionOf(record), { action })]);
        const { result, status, seen } = resultOf(answer);
        if (status !== 'refused') return failed(`${action}: ${seen}`);
        return textAt(result, 'problem', 'code') ? PASSED : failed(`${action}: refused without a code`);
      }),
  },
  {
    id: 'K4',
    level: 'commands',
    asks: 'a resync with dry_run: true',
    expects: 'nothing changed',
    fix: 'Leave before the first write where dry_run is true, and say in effects what would change.',
    check: (probe) =>
      unchanged(probe, async (record, id) => {
        const answer = await probe.send([probe.command(id, versionOf(record), { dry_run: true })]);
        const { status, seen } = resultOf(answer);
        return status ? PASSED : failed(seen);
      }),
  },
];

const DOING: readonly Rule[] = [
  {
    id: 'K5',
    level: 'commands',
    asks: 'a good resync',
    expects: 'done or accepted, with its key and its record',
    fix: 'Do it and answer done, or put it in the queue and answer accepted; the key and the record come back.',
    async check(probe) {
      const done = await resync(probe);
      if (!isTaken(done)) {
        const { seen } = resultOf(done.answer);
        return failed(
          textAt(done.result, 'status') ? `${seen}, key ${textAt(done.result, 'key') || 'missing'}` : seen,
        );
      }
      const isThere = textAt(done.result, 'record', 'id') === done.command.record_id;
      return isThere ? PASSED : failed('the record is not in the result');
    },
  },
  {
    id: 'K6',
    level: 'commands',
    asks: 'the same resync with the same key once more',
    expects: 'the first answer again, and no second effect',
    fix: 'Keep each key with its answer in the transaction that does the command, and look there before anything else.',
    async check(probe) {
      const { command, result } = await goodResync(probe);
      const again = resultOf(await probe.send([command]));
      if (sameOf(again.result) !== sameOf(result))
        return failed(`first ${textAt(result, 'status')}, then ${again.seen}`);
      const [first, second] = [at(result, 'record'), at(again.result, 'record')].map(versionOf);
      return first === second ? PASSED : failed(`the record went from version ${first} to ${second}`);
    },
  },
  {
    id: 'K7',
    level: 'commands',
    asks: 'the same key with another version',
    expects: '422 key_reused',
    fix: 'Keep the content with the key, compare it, and refuse another one.',
    async check(probe) {
      const { command } = await goodResync(probe);
      const answer = await probe.send([{ ...command, version: `${command.version}-other` }]);
      const isRight = answer.status === 422 && codeOf(answer) === 'key_reused';
      return isRight ? PASSED : failed(resultOf(answer).seen);
    },
  },
  {
    id: 'K8',
    level: 'commands',
    asks: 'the result of the key of the good resync',
    expects: 'the answer of K5, or how it ended since',
    fix: 'Answer from the same table of keys, for 24 hours at least.',
    async check(probe) {
      const { command, result } = await goodResync(probe);
      const answer = await probe.inCompany(['commands', command.key]);
      const status = textAt(answer.json, 'status');
      const isRight =
        answer.status === 200 &&
        textAt(answer.json, 'key') === command.key &&
        (status === textAt(result, 'status') || status === 'done');
      return isRight ? PASSED : failed(`${seenOf(answer)} ${status}`.trim());
    },
  },
  {
    id: 'K9',
    level: 'commands',
    asks: 'three commands in one call, the second of a record that is not there',
    expects: 'three results in the order of the commands',
    fix: 'Answer each command with a result of its own, in the order in which they came.',
    async check(probe) {
      const id = await probe.writable();
      const most = Number(at((await probe.connection()).wire, 'capabilities', 'batch_max') ?? 200);
      if (most < 3) return notApplicable(`batch_max is ${most}`);
      const version = `${versionOf(await probe.fresh(id))}-stale`;
      const commands = [id, `tickmark-${randomUUID()}`, id].map((each) => probe.command(each, version));
      const answer = await probe.send(commands);
      const results = resultsOf(answer);
      if (results.length !== 3) return failed(`${seenOf(answer)}, ${results.length} results`);
      const isInOrder = commands.every(({ key }, index) => textAt(results[index], 'key') === key);
      if (!isInOrder) return failed('the results have another order');
      const bad = textAt(results[1], 'status');
      return bad === 'refused' ? PASSED : failed(`the command on no record was answered ${bad}`);
    },
  },
  {
    id: 'K10',
    level: 'commands',
    asks: 'a good resync twice at the same time, with one key',
    expects: 'the same answer twice, and one effect',
    fix: 'Put a unique index on the key and insert it first: of two requests at once, one waits for the other’s answer.',
    async check(probe) {
      const [first, second] = (await twice(probe)).answers;
      if (!['done', 'accepted'].includes(textAt(first, 'status')) || sameOf(first) !== sameOf(second))
        return failed(
          `${textAt(first, 'status') || 'no result'} and ${textAt(second, 'status') || 'no result'}`,
        );
      const [one, other] = [at(first, 'record'), at(second, 'record')].map(versionOf);
      return one === other ? PASSED : failed(`the record has version ${one} and ${other}`);
    },
  },
  {
    id: 'K11',
    level: 'commands',
    asks: 'the record after the good resync',
    expects: 'it leaves ready, scheduled, syncing and waiting within 60 seconds',
    fix: 'Have the queue worked on often, and tell each end: synced, or failed with the error.',
    async check(probe) {
      await goodResync(probe);
      return (await afterResync(probe)) ? PASSED : failed('it is still on its way');
    },
  },
  {
    id: 'K12',
    level: 'commands',
    asks: 'the result of the key after a restart (--restart)',
    expects: 'the same as before',
    fix: 'Keep keys in the database, not in memory.',
    async check(probe) {
      const { restart } = probe.options;
      if (!restart) return untried('needs --restart with a command that restarts the server');
      const { command } = await goodResync(probe);
      await restart();
      if (!(await probe.untilAnswering())) return failed('the server did not come back');
      const answer = await probe.inCompany(['commands', command.key]);
      return answer.status === 200 ? PASSED : failed(seenOf(answer));
    },
  },
  {
    id: 'K13',
    level: 'commands',
    asks: 'the record after each resync',
    expects: 'a synced record keeps its QuickBooks id',
    fix: 'Look for the copy in QuickBooks before you post: update it, or link it. A second copy is a doubled invoice.',
    async check(probe) {
      const { before } = await goodResync(probe);
      const after = await afterResync(probe);
      if (after && before && quickBooksId(after) !== before)
        return failed(`${before} became ${quickBooksId(after) || 'none'}`);
      const second = await twice(probe);
      const last = await settled(probe, second.id);
      if (!second.before) return untried('the record was never synced: name one that is with --record');
      return quickBooksId(last) === second.before
        ? PASSED
        : failed(`${second.before} became ${quickBooksId(last) || 'none'}`);
    },
  },
  {
    id: 'K14',
    level: 'commands',
    asks: 'a resync with a viewer’s key (--viewer-key)',
    expects: '403, or refused with a code, and nothing changed',
    fix: 'Judge each command by the role of its key, on the server: what a client offers is no protection.',
    async check(probe) {
      const key = probe.options.viewerKey;
      if (key === undefined) return untried('needs --viewer-key with the key of a viewer');
      return unchanged(probe, async (record, id) => {
        const answer = await probe.send([probe.command(id, versionOf(record))], { key });
        const { status, seen } = resultOf(answer);
        return answer.status === 403 || status === 'refused' ? PASSED : failed(seen);
      });
    },
  },
];

export const COMMAND_RULES: readonly Rule[] = [...ASKING, ...DOING];
