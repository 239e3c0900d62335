import { expect, test } from 'vitest';
import { memoryArea } from '../store/items/memory-area.fixture.ts';
import { dismissedBanners } from './dismissed-banners.ts';

test('a banner is dismissed for its company and kind, also for the next worker', async () => {
  const session = memoryArea();
  const { items } = session;
  const banners = dismissedBanners({ session });
  expect(await banners.of('1')).toEqual([]);
  await banners.add('attention', '1');
  await banners.add('attention', '1');
  await banners.add('refused', '2');
  for (const each of [banners, dismissedBanners({ session })]) {
    expect(await each.of('1')).toEqual(['attention']);
    expect(await each.of('2')).toEqual(['refused']);
    expect(await each.of('3')).toEqual([]);
  }
  expect(items.dismissed).toHaveLength(2);
  await banners.forget('1');
  expect(items.dismissed).toEqual(['refused 2']);
  expect([await banners.of('1'), await banners.of('2')]).toEqual([[], ['refused']]);
});
