import { afterEach, expect, test, vi } from 'vitest';
import type { Frame, FrameOptions } from '../overlay/frame.ts';
import type { FrameView, FromFrame } from '../visit/frame-messages.ts';
import type { FoundList } from '../visit/frames.ts';
import { makeFrames } from './open-frames.ts';

interface Opened {
  readonly options: FrameOptions<FromFrame>;
  readonly views: FrameView[];
}

const world = vi.hoisted(() => ({ opened: [] as Opened[], dimmed: 0 }));
vi.mock('../overlay/dim-rows.ts', () => ({
  dimRows() {
    world.dimmed += 1;
    return {
      update: () => undefined,
      close: () => {
        world.dimmed -= 1;
      },
    };
  },
}));
vi.mock('../overlay/frame.ts', () => ({
  openFrame(_: unknown, options: FrameOptions<FromFrame>): Partial<Frame<FrameView>> {
    const views: FrameView[] = [];
    world.opened.push({ options, views });
    return { show: (view) => void views.push(view), destroy: () => undefined };
  },
}));

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  world.opened.length = 0;
  world.dimmed = 0;
});

const source = { address: 'a', origin: 'o', vouch: () => undefined };
const toast = (text: string) => ({ text, tone: 'quiet' as const, language: 'en' as const });
/** What the last view of a frame shows. */
const textsIn = ({ views }: Opened) => {
  const view = views.at(-1);
  return view?.show === 'messages' ? view.messages.map(({ text }) => text) : [];
};

test('after messages were removed, the time of their frame opens no other', () => {
  vi.useFakeTimers();
  const frames = makeFrames(source);
  frames.toast(toast('first'));
  world.opened[0]?.options.shown?.();
  frames.clear();
  vi.runAllTimers();
  expect(world.opened).toHaveLength(1);

  frames.toast(toast('second'));
  world.opened[1]?.options.shown?.();
  vi.runAllTimers();
  expect(world.opened.map(textsIn)).toEqual([['first'], ['second']]);
});

test('messages whose frame could not be shown are over, and do not come back with the next', () => {
  const frames = makeFrames(source);
  const over: string[] = [];
  const lost = frames.toast({ ...toast('lost'), onDismiss: () => over.push('lost') });
  world.opened[0]?.options.failed();
  expect(over).toEqual(['lost']);
  lost.close();
  expect(world.opened).toHaveLength(1);
  frames.toast(toast('next'));
  expect(world.opened.slice(1).map(textsIn)).toEqual([['next']]);
});

const rowAt = (top: number) => ({ getBoundingClientRect: () => ({ top, bottom: top + 40 }) });

/** A line above a list, with rows that need a decision. */
function openLine(rows: object[]) {
  vi.useFakeTimers();
  vi.stubGlobal('innerHeight', 800);
  vi.stubGlobal('document', { hidden: false });
  const face = { place: 'list', subject: { about: 'company', realm: '1' }, language: 'en' } as const;
  const list: FoundList = {
    kind: 'invoices',
    element: { parentElement: null, isConnected: true } as Element,
  };
  const line = makeFrames(source).line('attention', face, {
    ...{ list: () => list, rows: () => rows as Element[] },
    ...{ onPress: () => undefined, onDismiss: () => undefined, onLeft: () => undefined },
  });
  const told = () =>
    world.opened.at(-1)?.views.map((view) => (view.show === 'line' ? [view.only, view.isNews] : null));
  return { line, face, told };
}

test('while rows are dimmed, the line is told how many in view stand out when that changes, and asks for no counts', () => {
  const rows = [rowAt(900), rowAt(100), rowAt(790)];
  const { line, face, told } = openLine(rows);
  world.opened[0]?.options.heard({ did: 'only' });
  vi.advanceTimersByTime(2_000);
  expect(told()).toEqual([
    [null, true],
    [2, false],
  ]);
  rows.pop();
  vi.advanceTimersByTime(600);
  line.show(face);
  expect(told()?.slice(2)).toEqual([
    [1, false],
    [1, true],
  ]);
  line.destroy();
  expect(world.dimmed).toBe(0);
});

test('where the frame of the line fails, nothing stays dimmed without a way back', () => {
  const { line } = openLine([rowAt(0)]);
  world.opened[0]?.options.heard({ did: 'only' });
  expect(world.dimmed).toBe(1);
  world.opened[0]?.options.failed();
  expect(world.dimmed).toBe(0);
  line.destroy();
});

test('a line that was shown again is tried again after later failures too', () => {
  const { line } = openLine([]);
  for (let failure = 0; failure < 5; failure += 1) {
    world.opened.at(-1)?.options.failed();
    vi.advanceTimersByTime(6_000);
    world.opened.at(-1)?.options.shown?.();
  }
  expect(world.opened.length).toBeGreaterThan(5);
  line.destroy();
});
