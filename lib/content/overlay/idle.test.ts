import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paced, whenLaidOut } from './idle.ts';

const { signal } = new AbortController();
let frames: (() => void)[] = [];
const page = { hidden: false, documentElement: {} as object | null };

/** Draws the next frames, as the browser does: what throws in one stops no other. */
function draw(count: number): void {
  for (; count > 0; count -= 1) {
    const due = frames;
    frames = [];
    for (const each of due) {
      try {
        each();
      } catch {}
    }
  }
}

class Observer {
  observe(element: object | null): void {
    if (!element) throw new TypeError('parameter 1 is not of type Element');
  }
  disconnect(): void {}
}

beforeEach(() => {
  vi.useFakeTimers();
  page.documentElement = {};
  vi.stubGlobal('document', page);
  vi.stubGlobal('ResizeObserver', Observer);
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
});
afterEach(() => {
  draw(3);
  vi.clearAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('without a document element for a moment, what was asked for is read all the same, and what is asked for later', () => {
  const read: string[] = [];
  page.documentElement = null;
  whenLaidOut(() => void read.push('then'), signal);
  draw(2);
  expect(read).toEqual(['then']);
  page.documentElement = {};
  whenLaidOut(() => void read.push('later'), signal);
  draw(2);
  expect(read).toEqual(['then', 'later']);
});

test('a reading or a write that fails is reported, and stops no other', () => {
  const done: string[] = [];
  const ask = paced(() => () => void done.push('paced'), signal);
  const fail = () => {
    throw new Error('failed');
  };
  whenLaidOut(fail, signal);
  whenLaidOut(() => fail, signal);
  ask(0);
  draw(2);
  expect(done).toEqual(['paced']);
  expect(() => vi.runAllTimers()).toThrow('failed');
  ask(0);
  draw(2);
  expect(done).toEqual(['paced', 'paced']);
});
