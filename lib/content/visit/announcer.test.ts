import { expect, test } from 'vitest';
import { page as english } from '../../locales/page/en.ts';
import { page as french } from '../../locales/page/fr-ca.ts';
import { makeAnnouncer } from './announcer.ts';
import type { Frames } from './frames.ts';

/** Frames that keep what they are told. */
function bench() {
  const shown = new Set<string>();
  const frames = {
    say: () => undefined,
    toast({ text }: { text: string }) {
      shown.add(text);
      return { close: () => shown.delete(text) };
    },
    clear: () => shown.clear(),
  } as unknown as Frames;
  return { announcer: makeAnnouncer(frames, () => Promise.resolve(undefined)), shown };
}

test('a message replaces the one before it, but not one that can be undone', () => {
  const { announcer, shown } = bench();
  announcer.toast({ text: 'Invoice 1043: skipped.', tone: 'quiet' }, 'polite');
  announcer.toast({ text: 'Invoice 3001: synced.', tone: 'good' }, 'polite');
  expect([...shown]).toEqual(['Invoice 3001: synced.']);
  const undo = { until: '2026-03-12T10:00:00Z', onUndo: () => undefined };
  announcer.toast({ text: 'Invoice 1042: ready.', tone: 'quiet', undo }, 'polite');
  announcer.toast({ text: 'Invoice 3002: synced.', tone: 'good' }, 'polite');
  expect([...shown]).toEqual(['Invoice 1042: ready.', 'Invoice 3002: synced.']);
  announcer.clear();
  expect([...shown]).toEqual([]);
});

/** An announcer whose French words come when the test says so. */
function speaker() {
  const loads: { come(): void; fail(): void }[] = [];
  const announcer = makeAnnouncer(
    {} as Frames,
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
