import { expect, test } from 'vitest';
import { page as words } from '../../locales/page/en.ts';
import type { Announcer } from './announcer.ts';
import type { Ask } from './ask-worker.ts';
import { makeCommands } from './commands.ts';
import { recordView } from './record-view.fixture.ts';

const A = '9341450122330011';
const B = '9341450122330022';
const before = recordView();

/** A worker that answers when the test allows it, and a page whose messages are recorded. */
function bench() {
  const said: string[] = [];
  const asked: string[] = [];
  const answers: ((answer: object) => void)[] = [];
  const state = { realm: A as string | null };
  const dialogs: { readonly signal: AbortSignal; answer(look: string | false): void }[] = [];
  const ask = ((request: { type: string }) => {
    asked.push(request.type);
    return new Promise((resolve) => answers.push(resolve));
  }) as unknown as Ask;
  const announcer = {
    language: 'en',
    words,
    toast: ({ text }: { text: string }) => void said.push(text),
    frames: {
      confirmClearId: ({ signal }: { signal: AbortSignal }) =>
        new Promise((resolve) => dialogs.push({ signal, answer: resolve })),
    },
  } as unknown as Announcer;
  const commands = makeCommands({
    announcer,
    ask,
    realm: () => state.realm,
    changed: () => undefined,
    isOnScreen: () => true,
    otherNumber: () => null,
    focus: () => undefined,
    signal: new AbortController().signal,
  });
  const answer = async (what: object) => {
    answers.shift()?.(what);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { said, asked, state, commands, answer, dialogs };
}

const undo_until = '2026-03-03T14:00:10Z';
const accepted = {
  status: 'accepted',
  key: 'k',
  undo_until,
  joined: [],
  record: recordView({ state: 'skipped' }),
};
const problem = { code: 'not_eligible', what: 'Not possible.', steps: [], otherwise: null, details: null };
const refused = { status: 'refused', problem, record: before };

test.each([
  ['accepted, with undo', accepted],
  ['accepted, and done', { ...accepted, undo_until: null }],
  ['refused', refused],
])('an answer in time is announced (%s)', async (_, what) => {
  const { said, commands, answer } = bench();
  commands.run(before, 'skip');
  await answer(what);
  await answer({
    status: 'done',
    ends: [{ key: 'k', outcome: 'done', record: accepted.record, problem: null }],
  });
  expect(said).toHaveLength(1);
});

const end = (outcome: string, problem: object | null = null) => ({
  status: 'done',
  ends: [{ key: 'k', outcome, record: recordView({ state: 'failed' }), problem }],
});

test('a command is followed by its own key, whatever the state of its record', async () => {
  const { said, asked, commands, answer } = bench();
  commands.run(recordView({ state: 'failed' }), 'resync');
  await answer({ ...accepted, undo_until: null, record: recordView({ state: 'failed' }) });
  await answer(end('under_way'));
  expect(said).toEqual([]);
  commands.settle();
  await answer(end('synced'));
  expect(asked).toEqual(['commands', 'follow_commands', 'follow_commands']);
  expect(said).toEqual([expect.stringMatching(/synced/)]);
  commands.settle();
  expect(asked).toHaveLength(3);
});

test.each([
  ['failed', null, /^Invoice 1043: Sync failed/],
  ['not_done', problem, /^Invoice 1043: Not possible\.$/],
])('a command that had an undo and is %s afterwards is announced again', async (outcome, why, text) => {
  const { said, commands, answer } = bench();
  commands.run(before, 'skip');
  await answer(accepted);
  await answer(end(outcome, why));
  expect(said).toEqual([expect.any(String), expect.stringMatching(text)]);
});

test('a command that was undone is announced neither as done nor as failed', async () => {
  const { said, commands, answer } = bench();
  commands.run(before, 'skip');
  await answer(accepted);
  await answer(end('taken_back'));
  expect(said).toHaveLength(1);
});

test.each([
  [B, 'accepted, with undo', accepted],
  [B, 'accepted, and done', { ...accepted, undo_until: null }],
  [B, 'refused', refused],
  [null, 'accepted, with undo', accepted],
])(
  'while another company is open, or none (%s), nothing is announced about a command (%s)',
  async (now, _, what) => {
    const { said, state, commands, answer } = bench();
    commands.run(before, 'skip');
    state.realm = now;
    await answer(what);
    expect(said).toEqual([]);
  },
);

test.each([
  ['the same company is open', A, ['commands']],
  ['another company is open', B, []],
])('a confirmed Clear ID is sent where %s', async (_, open, sent) => {
  const { asked, state, commands, dialogs } = bench();
  commands.run(before, 'clear_id');
  state.realm = open;
  dialogs[0]?.answer('a-look');
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).toEqual(sent);
});

test('the dialog of Clear ID closes with the page of its record', () => {
  const { commands, dialogs } = bench();
  commands.run(before, 'clear_id');
  commands.turnPage();
  commands.run(before, 'clear_id');
  expect(dialogs.map(({ signal }) => signal.aborted)).toEqual([true, false]);
});
