import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf } from '../../locales/format-time.ts';
import { logLine } from './log-line.fixture.ts';
import { filterLog, peopleOf, WHOLE_LOG } from './log-lines.ts';
import { writeCsv } from './write-csv.ts';

const dayInToronto = (at: string) => dayOf(Date.parse(at), 'America/Toronto');

test('a log is filtered by section, person and record [SO-16, SO-17]', () => {
  const lines = [
    logLine({ id: '1', outcome: 'pending', who: null }),
    logLine({ id: '2' }),
    logLine({ id: '3', outcome: 'refused', label: 'Érable' }),
    logLine({ id: '4', outcome: 'canceled', label: 'INV \u00a02105' }),
    logLine({ id: '5', outcome: 'accepted' }),
  ];
  const ids = (filter: Partial<Parameters<typeof filterLog>[1]>) =>
    filterLog(lines, { ...WHOLE_LOG, ...filter }, dayInToronto).map(({ id }) => id);
  expect(ids({})).toEqual(['1', '2', '3', '4', '5']);
  expect(ids({ section: 'pending' })).toEqual(['1']);
  expect(ids({ section: 'accepted' })).toEqual(['5']);
  expect(ids({ section: 'succeeded' })).toEqual(['2']);
  expect(ids({ section: 'failed' })).toEqual(['3']);
  expect(ids({ who: '' })).toEqual(['1']);
  expect(ids({ record: 'erable' })).toEqual(['3']);
  expect(ids({ record: 'inv 2105' })).toEqual(['4']);
  expect(peopleOf(lines, 'en')).toEqual(['', 'Office admin']);
});

test('the days of a log are the company’s, and a range includes its first and last day', () => {
  const lines = [
    logLine({ id: '1', at: '2026-03-03T04:59:00Z' }),
    logLine({ id: '2', at: '2026-03-03T05:00:00Z' }),
    logLine({ id: '3', at: '2026-03-05T04:59:00Z' }),
    logLine({ id: '4', at: '2026-03-05T05:00:00Z' }),
  ];
  const ids = (from: string, to: string) =>
    filterLog(lines, { ...WHOLE_LOG, from, to }, dayInToronto).map(({ id }) => id);
  expect(ids('2026-03-03', '2026-03-04')).toEqual(['2', '3']);
  expect(ids('2026-03-03', '')).toEqual(['2', '3', '4']);
  expect(ids('', '2026-03-04')).toEqual(['1', '2', '3']);
});

test('CSV begins with a byte order mark, quotes where needed and neutralizes formulas', () => {
  expect(
    writeCsv(
      [
        ['Who', 'What'],
        ['Côté & Fils', 'a "b", c'],
        ['=1+1', '-12.50'],
        ['@sum', '-x'],
        [null, 'line\nbreak'],
      ],
      ',',
    ),
  ).toBe('\uFEFFWho,What\r\nCôté & Fils,"a ""b"", c"\r\n\'=1+1,-12.50\r\n\'@sum,\'-x\r\n,"line\nbreak"\r\n');
  expect(writeCsv([['1,5', 'a;b']], ';')).toBe('\uFEFF1,5;"a;b"\r\n');
});

/** What stands before a sign is no part of a formula's beginning, unless it is a line break or a tab. */
function isMarked(cell: string): boolean {
  const [first = '', ...rest] = cell.replace(/^[\s\p{C}]+/u, '');
  const isNumber = /^[\d.,]+$/.test(rest.join(''));
  return /^[\t\r\n]/.test(cell) || '=+@＝＋－＠'.includes(first || ' ') || (first === '-' && !isNumber);
}

test.each(['＝1', '＋1', '－1', '＠x', '\n=1', ' =1', '\u200b=1', '\u0000@x', '\t1', ' -1a'])(
  'a cell that begins a formula in another way is marked too: %j',
  (cell) => {
    expect(readCsv(writeCsv([[cell, '']], ','))).toEqual([[`'${cell}`, '']]);
  },
);

test('for any cells, the table has one line per row and every cell reads back', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
      expect(readCsv(writeCsv(rows, ','))).toEqual(
        rows.map((row) => row.map((cell) => (isMarked(cell) ? `'${cell}` : cell))),
      );
    }),
  );
});

/** Parses CSV (RFC 4180). */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 1; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      rows.at(-1)?.push(cell);
      cell = '';
    } else if (sign === '\r') {
      rows.at(-1)?.push(cell);
      cell = '';
      rows.push([]);
      at += 1;
    } else cell += sign;
  }
  return rows.slice(0, -1);
}
