import { expect, test } from 'vitest';
import { createRandom, SEED } from '../../../test/sandbox/world/random.ts';
import { type BookedDocument, makeBelievableCompany, type Tells } from './believable-company.fixture.ts';
import { labelKeyOf } from './label-key.ts';
import { learnDateOrder } from './read-date.ts';
import { keyOfRow, recordOfRow, type ShownRow } from './row-evidence.ts';

const COMPANIES = 5;
/** Rows on one page of a list. */
const PAGE = 100;

const COLUMNS = ['date', 'amount', 'party'] as const;
type Column = (typeof COLUMNS)[number];
type BelievableRecord = ReturnType<typeof makeBelievableCompany>['records'][number];
const FIGURES = { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' } as const;
const DAYS = new Intl.DateTimeFormat('en-US', FIGURES);
const MONEY = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

function showRow({ type, number, date, cents, party }: BookedDocument, hidden: Column | null): ShownRow {
  return {
    type,
    by: 'number',
    value: number,
    date: hidden === 'date' ? null : DAYS.format(Date.parse(date)),
    amount: hidden === 'amount' ? null : MONEY.format(cents / 100),
    party: hidden === 'party' ? null : party,
  };
}

/** Whether a record has every value that the row of a document shows: nobody could tell them apart by the row. */
function looksLike(
  { date, amount, party }: BelievableRecord,
  document: BookedDocument,
  hidden: Column | null,
): boolean {
  const equal: Record<Column, boolean> = {
    date: date === document.date,
    amount: Number(amount?.value) * 100 === document.cents,
    party: party?.name === document.party,
  };
  return COLUMNS.every((column) => column === hidden || equal[column]);
}

/**
 * Counts rows with their own record's badge, with another's, and without one although the platform knows their
 * document; apart, rows with the badge of a record that has every value which the row shows.
 */
function count(seed: number, tells: Tells, hidden: Column | null) {
  const random = createRandom(seed);
  const found = { right: 0, wrong: 0, none: 0, alike: 0 };
  for (let company = 0; company < COMPANIES; company += 1) {
    const { documents, records, documentOf } = makeBelievableCompany(random, tells);
    const known = new Set(documentOf.values());
    const byKey = Map.groupBy(records, labelKeyOf);
    for (const list of Map.groupBy(documents, ({ type }) => type).values()) {
      list.sort((a, b) => (a.date < b.date ? 1 : -1));
      for (let from = 0; from < list.length; from += PAGE) {
        const page = list
          .slice(from, from + PAGE)
          .map((document) => ({ document, row: showRow(document, hidden) }));
        const order = learnDateOrder(page.flatMap(({ row }) => row.date ?? []));
        const texts = page.map(({ row }) => JSON.stringify(row));
        for (const [at, { document, row }] of page.entries()) {
          // A row without a number cannot be looked up and gets no badge.
          if (row.value === '') continue;
          // Nor do rows with equal texts in every column.
          const isAlone = texts.indexOf(texts[at] ?? '') === texts.lastIndexOf(texts[at] ?? '');
          const record = isAlone ? recordOfRow(row, byKey.get(keyOfRow(row)) ?? [], order) : null;
          if (record && documentOf.get(record.id) !== document.id && looksLike(record, document, hidden))
            found.alike += 1;
          else if (record) found[documentOf.get(record.id) === document.id ? 'right' : 'wrong'] += 1;
          else if (known.has(document.id)) found.none += 1;
        }
      }
    }
  }
  return found;
}

/** Minimum shares with all columns, and with one hidden. */
const LEAST: Readonly<Record<Tells, readonly [whole: number, short: number]>> = {
  all: [0.95, 0.9],
  names: [0.95, 0.9],
  // A party renamed in QuickBooks, or an amount changed on one side, costs the badge.
  nothing: [0.88, 0.85],
};

test.each(['all', 'names', 'nothing'] as const)(
  'nearly every row of a believable company has its badge, and none another’s (of copies, the platform reports %s)',
  (tells) => {
    const shares = ([null, 'date', 'amount', 'party'] as const).map((hidden) => {
      const { right, wrong, none, alike } = count(SEED, tells, hidden);
      return { hidden: hidden ?? 'nothing', right, none, wrong, alike, share: right / (right + none) };
    });
    console.info(`TICKMARK_SEED=${SEED}`);
    console.table(shares);
    const [whole, short] = LEAST[tells];
    for (const { hidden, wrong, alike, share } of shares) {
      expect(wrong, hidden).toBe(0);
      // Hardly ever; each is a number used twice on one day for one amount.
      expect(alike, hidden).toBeLessThanOrEqual(5);
      expect(share, hidden).toBeGreaterThanOrEqual(hidden === 'nothing' ? whole : short);
    }
  },
  60_000,
);
