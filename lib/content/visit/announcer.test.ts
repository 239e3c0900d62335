import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page as english } from '../../locales/page/en.ts';
import { page as french } from '../../locales/page/fr-ca.ts';
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
    () => Promise.resolve(undefined),
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

/** An announcer whose French words come when the test says so. */
function speaker() {
  const loads: { come(): void; fail(): void }[] = [];
  const announcer = makeAnnouncer(
    () => Promise.reject(new Error('No card is loaded here')),
    () =>
      new Promise((resolve, reject) => {
        loads.push({ come: () => resolve(french), fail: () => reject(new Error('The extension has gone')) });
      }),
  );
  return { announcer, loads };
}

test('words and language change together, once the words are there', async () => {
  const { announcer, loads } = speaker();
  const spoken = announcer.speak('fr-CA');
  expect([announcer.language, announcer.words]).toEqual(['en', english]);
  loads.at(-1)?.come();
  await spoken;
  expect(announcer.language).toBe('fr-CA');
  expect(announcer.words).toBe(french);
  await announcer.speak('en');
  expect(announcer.words).toBe(english);
});

test('of two languages chosen in a row the later one is spoken, whichever comes first', async () => {
  const { announcer, loads } = speaker();
  const spoken = announcer.speak('fr-CA');
  await announcer.speak('en');
  loads.at(-1)?.come();
  await spoken;
  expect(announcer.language).toBe('en');
});

test('a language that cannot be loaded leaves the one before', async () => {
  const { announcer, loads } = speaker();
  const spoken = announcer.speak('fr-CA');
  loads.at(-1)?.fail();
  await spoken;
  expect([announcer.language, announcer.words]).toEqual(['en', english]);
});
