import { expect, test } from 'vitest';
import { recordView } from '../../content/visit/record-view.fixture.ts';
import type { CommandOutcome } from '../../core/commands/command-outcome.ts';
import type { FollowedBatch } from '../../core/listing/command-batch.ts';
import { listedRecord } from '../../core/listing/list-record.fixture.ts';
import { queue as words } from '../../locales/queue/en.ts';
import type { RecordView } from '../../protocol/views.ts';
import { askSafely } from '../ask-safely.ts';
import { type BatchEnd, judgeBatch } from './follow-batches.ts';
import { sendBatches } from './send-batches.ts';

interface Asked {
  readonly type: string;
  readonly action?: string;
  readonly items?: readonly { readonly record_id: string; readonly key: string }[];
  readonly keys?: readonly string[];
}

/** A worker that accepts everything except these records. */
function bench({
  refused = [] as string[],
  undoUntil = null as string | null,
  gone = false,
  refuseFrom = Number.POSITIVE_INFINITY,
  joined = [] as { record_id: string; key: string }[],
} = {}) {
  const asked: Asked[] = [];
  const kept: (FollowedBatch | null)[] = [];
  const told: FollowedBatch[] = [];
  let keys = 0;
  const sender = sendBatches('co:1', {
    ask: askSafely(
      async (message) => {
        if (gone) throw new Error('Could not establish connection.');
        const request = message as Asked;
        asked.push(request);
        if (request.type !== 'commands')
          return { ok: true, answer: { status: 'done', count: request.keys?.length ?? 0 } };
        if (asked.length >= refuseFrom) {
          const problem = {
            code: 'store_full',
            what: 'Out of room.',
            steps: [],
            otherwise: null,
            details: null,
          };
          return { ok: true, answer: { status: 'refused', problem, record: null } };
        }
        const not = (request.items ?? []).filter(({ record_id }) => refused.includes(record_id));
        const answer = {
          status: 'accepted',
          accepted: (request.items?.length ?? 0) - not.length,
          undo_until: undoUntil,
          refused: not.map(({ record_id }) => ({ record_id, code: 'not_allowed' })),
          joined,
        };
        return { ok: true, answer };
      },
      () => words.gone,
    ),
    newKey: () => {
      keys += 1;
      return `key-${keys}`;
    },
    words: () => words,
    reasonOf: () => 'duplicate number',
    onChange: () => undefined,
    keepBatch: (batch) => kept.push(batch),
    followTold: (batch) => told.push(batch),
  });
  return { sender, asked, kept, told };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const records = (n: number) => Array.from({ length: n }, (_, at) => listedRecord({ id: `r${at}` }));
const LATER = '2099-01-01T00:00:00Z';

test('one batch gives one message and one undo for any number of records', async () => {
  const { sender, asked } = bench({ undoUntil: LATER });
  let undone = 0;
  sender.ask({
    parts: [
      { action: 'approve', records: records(5_001) },
      { action: 'remove', records: records(1) },
    ],
    said: 'Done.',
    onUndone: () => {
      undone += 1;
    },
  });
  await settled();
  expect(asked.map(({ action, items }) => [action, items?.length])).toEqual([
    ['approve', 5_000],
    ['approve', 1],
    ['remove', 1],
  ]);
  expect(sender.said()).toMatchObject([{ text: 'Done.', undo_until: LATER }]);
  const [said] = sender.said();
  sender.undo(said?.id ?? 0);
  await settled();
  const takenBack = asked.filter(({ type }) => type === 'undo').flatMap(({ keys }) => keys);
  expect(new Set(takenBack)).toEqual(
    new Set(asked.flatMap(({ items }) => items ?? []).map(({ key }) => key)),
  );
  expect(undone).toBe(1);
  expect(sender.said()).toMatchObject([{ text: 'Undone: 5,002 records.', undo_until: null }]);
});

test('a batch that needs confirmation is not sent before it', async () => {
  const { sender, asked } = bench();
  const commands = {
    parts: [{ action: 'cancel' as const, records: records(2) }],
    said: null,
    confirm: { title: 'Cancel?', lines: [], label: 'Cancel 2' },
  };
  sender.ask(commands);
  await settled();
  expect(asked).toEqual([]);
  sender.drop();
  sender.confirm();
  await settled();
  expect(asked).toEqual([]);
  sender.ask(commands);
  sender.confirm();
  await settled();
  expect(asked).toHaveLength(1);
  expect(sender.batch()).toMatchObject({ kind: 'cancel', record_ids: ['r0', 'r1'] });
});

test('refused records are counted and not followed; closing the message early releases the others', async () => {
  const { sender, asked } = bench({ refused: ['r1'], undoUntil: LATER });
  sender.ask({ parts: [{ action: 'skip', records: records(3) }], said: 'Skipped.' });
  await settled();
  const [said] = sender.said();
  expect(said?.text).toBe('Done for 2 of 3 records. Not possible for 1 record.');
  sender.dismiss(said?.id ?? 0, 'closed');
  await settled();
  expect(asked.at(-1)).toMatchObject({ type: 'release', keys: ['key-1', 'key-3'] });
  expect(sender.said()).toEqual([]);
});

test('where every record is refused, the message says so and nothing is followed', async () => {
  const { sender, kept } = bench({ refused: ['r0'] });
  sender.ask({ parts: [{ action: 'resync', records: records(1) }], said: null });
  await settled();
  expect(sender.said()).toMatchObject([
    { tone: 'bad', text: 'Not possible for 1 record. Nothing was done.' },
  ]);
  expect(kept).toEqual([]);
});

test('if the worker does not answer, the message says so', async () => {
  const { sender } = bench({ gone: true });
  sender.ask({ parts: [{ action: 'resync', records: records(1) }], said: null });
  await expect.poll(() => sender.said()).toMatchObject([{ tone: 'bad', text: words.gone }]);
});

test('if a later request fails, the first can still be undone, and the failure is reported', async () => {
  const { sender, asked } = bench({ undoUntil: LATER, refuseFrom: 2 });
  sender.ask({
    parts: [
      { action: 'approve', records: records(1) },
      { action: 'remove', records: records(1) },
    ],
    said: 'Done.',
  });
  await settled();
  expect(sender.said()).toMatchObject([
    { tone: 'bad', text: 'Done for 1 of 2 records. Out of room.', undo_until: LATER },
  ]);
  sender.undo(sender.said()[0]?.id ?? 0);
  await settled();
  expect(asked.at(-1)).toMatchObject({ type: 'undo', keys: ['key-1'] });
});

test('stopping a batch undoes what has not been sent', async () => {
  const { sender, asked } = bench();
  sender.ask({ parts: [{ action: 'resync', records: records(3) }], said: null });
  await settled();
  sender.stop();
  await settled();
  expect(asked.at(-1)).toMatchObject({ type: 'undo', keys: ['key-1', 'key-2', 'key-3'] });
  expect(sender.said()).toMatchObject([{ text: 'Stopped: 3 records not sent.' }]);
});

const batch = (ids: string[], before: Record<string, string> = {}): FollowedBatch => ({
  kind: 'resync',
  keys: ids,
  record_ids: ids,
  before,
});

const ended = (
  id: string,
  outcome: CommandOutcome,
  more: Partial<RecordView> = {},
  problem: string | null = null,
): BatchEnd => ({
  outcome,
  record: { ...recordView({ id, number: id }), ...more },
  problem:
    problem === null ? null : { code: 'refused', what: problem, steps: [], otherwise: null, details: null },
});

test('a batch is judged by its commands’ outcomes, in one sentence, and one record by its name and its reason [TD-18, TD-32]', () => {
  const judge = (ends: BatchEnd[], told = false, before: Record<string, string> = {}) =>
    judgeBatch(batch([], before), ends, told, words, ({ id }) => `Invoice ${id}`);
  const a = ended('a', 'synced', { state: 'synced' });
  const b = ended('b', 'synced', { state: 'synced_warn' });
  const c = ended('c', 'failed', { state: 'failed', reason: 'busy' });
  const d = ended('d', 'done', { state: 'waiting' });
  const e = ended('e', 'not_done', { state: 'failed', reason: 'duplicate number' }, 'FieldPro does not.');
  const f = ended('f', 'taken_back', { state: 'failed' });
  expect(judge([a, b, c, d])).toEqual({ text: '2 synced, 1 in progress, 1 failed.', tone: 'bad' });
  expect(judge([a, b])).toEqual({ text: '2 synced.', tone: 'good' });
  expect(judge([a])).toEqual({ text: 'Invoice a: Synced.', tone: 'good' });
  expect(judge([c], false, { c: 'busy' })).toEqual({
    text: 'Invoice c is still failing: busy.',
    tone: 'bad',
  });
  expect(judge([c], false, { c: 'duplicate number' })?.text).toBe(
    'Invoice c now fails for another reason: busy.',
  );
  // A refusal is reported with its reason, whatever the record's earlier state.
  expect(judge([e])).toEqual({ text: 'Invoice e: FieldPro does not.', tone: 'bad' });
  expect(judge([a, e])).toEqual({ text: '1 synced, 1 not done. Invoice e: FieldPro does not.', tone: 'bad' });
  // Undone commands are not reported, and announced ones are reported again only after a failure.
  expect(judge([f])).toBeNull();
  expect(judge([a, f])?.text).toBe('Invoice a: Synced.');
  expect(judge([a, b, d], true)).toBeNull();
  expect(judge([a, e], true)?.text).toBe('Invoice e: FieldPro does not.');
});

test('a batch announced with Undo is followed separately from a running resync', async () => {
  const { sender, told } = bench({ undoUntil: LATER });
  sender.ask({ parts: [{ action: 'skip', records: records(1) }], said: 'Skipped.' });
  await settled();
  expect(told).toMatchObject([{ keys: ['key-1'], record_ids: ['r0'] }]);
  expect(sender.batch()).toBeNull();
  expect(sender.told()).toBe(told[0]);
  if (told[0]) sender.ended(told[0], { text: 'Invoice r0: refused.', tone: 'bad' });
  expect(sender.told()).toBeNull();
  expect(sender.said()).toMatchObject([{ text: 'Skipped.' }, { text: 'Invoice r0: refused.', tone: 'bad' }]);
});

test('what is synced now has no time for undo, and queued records run with it [EL-14]', async () => {
  const { sender, asked } = bench({ undoUntil: '2026-03-03T14:00:10Z' });
  sender.ask({
    parts: [{ action: 'approve', records: records(2) }],
    run: [listedRecord({ id: 'due', state: 'ready' })],
    said: null,
  });
  await settled();
  expect(asked.map(({ type }) => type)).toEqual(['commands', 'release', 'sync_now']);
  expect(asked[1]?.keys).toEqual(['key-1', 'key-2']);
  expect(asked[2]).toMatchObject({ record_ids: ['due'] });
  expect(sender.said()).toEqual([]);
  expect(sender.batch()).toMatchObject({ kind: 'other', record_ids: ['r0', 'r1', 'due'] });
});

test('if all selected records are queued, only the run is requested [EL-14]', async () => {
  const { sender, asked } = bench();
  sender.ask({ parts: [], run: [listedRecord({ id: 'due', state: 'scheduled' })], said: null });
  await settled();
  expect(asked).toEqual([{ type: 'sync_now', company_key: 'co:1', record_ids: ['due'] }]);
  expect(sender.batch()).toMatchObject({ keys: [], record_ids: ['due'] });
});

test('a record that is sent again joins the batch under way, which can still be stopped', async () => {
  const { sender, asked, kept } = bench();
  sender.ask({ parts: [{ action: 'resync', records: records(3) }], said: null });
  await settled();
  sender.ask({ parts: [{ action: 'resync', records: [listedRecord({ id: 'one' })] }], said: null });
  await settled();
  expect(sender.batch()).toMatchObject({ kind: 'resync', record_ids: ['r0', 'r1', 'r2', 'one'] });
  expect(kept.at(-1)).toEqual(sender.batch());
  sender.stop();
  await settled();
  expect(asked.at(-1)).toMatchObject({
    type: 'undo',
    keys: ['key-1', 'key-2', 'key-3', 'key-4'],
  });
});

test('pressing twice gives one message, and one undo cancels the command', async () => {
  const joined: { record_id: string; key: string }[] = [];
  const { sender, asked } = bench({ undoUntil: LATER, joined });
  const commands = { parts: [{ action: 'approve' as const, records: records(2) }], said: 'Done.' };
  sender.ask(commands);
  await settled();
  joined.push({ record_id: 'r0', key: 'key-1' }, { record_id: 'r1', key: 'key-2' });
  sender.ask(commands);
  await settled();
  expect(sender.said()).toMatchObject([{ text: 'Done.', undo_until: LATER }]);
  sender.undo(sender.said()[0]?.id ?? 0);
  await settled();
  expect(asked.at(-1)).toMatchObject({ type: 'undo', keys: ['key-1', 'key-2'] });
  expect(sender.said()).toMatchObject([{ text: 'Undone: 2 records.' }]);
});
