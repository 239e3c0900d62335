import { expect, test } from 'vitest';
import { answersFirst } from './answers-first.ts';

function gate() {
  const done: string[] = [];
  let wake: () => void = () => undefined;
  const answers = answersFirst(() => new Promise((resolve) => (wake = resolve)));
  const give = () => {
    let answer: () => void = () => undefined;
    const given = answers.answer(() => new Promise<void>((resolve) => (answer = resolve)));
    return { given, answer: () => answer() };
  };
  const work = async (name: string) => {
    await answers.afterAnswers();
    done.push(name);
  };
  return { done, give, work, sleepIsOver: () => wake(), isAsked: answers.isAsked };
}

test('background work waits until every message has its answer', async () => {
  const { done, give, work, isAsked } = gate();
  expect(isAsked()).toBe(false);
  await work('before');
  const first = give();
  const second = give();
  const working = work('after');
  first.answer();
  await first.given;
  expect(done).toEqual(['before']);
  second.answer();
  await working;
  expect(done).toEqual(['before', 'after']);
  expect(isAsked()).toBe(true);
});

test('an answer that waits for a platform holds it up for a moment only', async () => {
  const { done, give, work, sleepIsOver } = gate();
  const long = give();
  const working = work('meanwhile');
  expect(done).toEqual([]);
  sleepIsOver();
  await working;
  expect(done).toEqual(['meanwhile']);
  long.answer();
  await long.given;
});
