import { expect, test, vi } from 'vitest';
import type { CheckMessage, CheckRequest } from '../../../core/report/checked-report.ts';
import { packFindings } from '../../../core/report/pack-findings.ts';
import { type Finding, sumFindings } from '../../../core/report/verdicts.ts';
import { type CheckThread, followCheck } from './follow-check.ts';

const RECORD = {
  id: 'inv_1',
  type: 'invoice',
  number: '1',
  name: null,
  party: null,
  date: null,
  amount: null,
} as const;
const FINDING: Finding = {
  ...{ verdict: 'failed_present', row: null, record: RECORD, differs: [], open: null },
  ...{ would_double: true, changed_since: false },
};

function open() {
  const threads: (CheckThread & { asked: CheckRequest[]; ended: boolean })[] = [];
  const startThread = () => {
    const thread: (typeof threads)[number] = {
      asked: [],
      ended: false,
      onmessage: null,
      onerror: null,
      postMessage: (request) => void thread.asked.push(request),
      terminate: () => {
        thread.ended = true;
      },
    };
    threads.push(thread);
    return thread;
  };
  const check = followCheck(
    () => ({ company_key: 'c:1', name: 'Maple' }),
    startThread,
    () => 7,
    () => undefined,
  );
  const tell = (...messages: CheckMessage[]) => {
    for (const data of messages) threads.at(-1)?.onmessage?.({ data } as MessageEvent<CheckMessage>);
  };
  return { check, threads, tell };
}

const FILE = new File(['x'], 'report.csv', { lastModified: 5 });
const CHECKED: Extract<CheckMessage, { kind: 'checked' }> = {
  kind: 'checked',
  checked: {
    about: {
      ...{ kind: 'documents', title: null, company: null, range_text: null, range: null, basis: null },
      ...{
        exported_at: null,
        whole: 'total',
        sums_differ: false,
        shows_only: null,
        types: [],
        unknown_types: 0,
      },
      row_count: 1,
    },
    is_of_company: null,
    exported_at: 5,
    sums: sumFindings([FINDING], 'USD'),
    left_out: {},
    currency: 'USD',
  },
};

test('a check shows its steps, and its result once all of it has come', () => {
  const { check, threads, tell } = open();
  check.check(FILE);
  expect(threads[0]?.asked).toEqual([{ file: FILE, company_key: 'c:1', company_name: 'Maple', order: null }]);
  tell({ kind: 'step', step: 'records', done: 5_000 });
  expect(check.now()).toEqual({ status: 'busy', file: 'report.csv', step: 'records', done: 5_000 });
  const parts = packFindings([FINDING, FINDING], 1).map((part) => ({ kind: 'findings', ...part }) as const);
  tell(CHECKED, ...parts);
  expect(check.now().status).toBe('busy');
  expect(check.wouldDouble('inv_1')).toBe(false);
  tell({ kind: 'end' });
  expect(check.now()).toMatchObject({
    status: 'done',
    checked_at: 7,
    file: { name: 'report.csv', saved_at: 5 },
  });
  expect(check.wouldDouble('inv_1')).toBe(true);
  expect(threads[0]?.ended).toBe(true);
});

test('Cancel ends the thread and shows the result before', () => {
  const { check, threads, tell } = open();
  check.check(FILE);
  check.cancel();
  expect([check.now().status, threads[0]?.ended]).toEqual(['none', true]);
  check.check(FILE);
  tell(CHECKED, { kind: 'end' });
  check.check(FILE);
  expect(check.now().status).toBe('busy');
  check.cancel();
  expect([check.now().status, threads[2]?.ended]).toEqual(['done', true]);
});

test('the order of day and month is asked, and the same file read again with the answer', () => {
  const { check, threads, tell } = open();
  check.check(FILE);
  tell({ kind: 'ask_order', sample: '3/4/2026', days: ['2026-03-04', '2026-04-03'] });
  expect(check.now().status).toBe('ask_order');
  check.answerOrder('day_first');
  expect(threads[1]?.asked[0]).toMatchObject({ file: FILE, order: 'day_first' });
});

test('a refused file and a broken thread are told, and end the thread', () => {
  const { check, threads, tell } = open();
  check.check(FILE);
  tell({ kind: 'refused', refusal: { reason: 'pdf' } });
  expect(check.now()).toMatchObject({ status: 'refused', refusal: { reason: 'pdf' } });
  check.check(FILE);
  threads[1]?.onerror?.({ message: 'out of memory', preventDefault: () => undefined } as ErrorEvent);
  expect(check.now()).toMatchObject({ status: 'failed', reason: 'out of memory' });
  expect(threads.every(({ ended }) => ended)).toBe(true);
});

test('a file that is made here is checked like another, and where it cannot be made the reason is told', async () => {
  const { check, threads } = open();
  check.checkMade('made.csv', async () => 'Date,Num');
  await vi.waitUntil(() => threads.length === 1);
  expect(await threads[0]?.asked[0]?.file.text()).toBe('Date,Num');
  check.checkMade('made.csv', () => Promise.reject(new Error('the tables are closed')));
  await vi.waitUntil(() => check.now().status === 'failed');
  expect(check.now()).toMatchObject({ file: 'made.csv', reason: 'Error: the tables are closed' });
});
