import { afterEach, expect, test, vi } from 'vitest';
import type { Frame, FrameOptions } from '../overlay/frame.ts';
import type { FrameView, FromFrame } from '../visit/frame-messages.ts';
import { makeFrames } from './open-frames.ts';

interface Opened {
  readonly options: FrameOptions<FromFrame>;
  readonly views: FrameView[];
}

const world = vi.hoisted(() => ({ opened: [] as Opened[] }));
vi.mock('../overlay/frame.ts', () => ({
  openFrame(_: unknown, options: FrameOptions<FromFrame>): Partial<Frame<FrameView>> {
    const views: FrameView[] = [];
    world.opened.push({ options, views });
    return { show: (view) => void views.push(view), destroy: () => undefined };
  },
}));

afterEach(() => {
  vi.useRealTimers();
  world.opened.length = 0;
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
