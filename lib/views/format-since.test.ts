import { expect, test } from 'vitest';
import { formatSince } from './format-since.ts';

const TORONTO = 'America/Toronto';
/** Tuesday 2026-03-03 09:00 in Toronto. */
const NOW = Date.parse('2026-03-03T14:00:00Z');

test.each([
  ['2026-03-03T13:50:00Z', 'Tue 08:50', 'mar. 8 h 50'],
  ['2026-03-02T20:05:00Z', 'Mon 15:05', 'lun. 15 h 05'],
  ['2026-02-24T13:50:00Z', 'Tue, Feb 24, 08:50', 'mar. 24 févr., 8 h 50'],
])('%s is %s, and stays on one line', (at, english, french) => {
  const write = (language: string) => formatSince(Date.parse(at), NOW, TORONTO, language);
  const said = [write('en'), write('fr-CA')];
  expect(said.join()).not.toContain(' ');
  expect(said.map((text) => text.replaceAll('\u00a0', ' '))).toEqual([english, french]);
});
