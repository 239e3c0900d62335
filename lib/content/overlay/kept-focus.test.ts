import { afterEach, expect, test, vi } from 'vitest';
import { noteFocus, takeFocusBack, watchFocus } from './kept-focus.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a badge gets the focus back that a message leaves, until the visit has ended and nothing holds the badge', () => {
  vi.stubGlobal('document', new EventTarget());
  const visit = new AbortController();
  watchFocus(visit.signal);
  const give = vi.fn();
  noteFocus('Invoice:146', 'resync', give);
  takeFocusBack();
  expect(give).toHaveBeenCalledExactlyOnceWith('resync');
  visit.abort();
  takeFocusBack();
  expect(give).toHaveBeenCalledTimes(1);
});
