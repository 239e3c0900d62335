import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paced, whenLaidOut } from './idle.ts';

const { signal } = new AbortController();
let frames: (() => void)[] = [];
const page = { hidden: false, documentElement: {} as object | null };

/** Draws the next frame, as the browser does: what throws in one callback stops no other. */
function drawFrame(): void {
  const due = frames;
  frames = [];
  for (const each of due) {
    try {
      each();
    } catch {}
  }
}

/** Draws the next frame, and lets the timers go by that it has set. */
function draw(): void {
  drawFrame();
  vi.runOnlyPendingTimers();
}

let reportSize: () => void = () => undefined;

class Observer {
  constructor(report: () => void) {
    reportSize = report;
  }
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
  vi.clearAllTimers();
  draw();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('without a document element for a moment, what was asked for is read all the same, and what is asked for later', () => {
  const read: string[] = [];
  page.documentElement = null;
  whenLaidOut(() => void read.push('then'), signal);
  draw();
  expect(read).toEqual(['then']);
  page.documentElement = {};
  whenLaidOut(() => void read.push('later'), signal);
  draw();
  expect(read).toEqual(['then', 'later']);
});

test('a reading asks the page for one frame alone, and the next one waits for its own', () => {
  const read: string[] = [];
  whenLaidOut(() => () => whenLaidOut(() => void read.push('next'), signal), signal);
  expect(frames).toHaveLength(1);
  drawFrame();
  expect(frames).toHaveLength(0);
  reportSize();
  expect(frames).toHaveLength(1);
  vi.runOnlyPendingTimers();
  expect(read).toEqual([]);
  draw();
  expect(read).toEqual(['next']);
  expect(frames).toHaveLength(0);
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
  draw();
  expect(done).toEqual(['paced']);
  expect(() => vi.runAllTimers()).toThrow('failed');
  expect(() => vi.runAllTimers()).toThrow('failed');
  ask(0);
  draw();
  expect(done).toEqual(['paced', 'paced']);
});
