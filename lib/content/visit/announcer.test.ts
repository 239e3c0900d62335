import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeAnnouncer } from './announcer.ts';
import type { CardSurface } from './card-surface.ts';

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

/** A page whose card loads when the test allows it. */
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
  const announcer = makeAnnouncer(
    () =>
      new Promise((resolve) => {
        load = () => resolve(surface);
      }),
  );
  return { announcer, shown, load: () => load() };
}

test('a message is shown once the card is loaded, and read aloud once its region is noticed', async () => {
  const { announcer, shown, load } = bench();
  announcer.toast({ text: 'Invoice 1043: skipped.', tone: 'quiet' }, 'polite');
  load();
  await vi.runAllTimersAsync();
  expect([shown, said]).toEqual([['Invoice 1043: skipped.'], ['Invoice 1043: skipped.']]);
});

test('a message about a company that is no longer open is neither shown nor read aloud', async () => {
  const { announcer, shown, load } = bench();
  announcer.toast({ text: 'Invoice 1043: skipped.', tone: 'quiet' }, 'polite');
  announcer.clear();
  load();
  await vi.runAllTimersAsync();
  expect([shown, said]).toEqual([[], []]);
  announcer.toast({ text: 'Invoice 3001: synced.', tone: 'good' }, 'polite');
  load();
  await vi.runAllTimersAsync();
  expect([shown, said]).toEqual([['Invoice 3001: synced.'], ['Invoice 3001: synced.']]);
});
