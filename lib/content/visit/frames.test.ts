import { expect, test } from 'vitest';
import { type CardOptions, type ClearIdAsked, framesLater } from './frames.ts';
import { recordView } from './record-view.fixture.ts';

/** Frames whose loading fails when the test says so, and what they have told since. */
function bench() {
  const told: string[] = [];
  let fail = (_: Error): void => undefined;
  const frames = framesLater(
    () =>
      new Promise((_, reject) => {
        fail = reject;
      }),
  );
  const about = { realm: '9130000000000001', company_key: 'c', record_id: 'r' };
  const common = {
    ...{ about, language: 'en' as const },
    onRefused: () => told.push('refused'),
    onFailed: () => told.push('failed'),
  };
  const card: CardOptions = {
    ...{ ...common, near: {} as DOMRect, byKey: false },
    onCommand: () => undefined,
    onClose: () => undefined,
    onPanel: () => undefined,
  };
  const clearId = (signal: AbortSignal): ClearIdAsked => ({ ...common, record: recordView({}), signal });
  const failAndWait = async () => {
    fail(new Error('not loaded'));
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { frames, told, card, clearId, failAndWait };
}

test('a card that cannot be loaded is told of, but not one that was closed before', async () => {
  const open = bench();
  open.frames.openCard(open.card);
  await open.failAndWait();
  expect(open.told).toEqual(['failed']);

  const closed = bench();
  closed.frames.openCard(closed.card).close();
  await closed.failAndWait();
  expect(closed.told).toEqual([]);
});

test('a question about Clear ID that cannot be loaded is told of, but not once its record has been left', async () => {
  const open = bench();
  const answer = open.frames.confirmClearId(open.clearId(new AbortController().signal));
  await open.failAndWait();
  expect([await answer, open.told]).toEqual([false, ['failed']]);

  const left = bench();
  const visit = new AbortController();
  const unanswered = left.frames.confirmClearId(left.clearId(visit.signal));
  visit.abort();
  await left.failAndWait();
  expect([await unanswered, left.told]).toEqual([false, []]);
});
