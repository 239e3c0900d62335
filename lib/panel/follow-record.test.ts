import { expect, test } from 'vitest';
import type { RecordDetail } from '../messages/answers-panel.ts';
import type { AskSafely } from './ask-safely.ts';
import { type FollowedRecord, followRecord } from './follow-record.ts';

const PAGE = {
  openAddress: () => {},
  showRecord: () => {},
  openInQuickBooks: async () => null,
  copy: async () => {},
};

/** A worker whose record goes from answer to answer; the last one stays. */
function workerWith(answers: readonly { version: string; busy: boolean }[]) {
  const asked: string[] = [];
  const commands: { action: string; version: string; input: unknown }[] = [];
  let at = 0;
  const ask = (async (request: { type: string; action: string; version: string; input: unknown }) => {
    asked.push(request.type);
    if (request.type !== 'open_record') {
      if (request.type === 'command') commands.push(request);
      return { status: 'accepted', key: 'k', undo_until: null, record: {} };
    }
    const now = answers[Math.min(at, answers.length - 1)];
    at += 1;
    const record = { company_key: 'c:1', id: 'svc_1', ...now };
    return { card: { record, company: { realm: '1', role: 'admin' } }, record } as unknown as RecordDetail;
  }) as unknown as AskSafely;
  return { ask, asked, commands };
}

function follow(ask: AskSafely) {
  const shown: FollowedRecord[] = [];
  const following = followRecord({
    ask,
    company_key: 'c:1',
    record_id: 'svc_1',
    page: PAGE,
    show: (next) => shown.push(next),
  });
  const calls = () => {
    const last = shown.at(-1);
    if (last?.status !== 'found') throw new Error('Nothing was found');
    return last.calls;
  };
  return { following, shown, calls };
}

test('changes that come while the record is read are one more reading', async () => {
  const { ask, asked } = workerWith([{ version: '1', busy: false }]);
  const { following, shown } = follow(ask);
  const first = following.heardChange();
  void following.heardChange();
  void following.heardChange();
  await first;
  expect(asked).toHaveLength(2);
  expect(shown).toHaveLength(2);
});

test('what can be asked stays the same while the record does, and is made anew with its version', async () => {
  const { ask } = workerWith([
    { version: '1', busy: false },
    { version: '1', busy: true },
    { version: '2', busy: false },
  ]);
  const { following, calls } = follow(ask);
  await following.refresh();
  const before = calls();
  await following.refresh();
  expect(calls()).toBe(before);
  await following.refresh();
  expect(calls()).not.toBe(before);
});

test('a record is sent again on the version that its change has made, once that has come back', async () => {
  const { ask, commands } = workerWith([
    { version: '1', busy: false },
    { version: '1', busy: true },
    { version: '1', busy: true },
    { version: '2', busy: false },
  ]);
  const { following, calls } = follow(ask);
  await following.refresh();
  const done = calls().updateAndResync({ name: 'Spring cleanup' });
  const pushes = setInterval(() => void following.heardChange(), 1);
  await done;
  clearInterval(pushes);
  expect(commands.map(({ action, version, input }) => [action, version, input])).toEqual([
    ['update', '1', { fields: { name: 'Spring cleanup' } }],
    ['resync', '2', {}],
  ]);
});

test('where the change came to nothing, nothing is sent again', async () => {
  const { ask, commands } = workerWith([{ version: '1', busy: false }]);
  const { following, calls } = follow(ask);
  await following.refresh();
  await calls().updateAndResync({ name: 'x' });
  expect(commands.map(({ action }) => action)).toEqual(['update']);
});

test('nothing is shown of a record that is no longer followed', async () => {
  const { ask } = workerWith([{ version: '1', busy: false }]);
  const { following, shown } = follow(ask);
  const reading = following.refresh();
  following.stop();
  await reading;
  expect(shown).toEqual([]);
});
