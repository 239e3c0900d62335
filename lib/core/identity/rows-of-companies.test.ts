import { expect, test } from 'vitest';
import { makeRecord } from '../../../test/engine/world/make-record.ts';
import { createRandom, type Random, SEED } from '../../../test/sandbox/world/random.ts';
import type { PlatformRecord } from '../records/platform-record.ts';
import type { RecordType } from '../records/record-types.ts';
import { quickBooksTypeOf } from '../records/record-types.ts';
import type { BookedDocument } from './believable-company.fixture.ts';
import { type DateOrder, learnDateOrder } from './read-date.ts';
import { recordOfRow, type ShownRow } from './row-evidence.ts';

const COMPANIES = 10_000;

/** Few numbers, parties and amounts, so that they collide: reused, repeated every month, similar but not equal. */
const NUMBERS: readonly [string, ...string[]] = [
  '1001',
  '1002',
  'ACCT-7781',
  'acct-7781',
  'FEE',
  '2026-01',
  '0042',
  '42',
];
const PARTIES: readonly [string, ...string[]] = [
  'Cedar',
  'Cedar Grove',
  'Birch & Sons',
  'Birch and Sons',
  'Maple:North',
  'Maple:South',
  'Maple',
];
const CENTS: readonly [number, ...number[]] = [5_000, 50_000, 500_000, 7_510, 120_00, -5_000, 0];
const TYPES: readonly [RecordType, ...RecordType[]] = ['invoice', 'bill', 'credit_memo', 'payment'];
const BEGIN = Date.UTC(2026, 0, 1);

const dayOf = (days: number) => new Date(BEGIN + days * 86_400_000).toISOString().slice(0, 10);
const amountOf = (cents: number) => ({ value: (cents / 100).toFixed(2), currency: 'USD' });

function makeDocument(random: Random, at: number): BookedDocument {
  // Days cluster around the first of a month, where readings of a date and neighbouring days collide.
  const days = random.pick([0, 1, 2, 31, 32, 59, 60, 365]) + random.whole(0, 2);
  return {
    id: String(900 + at),
    type: random.pick(TYPES),
    number: random.pick(NUMBERS),
    date: dayOf(days),
    cents: random.pick(CENTS),
    party: random.pick(PARTIES),
  };
}

/** The platform's record of a document it has posted: its own values may differ from the copy's. */
function makeLinked(random: Random, document: BookedDocument, tells: boolean): PlatformRecord {
  const moved = random.whole(0, 5);
  return makeRecord({
    id: `linked ${document.id}`,
    type: document.type,
    number: moved === 0 ? random.pick(NUMBERS) : document.number,
    date: moved === 1 ? dayOf(random.whole(0, 90)) : document.date,
    amount: amountOf(moved === 2 ? random.pick(CENTS) : document.cents),
    party: { id: 'p', name: moved === 3 ? random.pick(PARTIES) : document.party },
    sync: {
      quickbooks: {
        type: quickBooksTypeOf(document.type) ?? 'Invoice',
        id: document.id,
        number: tells || moved === 0 ? document.number : null,
        name: null,
        party: tells ? document.party : null,
        date: tells ? document.date : null,
        amount: tells ? amountOf(document.cents) : null,
        status: 'active',
        checked_at: null,
      },
    },
  });
}

/** A record that has not reached QuickBooks: invented, or equal to a document in all but one value. */
function makeUnlinked(
  random: Random,
  documents: readonly [BookedDocument, ...BookedDocument[]],
  at: number,
): PlatformRecord {
  const like = random.pick(documents);
  const other = makeDocument(random, at);
  const differs = random.pick(['number', 'date', 'cents', 'party', 'all'] as const);
  const of = differs === 'all' ? other : { ...like, [differs]: other[differs] };
  return makeRecord({
    id: `unlinked ${at}`,
    type: of.type,
    number: of.number,
    date: of.date,
    amount: amountOf(of.cents),
    party: { id: 'p', name: of.party },
    sync: { state: 'failed' },
  });
}

type Columns = Readonly<Record<'date' | 'amount' | 'party', boolean>>;
type Style = (typeof STYLES)[number];
const STYLES = ['en-US', 'en-GB', 'fr-CA', 'fr-FR', 'de-DE'] as const;

function showRow(
  { type, number, date, cents, party }: BookedDocument,
  columns: Columns,
  style: Style,
): ShownRow {
  return {
    type,
    by: 'number',
    value: number,
    date: columns.date ? DAYS[style].format(Date.parse(date)) : null,
    amount: columns.amount ? MONEY[style].format(cents / 100) : null,
    party: columns.party ? party : null,
  };
}
const formats = <Format>(make: (style: Style) => Format) =>
  Object.fromEntries(STYLES.map((style) => [style, make(style)])) as Record<Style, Format>;
const FIGURES = { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' } as const;
const DAYS = formats((style) => new Intl.DateTimeFormat(style, FIGURES));
const DOLLARS = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const;
const MONEY = formats((style) => new Intl.NumberFormat(style, DOLLARS));

const plainParty = (name: string) => name.toLowerCase().replace('&', 'and');
const sameParty = (a: string, b: string) =>
  plainParty(a) === plainParty(b) ||
  a.split(':').some((part) => part === b) ||
  b.split(':').some((part) => part === a);

/** Whether a person could not distinguish the row from the record by any value that both show. */
function sayTheSame(
  document: BookedDocument,
  record: PlatformRecord,
  columns: Columns,
  bothReadings: boolean,
): boolean {
  const copy = record.sync.quickbooks;
  const days = [document.date];
  const [year, month, day] = document.date.split('-');
  if (bothReadings) days.push(`${year}-${day}-${month}`);
  const date = copy?.date ?? record.date ?? '';
  const apart = copy?.date ? 0 : 1;
  const near = days.some((each) => Math.abs(Date.parse(each) - Date.parse(date)) <= apart * 86_400_000);
  const cents = Math.round(Number((copy?.amount ?? record.amount)?.value) * 100);
  const isSigned = document.type === 'invoice' || document.type === 'bill';
  const amounts = isSigned ? cents === document.cents : Math.abs(cents) === Math.abs(document.cents);
  return (
    (copy?.number ?? record.number ?? '').toLowerCase() === document.number.toLowerCase() &&
    (!columns.date || near) &&
    (!columns.amount || amounts) &&
    (!columns.party || sameParty(document.party, copy?.party ?? record.party?.name ?? ''))
  );
}

function makeCompany(random: Random) {
  const first = makeDocument(random, 0);
  const documents: [BookedDocument, ...BookedDocument[]] = [first];
  for (let at = 1; at < random.whole(2, 14); at += 1) documents.push(makeDocument(random, at));
  const tells = random.whole(0, 1) === 0;
  const linked = documents
    .filter(() => random.whole(0, 2) > 0)
    .map((each) => makeLinked(random, each, tells));
  const unlinked = Array.from({ length: random.whole(0, 5) }, (_, at) =>
    makeUnlinked(random, documents, 100 + at),
  );
  return { documents, records: [...linked, ...unlinked], tells };
}

/** Calls `look` for every row of many companies, each with a list with any paging, order, filter and columns. */
function eachRow(
  look: (shown: {
    readonly company: number;
    readonly document: BookedDocument;
    readonly row: ShownRow;
    readonly columns: Columns;
    readonly order: DateOrder | null;
    readonly records: readonly PlatformRecord[];
    readonly tells: boolean;
  }) => void,
): void {
  const random = createRandom(SEED);
  for (let company = 0; company < COMPANIES; company += 1) {
    const { documents, records, tells } = makeCompany(random);
    const columns = {
      date: random.whole(0, 3) > 0,
      amount: random.whole(0, 3) > 0,
      party: random.whole(0, 3) > 0,
    };
    const style = random.pick(STYLES);
    // The visible rows: a page of a list with any paging, order and filter.
    const inView = documents.filter(() => random.whole(0, 3) > 0);
    const rows = inView.map((document) => ({ document, row: showRow(document, columns, style) }));
    const order = learnDateOrder(rows.flatMap(({ row }) => row.date ?? []));
    for (const each of rows) look({ ...each, company, columns, order, records, tells });
  }
}

test(`no row has another document’s badge, in ${COMPANIES} companies (TICKMARK_SEED=${SEED})`, () => {
  const wrong: unknown[] = [];
  let badges = 0;
  eachRow(({ company, document, row, columns, order, records }) => {
    const record = recordOfRow(row, records, order);
    if (!record) return;
    badges += 1;
    const isOwn = record.sync.quickbooks?.id === document.id;
    if (!isOwn && !sayTheSame(document, record, columns, order === null))
      wrong.push({ company, row, record });
  });
  expect(wrong).toEqual([]);
  expect(badges).toBeGreaterThan(COMPANIES / 2);
}, 60_000);

test(`a list never contradicts the record page of the same document (TICKMARK_SEED=${SEED})`, () => {
  const contradictions: unknown[] = [];
  let same = 0;
  eachRow(({ company, document, row, order, records, tells }) => {
    const inList = recordOfRow(row, records, order);
    // A record page is identified by the document's id alone.
    const linked = records.filter(({ sync }) => sync.quickbooks?.id === document.id);
    const onPage = linked.length === 1 ? linked[0] : null;
    if (!inList || !onPage) return;
    if (inList === onPage) same += 1;
    // If a platform reports nothing about copies, two documents may be equal in all known values.
    else if (tells) contradictions.push({ company, row, inList, onPage });
  });
  expect(contradictions).toEqual([]);
  expect(same).toBeGreaterThan(COMPANIES / 2);
}, 60_000);
