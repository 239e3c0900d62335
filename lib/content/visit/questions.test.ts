import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PageAnswer } from '../../protocol/page.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import type { Ask } from './ask-worker.ts';
import { type Wanted, wantedKey } from './known-records.ts';
import { makeQuestions } from './questions.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const A = '9341450122330011';
const B = '9341450122330022';
const invoice = (id: string): Wanted => ({ ref: { type: 'Invoice', id } });

/** A worker whose answers come when the test allows it, and a page that shows one invoice. */
function bench() {
  const asked: { readonly ids: string[]; answer(): void; fail(): void }[] = [];
  const learned: string[] = [];
  const learnedTurns: number[] = [];
  let turns = 0;
  const session = new AbortController();
  const state = {
    realm: A as string | null,
    run: new AbortController(),
    shown: [invoice('145')],
    busy: false,
  };
  const ask = ((request: RequestOf<'describe_page'>) =>
    new Promise<PageAnswer>((resolve, reject) => {
      asked.push({
        ids: request.refs.map(({ id }) => id),
        answer: () => resolve({} as PageAnswer),
        fail: () => reject(new Error('No answer')),
      });
    })) as unknown as Ask;
  const questions = makeQuestions({
    ask,
    realm: () => state.realm,
    within: () => state.run.signal,
    shown: () => state.shown,
    isBusy: () => state.busy,
    begin: () => ++turns,
    heard: () => Promise.resolve(),
    learned: (wanted, _answer, realm, turn) => {
      learned.push(...wanted.map((each) => `${realm} ${wantedKey(each)}`));
      learnedTurns.push(turn);
    },
    answered: () => undefined,
    signal: session.signal,
  });
  return { asked, learned, learnedTurns, state, session, questions };
}

test('an answer in time is stored for the company asked about', async () => {
  const { asked, learned, questions } = bench();
  questions.askAll();
  asked[0]?.answer();
  await vi.runAllTimersAsync();
  expect(learned).toEqual([`${A} ref Invoice:145`]);
});

test('each answer carries the number of its request, in whatever order the answers come', async () => {
  const { asked, learnedTurns, questions } = bench();
  questions.askAll();
  questions.askAll();
  expect(asked).toHaveLength(2);
  asked[1]?.answer();
  await vi.runAllTimersAsync();
  asked[0]?.answer();
  await vi.runAllTimersAsync();
  expect(learnedTurns).toEqual([2, 1]);
});

test('an answer after the page was left is ignored', async () => {
  const { asked, learned, state, questions } = bench();
  questions.askAll();
  state.run.abort();
  asked[0]?.answer();
  await vi.runAllTimersAsync();
  expect(learned).toEqual([]);
});

test.each([B, null])('an answer while another company is open, or none (%s), is ignored', async (now) => {
  const { asked, learned, state, questions } = bench();
  questions.askAll();
  state.realm = now;
  asked[0]?.answer();
  await vi.runAllTimersAsync();
  expect(learned).toEqual([]);
});

test('without an open company nothing is asked', async () => {
  const { asked, state, questions } = bench();
  state.realm = null;
  questions.askAll();
  questions.want([invoice('146')]);
  await vi.runAllTimersAsync();
  expect(asked).toEqual([]);
});

test('simultaneous questions are one request, and a pending one is not repeated', async () => {
  const { asked, questions } = bench();
  questions.want([invoice('1'), invoice('2')]);
  questions.want([invoice('2'), invoice('3')]);
  await vi.runAllTimersAsync();
  questions.want([invoice('3'), invoice('4')]);
  await vi.runAllTimersAsync();
  expect(asked.map(({ ids }) => ids)).toEqual([['1', '2', '3'], ['4']]);
});

test('a failed request is retried with growing delays up to a minute, and not on another page', async () => {
  const { asked, questions } = bench();
  questions.askAll();
  const waits: number[] = [];
  for (let times = 0; times < 6; times++) {
    const from = Date.now();
    const before = asked.length;
    asked.at(-1)?.fail();
    while (asked.length === before) await vi.advanceTimersToNextTimerAsync();
    waits.push(Math.round((Date.now() - from) / 1_000));
  }
  expect(waits).toEqual([5, 10, 20, 40, 60, 60]);
  asked.at(-1)?.fail();
  await vi.advanceTimersByTimeAsync(1);
  expect(vi.getTimerCount()).toBe(1);
  questions.reset();
  expect(vi.getTimerCount()).toBe(0);
});

test.each(['busy', 'failed'] as const)('no timer is left at the end of the visit (%s)', async (how) => {
  const { asked, session, questions, state } = bench();
  state.busy = how === 'busy';
  questions.askAll();
  if (how === 'busy') asked[0]?.answer();
  else asked[0]?.fail();
  await vi.advanceTimersByTimeAsync(1);
  expect(vi.getTimerCount()).toBe(1);
  session.abort();
  expect(vi.getTimerCount()).toBe(0);
});
