import { expect, test } from 'vitest';
import type { RecordDetail } from '../../protocol/panel.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import type { AskSafely } from '../ask-safely.ts';
import { type FollowedRecord, followRecord } from './follow-record.ts';

const PAGE = {
  openAddress: () => {},
  showRecord: () => {},
  openInQuickBooks: async () => null,
  copy: async () => {},
};

/** A worker that gives these answers in turn; the last one repeats. */
function workerWith(answers: readonly { version: string; busy: boolean }[]) {
  const asked: string[] = [];
  const commands: RequestOf<'commands'>[] = [];
  let at = 0;
  const ask = (async (request: RequestOf<'commands'> | RequestOf<'open_record'>) => {
    asked.push(request.type);
    if (request.type === 'commands') {
      commands.push(request);
      return { status: 'accepted', key: 'k', undo_until: null, joined: [], record: {} };
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

test('changes during a read cause one more read', async () => {
  const { ask, asked } = workerWith([{ version: '1', busy: false }]);
  const { following, shown } = follow(ask);
  const first = following.heardChange();
  void following.heardChange();
  void following.heardChange();
  await first;
  expect(asked).toHaveLength(2);
  expect(shown).toHaveLength(2);
});

test('the calls stay the same object until the record’s version changes', async () => {
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

test('a change and its resync are sent in one message, because the panel may close right after', async () => {
  const { ask, asked, commands } = workerWith([{ version: '1', busy: false }]);
  const { following, calls } = follow(ask);
  await following.refresh();
  await calls().updateAndResync({ name: 'Spring cleanup' }, '');
  expect(commands).toEqual([
    expect.objectContaining({
      action: 'update',
      items: [
        expect.objectContaining({
          version: '1',
          input: { fields: { name: 'Spring cleanup' } },
          then_resync: expect.stringMatching(/^[0-9a-f-]{36}$/),
        }),
      ],
    }),
  ]);
  const [item] = commands[0]?.items ?? [];
  expect(item?.then_resync).not.toBe(item?.key);
  // It is read again, so that the panel shows it as under way.
  expect(asked).toEqual(['open_record', 'commands', 'open_record']);
});

test('a record that is no longer followed is not shown', async () => {
  const { ask } = workerWith([{ version: '1', busy: false }]);
  const { following, shown } = follow(ask);
  const reading = following.refresh();
  following.stop();
  await reading;
  expect(shown).toEqual([]);
});
