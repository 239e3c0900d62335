import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tellPages } from './tell-pages.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function bench() {
  const pages: [number, unknown][] = [];
  const own: unknown[] = [];
  const tell = tellPages(
    {
      query: async () => [{ id: 1 }, { id: 2 }] as never,
      sendMessage: async (tab: number, push: unknown) => {
        if (tab === 2) throw new Error('Receiving end does not exist.');
        pages.push([tab, push]);
      },
    } as Parameters<typeof tellPages>[0],
    { postMessage: (message) => void own.push(message) },
  );
  return { pages, own, tell };
}

test('changes in quick succession are announced together per company, and a closed tab does no harm', async () => {
  const { pages, own, tell } = bench();
  tell.changed('11', ['a']);
  tell.changed('11', ['b', 'a']);
  tell.changed('22', ['c']);
  await vi.runAllTimersAsync();
  expect(own).toEqual([
    {
      push: 'changed',
      records: [
        ['11', ['a', 'b']],
        ['22', ['c']],
      ],
    },
  ]);
  expect(pages).toEqual([
    [1, { push: 'changed', realm: '11', record_ids: ['a', 'b'] }],
    [1, { push: 'changed', realm: '22', record_ids: ['c'] }],
  ]);
});

test('a change of all records stays one, whatever single records come before or after', async () => {
  const { pages, tell } = bench();
  tell.changed('11', ['a']);
  tell.changed('11', null);
  tell.changed('11', ['b']);
  await vi.runAllTimersAsync();
  expect(pages).toEqual([[1, { push: 'changed', realm: '11', record_ids: null }]]);
});

test('a changed preference is announced to every page, whatever company it shows', async () => {
  const { own, pages, tell } = bench();
  await tell.preferences();
  expect(own).toEqual([{ push: 'preferences' }]);
  expect(pages).toEqual([[1, { push: 'preferences' }]]);
});
