import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countWaits, drawHistory, medianWait } from './draw-history.ts';
import { listedRecord } from './list-record.fixture.ts';
import { dayReader, filterLog, type LogLine, peopleOf, WHOLE_LOG } from './log-lines.ts';
import { writeCsv } from './write-csv.ts';

const line = (given: Partial<LogLine> & { id: string }): LogLine => ({
  at: '2026-03-03T12:00:00Z',
  who: 'Office admin',
  action: 'sync',
  record_id: 'inv_1',
  label: '1043',
  outcome: 'succeeded',
  code: null,
  detail: null,
  quickbooks_id: null,
  amount: null,
  state_after: null,
  ...given,
});

test('a log is filtered by section, person and record [SO-16, SO-17]', () => {
  const lines = [
    line({ id: '1', outcome: 'pending', who: null }),
    line({ id: '2' }),
    line({ id: '3', outcome: 'refused', label: 'Érable' }),
    line({ id: '4', outcome: 'canceled', label: 'INV \u00a02105' }),
    line({ id: '5', outcome: 'accepted' }),
  ];
  const ids = (filter: Partial<Parameters<typeof filterLog>[1]>) =>
    filterLog(lines, { ...WHOLE_LOG, ...filter }, dayReader('America/Toronto')).map(({ id }) => id);
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
    line({ id: '1', at: '2026-03-03T04:59:00Z' }),
    line({ id: '2', at: '2026-03-03T05:00:00Z' }),
    line({ id: '3', at: '2026-03-05T04:59:00Z' }),
    line({ id: '4', at: '2026-03-05T05:00:00Z' }),
  ];
  const ids = (from: string, to: string) =>
    filterLog(lines, { ...WHOLE_LOG, from, to }, dayReader('America/Toronto')).map(({ id }) => id);
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

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const NOW = Date.parse('2026-03-03T14:00:00Z');

test('each day counts what was synced and what failed, and a wait begins with the request', () => {
  const { days, waits } = drawHistory(
    [
      line({ id: '1', at: '2026-03-02T10:00:00Z', action: 'approve' }),
      line({ id: '2', at: '2026-03-02T10:30:00Z', outcome: 'failed' }),
      line({ id: '3', at: '2026-03-03T10:00:00Z' }),
      line({ id: '4', at: '2026-03-03T11:00:00Z', record_id: 'inv_2' }),
      line({ id: '5', at: '2026-01-01T11:00:00Z' }),
    ],
    [listedRecord({ id: 'inv_2', created_at: '2026-03-03T10:50:00Z' })],
    NOW,
    3,
    dayOf,
  );
  expect(days).toEqual([
    { day: '2026-03-01', synced: 0, failed: 0 },
    { day: '2026-03-02', synced: 0, failed: 1 },
    { day: '2026-03-03', synced: 2, failed: 0 },
  ]);
  expect(waits).toEqual([10 * 60_000, 24 * 3_600_000]);
  expect(countWaits(waits)).toEqual({ minutes: 1, hour: 0, day: 1, week: 0, more: 0 });
  expect(medianWait(waits)).toBe(10 * 60_000);
  expect(medianWait([])).toBeNull();
});

test('a platform may name its own sending as it likes; its observations do not count', () => {
  const { days } = drawHistory(
    [
      line({ id: '1', action: 'approve', state_after: 'ready' }),
      line({ id: '2', action: 'pushed to ledger', state_after: 'synced_warn' }),
      line({ id: '3', action: 'pushed to ledger', outcome: 'failed', state_after: 'failed' }),
      line({ id: '4', action: 'noticed', state_after: 'link_broken' }),
      line({ id: '5', action: 'backfill', record_id: null }),
      line({ id: '6', action: 'resync', outcome: 'failed', code: 'not_allowed' }),
      line({ id: '7', action: 'pushed to ledger', outcome: 'unknown' }),
    ],
    [],
    NOW,
    1,
    dayOf,
  );
  expect(days).toEqual([{ day: '2026-03-03', synced: 1, failed: 1 }]);
});

test('where a log has only commands, the commands that send are counted', () => {
  const { days } = drawHistory(
    [
      line({ id: '1', action: 'resync', outcome: 'failed', code: '6140' }),
      line({ id: '2', action: 'resync' }),
      line({ id: '3', action: 'skip' }),
      line({ id: '4', action: 'resync', outcome: 'conflict' }),
    ],
    [],
    NOW,
    1,
    dayOf,
  );
  expect(days).toEqual([{ day: '2026-03-03', synced: 1, failed: 1 }]);
});

test('without a log, the records tell when each was last synced and since when each fails', () => {
  const { days, waits } = drawHistory(
    [],
    [
      listedRecord({
        id: '1',
        state: 'synced',
        created_at: '2026-03-03T11:00:00Z',
        last_success_at: '2026-03-03T12:00:00Z',
      }),
      listedRecord({ id: '2', state: 'failed', since: '2026-03-02T12:00:00Z' }),
    ],
    NOW,
    2,
    dayOf,
  );
  expect(days).toEqual([
    { day: '2026-03-02', synced: 0, failed: 1 },
    { day: '2026-03-03', synced: 1, failed: 0 },
  ]);
  expect(waits).toEqual([3_600_000]);
});
