import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CardSurface } from './card-surface.ts';
import { makeTalk } from './talk.ts';

const said: string[] = [];
vi.mock('../overlay/live-region.ts', () => ({
  makeLiveRegion: () => ({
    polite: (text: string) => said.push(text),
    assertive: (text: string) => said.push(text),
    clear: () => said.splice(0),
    destroy: () => undefined,
  }),
}));

beforeEach(() => {
  vi.useFakeTimers();
  said.length = 0;
});
afterEach(() => void vi.useRealTimers());

/** A page whose card is loaded when the test says so. */
function bench() {
  const shown: string[] = [];
  let load: () => void = () => undefined;
  const surface = {
    toast: ({ text }: { text: string }) => {
      shown.push(text);
      return { close: () => undefined };
    },
    destroy: () => void shown.splice(0),
  } as unknown as CardSurface;
  const talk = makeTalk(
    () =>
      new Promise((resolve) => {
        load = () => resolve(surface);
      }),
  );
  return { talk, shown, load: () => load() };
}

test('a message is shown once the card is loaded, and read out once its region is noticed', async () => {
  const { talk, shown, load } = bench();
  talk.toast({ text: 'Invoice 1043: skipped.', tone: 'quiet' }, 'polite');
  load();
  await vi.runAllTimersAsync();
  expect([shown, said]).toEqual([['Invoice 1043: skipped.'], ['Invoice 1043: skipped.']]);
});

test('what was said of a company that is open no more is neither shown nor read out late', async () => {
  const { talk, shown, load } = bench();
  talk.toast({ text: 'Invoice 1043: skipped.', tone: 'quiet' }, 'polite');
  talk.clear();
  load();
  await vi.runAllTimersAsync();
  expect([shown, said]).toEqual([[], []]);
  talk.toast({ text: 'Invoice 3001: synced.', tone: 'good' }, 'polite');
  load();
  await vi.runAllTimersAsync();
  expect([shown, said]).toEqual([['Invoice 3001: synced.'], ['Invoice 3001: synced.']]);
});
