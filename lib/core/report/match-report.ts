import { foldLabel } from '../identity/label-key.ts';
import { canonicalDecimal } from '../identity/read-amount.ts';
import { daysBetween } from '../identity/read-date.ts';
import { type Evidence, neededEvidence, weighRow } from '../identity/row-evidence.ts';
import { isSameParty } from '../identity/same-party.ts';
import {
  quickBooksRefKey,
  quickBooksTypeOf,
  RECORD_TYPES,
  type RecordType,
} from '../records/record-types.ts';
import { isSynced, STATES } from '../records/sync-state.ts';
import { openBalances } from './open-balances.ts';
import type { Report, ReportRow } from './report.ts';
import type { SideRecord } from './side-record.ts';
import { inThousandths } from './thousandths.ts';
import type { Differing, Finding, LeftOut, Verdict } from './verdicts.ts';
import { whyLeftOut } from './why-left-out.ts';

/** What a report is compared with. */
export interface Side {
  readonly records: readonly SideRecord[];
  /** The company's own currency, in which reports are; `null` if unknown. */
  readonly currency: string | null;
}

export interface Matched {
  readonly findings: readonly Finding[];
  /** How many records and rows are not judged, by the reason. */
  readonly left_out: Readonly<Partial<Record<LeftOut, number>>>;
}

/**
 * Compares a report with a platform's records: by the QuickBooks id where the report tells it, else by type and number
 * and the evidence that rows of lists need, else by date, amount and party, which only suggests.
 * @param exported_at when the report was made at the latest, milliseconds since the epoch
 */
export function matchReport(report: Report, side: Side, exported_at: number): Matched {
  return new Matcher(report, side, exported_at).run();
}

/** Types whose number is the document's own in QuickBooks; others have the number of a cheque or of somebody else. */
const OWN_NUMBERS: ReadonlySet<RecordType> = new Set<RecordType>([
  ...([
    'invoice',
    'estimate',
    'sales_receipt',
    'credit_memo',
    'refund',
    'purchase_order',
    'journal_entry',
  ] as const),
]);

const NO_DIFFERENCE: readonly Differing[] = [];

class Matcher {
  private readonly report: Report;
  private readonly side: Side;
  private readonly exported_at: number;
  private readonly findings: Finding[] = [];
  private readonly left_out: Partial<Record<LeftOut, number>> = {};
  /** Records that a finding names. */
  private readonly used = new Set<SideRecord>();
  /** The same for those that plainly agree, by their place among the records: most of them. */
  private readonly agreeing: Uint8Array;
  /** The numbers and names of rows that were matched by their id. */
  private readonly taken = new Set<string>();
  private readonly openOf: ReturnType<typeof openBalances>;
  private readonly why: ReturnType<typeof whyLeftOut>;
  private readonly platformTypes: ReadonlySet<RecordType>;

  constructor(report: Report, side: Side, exported_at: number) {
    this.report = report;
    this.side = side;
    this.exported_at = exported_at;
    this.agreeing = new Uint8Array(side.records.length);
    this.openOf = openBalances(side.records, exported_at);
    this.platformTypes = new Set(side.records.map(({ type }) => type));
    this.why = whyLeftOut(report, exported_at, this.openOf);
  }

  run(): Matched {
    const { rows, unknown_types } = this.report;
    if (unknown_types > 0) this.left_out.unknown_type = unknown_types;
    const unmatched: ReportRow[] = [];
    this.matchLabels(this.matchIds(rows), unmatched);
    this.judgeRows(this.suggest(unmatched));
    this.judgeRecords();
    return { findings: this.findings, left_out: this.left_out };
  }

  /** Matches rows by their QuickBooks id. @returns the others */
  private matchIds(rows: readonly ReportRow[]): readonly ReportRow[] {
    if (!rows.some(({ id }) => id !== null)) return rows;
    const byRef = new Map<string, SideRecord>();
    for (const record of this.side.records) {
      if (record.sync.quickbooks) byRef.set(quickBooksRefKey(record.sync.quickbooks), record);
    }
    return rows.filter((row) => {
      const type = quickBooksTypeOf(row.type);
      const record = row.id === null || type === null ? undefined : byRef.get(`${type}:${row.id}`);
      if (!record || this.used.has(record)) return true;
      this.pair(row, record);
      const key = keyOf(row);
      if (key !== null) this.taken.add(key);
      return false;
    });
  }

  /** Matches rows and records with the same type and number or name. Rows without such a record go to `unmatched`. */
  private matchLabels(rows: readonly ReportRow[], unmatched: ReportRow[]): void {
    const types = new Set<RecordType>(this.report.types);
    // Most labels have one record and one row; of the others, all are kept aside. Labels of each type stand apart, so that
    // none has to be put together with its type first.
    const slots = new Map<RecordType, Map<string, number>>();
    for (const type of types) slots.set(type, new Map());
    const { records } = this.side;
    /** The places of records, by slot. */
    const firstRecords: number[] = [];
    const moreRecords = new Map<number, SideRecord[]>();
    let place = -1;
    for (const record of records) {
      place += 1;
      const ofType = slots.get(record.type);
      const { label } = record;
      if (label === '' || ofType === undefined || this.used.has(record)) continue;
      const slot = ofType.get(label);
      if (slot === undefined) {
        ofType.set(label, firstRecords.length);
        firstRecords.push(place);
      } else addTo(moreRecords, slot, record);
    }
    const firstRows = new Array<ReportRow | undefined>(firstRecords.length).fill(undefined);
    const moreRows = new Map<number, ReportRow[]>();
    const lone = new Map<string, ReportRow[]>();
    for (const row of rows) {
      const ofType = slots.get(row.type);
      // Most numbers stand in the report in their normal form.
      let slot = row.number === null ? undefined : ofType?.get(row.number);
      const label = slot === undefined ? labelOf(row) : null;
      if (label !== null) slot = ofType?.get(label);
      if (slot === undefined && label === null) unmatched.push(row);
      else if (slot === undefined) addTo(lone, `${row.type}:${label}`, row);
      else if (firstRows[slot] === undefined) firstRows[slot] = row;
      else addTo(moreRows, slot, row);
    }
    for (let slot = 0; slot < firstRows.length; slot += 1) {
      const row = firstRows[slot];
      const at = firstRecords[slot] ?? -1;
      const record = records[at];
      if (row === undefined || record === undefined) continue;
      const [others, otherRows] = [moreRecords.get(slot), moreRows.get(slot)];
      if (others || otherRows) {
        this.judgeSeveral([row, ...(otherRows ?? [])], [record, ...(others ?? [])], unmatched);
      } else if (this.agreesPlainly(row, record)) {
        this.agreeing[at] = 1;
        this.note(isFailedWithoutCopy(record) ? 'failed_present' : 'agree', row, record);
      } else this.judgePair(row, record, unmatched);
    }
    for (const [key, some] of lone) this.judgeLone(key, some, unmatched);
  }

  /** Rows of one number that no record has. */
  private judgeLone(key: string, rows: readonly ReportRow[], unmatched: ReportRow[]): void {
    const isTwice = rows.length > 1 && rows.every((row) => this.hasOwnNumber(row));
    if (isTwice || this.taken.has(key)) this.apart('number_twice', rows, []);
    else unmatched.push(...rows);
  }

  /** Whether a number is the document's own, on a platform that has such documents. */
  private hasOwnNumber({ type }: ReportRow): boolean {
    return OWN_NUMBERS.has(type) && this.platformTypes.has(type);
  }

  /** One row and one record with the same number: the same document, another one, or not to be told. */
  private judgePair(row: ReportRow, record: SideRecord, unmatched: ReportRow[]): void {
    const same = this.isSame(row, record);
    if (same === 'same') this.pair(row, record);
    else if (same === 'other' && !this.hasOwnNumber(row)) unmatched.push(row);
    else this.apart(same === 'other' ? 'number_twice' : 'cannot_tell', [row], [record]);
  }

  /** Whether all values of a row are those of the record, and of its copy where it has one, as they mostly are. */
  private agreesPlainly(
    row: ReportRow,
    { sync, type, date, party, amount, own_amount }: SideRecord,
  ): boolean {
    const isAsRecord =
      row.amount !== null &&
      row.amount === own_amount &&
      row.date === date &&
      row.name !== null &&
      row.name === party?.name &&
      row.id === null &&
      row.open === null &&
      row.whole_amount &&
      !row.voided;
    if (!isAsRecord || amount === null || amount.currency !== (this.side.currency ?? amount.currency))
      return false;
    const copy = sync.quickbooks;
    if (copy === null) return true;
    return (
      copy.type === RECORD_TYPES[type].quickbooks &&
      row.date === copy.date &&
      row.name === copy.party &&
      amount.value === copy.amount?.value &&
      amount.currency === copy.amount.currency
    );
  }

  /** Several rows or records with one number: those that fit each other alone are matched, the rest is told. */
  private judgeSeveral(
    rows: readonly ReportRow[],
    records: readonly SideRecord[],
    unmatched: ReportRow[],
  ): void {
    const fits = rows.map((row) =>
      records.filter((record) => this.isSame(row, record, 'strictly') === 'same'),
    );
    const matched = new Set<ReportRow>();
    for (const [at, row] of rows.entries()) {
      const [record, other] = fits[at] ?? [];
      if (record === undefined || other !== undefined) continue;
      if (fits.filter((each) => each.includes(record)).length > 1) continue;
      this.pair(row, record);
      matched.add(row);
    }
    const restRows = rows.filter((row) => !matched.has(row));
    const rest = records.filter((record) => !this.used.has(record));
    const [row] = restRows;
    const [record] = rest;
    if (row && record && restRows.length === 1 && rest.length === 1) {
      this.judgePair(row, record, unmatched);
      return;
    }
    if (row && !this.hasOwnNumber(row)) {
      // The number is a reference that many may have: those that fit none are judged as if they had none.
      const fitting = restRows.filter((each) => rest.some((one) => fits[rows.indexOf(each)]?.includes(one)));
      const fitted = rest.filter((one) => fitting.some((each) => fits[rows.indexOf(each)]?.includes(one)));
      this.apart('cannot_tell', fitting, fitted);
      unmatched.push(...restRows.filter((each) => !fitting.includes(each)));
      return;
    }
    if (record && !OWN_NUMBERS.has(record.type)) return;
    // Where records alone are left, the platform uses the number twice: told of those that the report could show.
    if (restRows.length === 0) {
      this.apart(
        'number_twice',
        [],
        rest.filter((each) => this.why(each) === null),
      );
    } else if (restRows.length > 1 && rest.length > 1) this.apart('cannot_tell', restRows, rest);
    else this.apart('number_twice', restRows, rest);
  }

  /** Whether a row and a record are one document. `strictly`: by the rule of lists, without any difference. */
  private isSame(row: ReportRow, record: SideRecord, how?: 'strictly'): 'same' | 'other' | 'unsure' {
    const copy = record.sync.quickbooks;
    if (copy && copy.type !== quickBooksTypeOf(record.type)) return 'other';
    // The report tells another id than that of the copy.
    if (row.id !== null && copy) return 'other';
    // Names are unique in QuickBooks; a full one tells two children of the same name apart.
    if (RECORD_TYPES[row.type].labelledBy === 'name') {
      if (!copy) return 'unsure';
      const full = copy.name ?? record.name ?? '';
      return how && !isSameParty(row.name ?? '', full) ? 'other' : 'same';
    }
    const { date, amount, party } = this.weigh(row, record);
    const count = (which: Evidence) =>
      Number(date === which) + Number(amount === which) + Number(party === which);
    const agreeing = count('agrees');
    const differing = count('differs');
    if (agreeing >= neededEvidence(record) && differing <= (how ? 0 : agreeing)) return 'same';
    return agreeing === 0 && differing > 0 ? 'other' : 'unsure';
  }

  private weigh(row: ReportRow, record: SideRecord) {
    const { date, amount, party } = weighRow(
      {
        days: row.date === null ? [] : [row.date],
        amount: row.amount === null ? null : { value: row.amount, currency: null },
        party: row.name,
      },
      record,
    );
    const silent = amount === 'differs' && (!row.whole_amount || row.voided || this.isForeign(record));
    return { date, amount: silent ? ('silent' as const) : amount, party };
  }

  /** Whether a row's amount is that of a record; where it tells an open balance alone, that of an unpaid one. */
  private hasAmount(row: ReportRow, record: SideRecord): boolean {
    return this.weigh({ ...row, amount: row.amount ?? row.open }, record).amount === 'agrees';
  }

  private isForeign({ amount, sync }: SideRecord): boolean {
    const known = sync.quickbooks?.amount ?? amount;
    return known !== null && this.side.currency !== null && known.currency !== this.side.currency;
  }

  /** A row and a record that are one document. */
  private pair(row: ReportRow, record: SideRecord): void {
    const { differs, open } = this.compare(row, record);
    const verdict: Verdict = isDoubled(row, record)
      ? 'number_twice'
      : isFailedWithoutCopy(record)
        ? 'failed_present'
        : differs.includes('amount')
          ? 'amount_differs'
          : differs.includes('open')
            ? 'open_differs'
            : differs.length > 0
              ? 'details_differ'
              : 'agree';
    this.tell(verdict, row, record, differs, open);
  }

  /** Compares what a row says with what the platform says itself. */
  private compare(
    row: ReportRow,
    record: SideRecord,
  ): { differs: readonly Differing[]; open: string | null } {
    const copy = record.sync.quickbooks;
    if (RECORD_TYPES[record.type].labelledBy === 'name') return { differs: NO_DIFFERENCE, open: null };
    const differs: Differing[] = [];
    const own = record.amount ?? copy?.amount ?? null;
    const isComparable = row.whole_amount && !this.isForeign(record);
    if (row.amount !== null && own && isComparable && !(row.voided && copy?.status === 'voided')) {
      if (!isSameAmount(row.amount, own.value, record.type)) differs.push('amount');
    }
    const open = row.open === null || !isComparable ? null : this.openOf(record);
    const openDiffers = open !== null && row.open !== null && open !== row.open;
    if (openDiffers) differs.push('open');
    if (row.date !== null && record.date !== null && row.date !== record.date) differs.push('date');
    if (!isKnownParty(row, record)) differs.push('name');
    if (row.id !== null && row.number !== null && record.label !== '' && labelOf(row) !== record.label)
      differs.push('number');
    return { differs: differs.length === 0 ? NO_DIFFERENCE : differs, open: openDiffers ? open : null };
  }

  private apart(verdict: Verdict, rows: readonly ReportRow[], records: readonly SideRecord[]): void {
    for (const row of rows) this.tell(verdict, row, null);
    for (const record of records) this.tell(verdict, null, record);
  }

  private tell(
    verdict: Verdict,
    row: ReportRow | null,
    record: SideRecord | null,
    differs = NO_DIFFERENCE,
    open: string | null = null,
  ): void {
    if (record) this.used.add(record);
    this.note(verdict, row, record, differs, open);
  }

  private note(
    verdict: Verdict,
    row: ReportRow | null,
    record: SideRecord | null,
    differs = NO_DIFFERENCE,
    open: string | null = null,
  ): void {
    const isInBooks = record !== null && (record.sync.quickbooks !== null || isSynced(record.state));
    this.findings.push({
      verdict,
      row,
      record: record?.shown ?? null,
      differs,
      open,
      would_double: row !== null && record !== null && !isInBooks,
      changed_since: record !== null && record.updated_at > this.exported_at,
    });
  }

  /**
   * Suggests records for rows that none has the number of, and for rows without a number: same date, amount and party.
   * @returns the rows that nothing is suggested for
   */
  private suggest(rows: readonly ReportRow[]): readonly ReportRow[] {
    if (rows.length === 0) return rows;
    const byAmount = new Map<string, SideRecord[]>();
    const byParty = new Map<string, SideRecord[]>();
    for (const [at, record] of this.side.records.entries()) {
      if (this.isUsed(record, at) || RECORD_TYPES[record.type].labelledBy === 'name') continue;
      const copy = record.sync.quickbooks;
      const amount = copy?.amount ?? record.amount;
      const party = copy?.party ?? record.party?.name;
      if (amount) addTo(byAmount, `${record.type} ${bare(canonicalDecimal(amount.value) ?? '')}`, record);
      if (party) addTo(byParty, `${record.type} ${foldLabel(party)}`, record);
    }
    const suggested = new Map<ReportRow, SideRecord[]>();
    const times = new Map<SideRecord, number>();
    for (const row of rows) {
      const { type, date, amount, name, whole_amount } = row;
      if (date === null || name === null) continue;
      // The amount of some lines is not the document's: then date and party suggest.
      const candidates =
        amount !== null && whole_amount
          ? byAmount.get(`${type} ${bare(amount)}`)
          : byParty.get(`${type} ${foldLabel(name)}`);
      const found = (candidates ?? []).filter((record) => {
        const copied = record.sync.quickbooks?.date ?? null;
        const known = copied ?? record.date;
        if (known === null || daysBetween(known, date) > (copied === null ? 1 : 0)) return false;
        return this.weigh(row, record).party === 'agrees';
      });
      const alike = found.filter((record) => this.hasAmount(row, record));
      const best = alike.length > 0 ? alike : found;
      if (best.length === 0) continue;
      suggested.set(row, best);
      for (const record of best) times.set(record, (times.get(record) ?? 0) + 1);
    }
    for (const [row, found] of suggested) {
      const [record, other] = found;
      const alone = record !== undefined && other === undefined && times.get(record) === 1;
      if (alone) this.tell('cannot_tell', row, record, row.number === null ? NO_DIFFERENCE : ['number']);
      else this.tell('cannot_tell', row, null);
    }
    for (const record of times.keys()) if (!this.used.has(record)) this.tell('cannot_tell', null, record);
    return rows.filter((row) => !suggested.has(row));
  }

  /** Rows that the platform has nothing for. */
  private judgeRows(rows: readonly ReportRow[]): void {
    let first: string | null = null;
    for (const { date } of this.side.records) {
      if (date !== null && (first === null || date < first)) first = date;
    }
    for (const row of rows) {
      const isBefore = row.date !== null && first !== null && row.date < first;
      if (!this.platformTypes.has(row.type)) this.leaveOut('platform_has_none');
      else if (isBefore) this.leaveOut('before_first');
      else this.tell('only_quickbooks', row, null);
    }
  }

  /** Records that the report has no row for. */
  private judgeRecords(): void {
    let place = -1;
    for (const record of this.side.records) {
      place += 1;
      if (this.isUsed(record, place)) continue;
      const reason = this.why(record);
      const isInBooks = record.sync.quickbooks !== null || isSynced(record.state);
      if (reason === null) this.tell(isInBooks ? 'synced_missing' : 'only_platform', null, record);
      else this.leaveOut(reason);
    }
  }

  private isUsed(record: SideRecord, at: number): boolean {
    return this.agreeing[at] === 1 || this.used.has(record);
  }

  private leaveOut(reason: LeftOut): void {
    this.left_out[reason] = (this.left_out[reason] ?? 0) + 1;
  }
}

const PLAIN_LABEL = /^[\w-]+$/;

/** The normal form of a row's number or name, as in the mirror's index; `null` without one. */
function labelOf({ type, number, name }: ReportRow): string | null {
  if (RECORD_TYPES[type].labelledBy === 'name') {
    if (name === null) return null;
    // Lists show a sub-customer without its parent.
    return foldLabel(type === 'customer' ? (name.split(':').at(-1) ?? name) : name);
  }
  if (number === null) return null;
  return PLAIN_LABEL.test(number) ? number.toLowerCase() : foldLabel(number);
}

/** The key of a row in the form of the mirror's index. */
function keyOf(row: ReportRow): string | null {
  const label = labelOf(row);
  return label === null ? null : `${row.type}:${label}`;
}

function addTo<Key, Value>(index: Map<Key, Value[]>, key: Key, value: Value): void {
  const others = index.get(key);
  if (others) others.push(value);
  else index.set(key, [value]);
}

function bare(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : amount;
}

function isSameAmount(shown: string, own: string, type: RecordType): boolean {
  const known = canonicalDecimal(own) ?? '';
  return RECORD_TYPES[type].eitherSign ? bare(known) === bare(shown) : known === shown;
}

/** Whether the platform says that it failed and that QuickBooks does not have it. */
function isFailedWithoutCopy({ state, sync }: SideRecord): boolean {
  return sync.quickbooks === null && (STATES[state].attention !== null || state === 'error_ignored');
}

/** Whether a row's lines add up to twice its record: they are those of two documents alike. */
function isDoubled({ amount, whole_amount }: ReportRow, record: SideRecord): boolean {
  const own = record.amount?.value;
  if (amount === null || whole_amount || own === undefined || Number(own) === 0) return false;
  return inThousandths(amount) === 2 * inThousandths(own);
}

/** Whether the row's name is the platform's, or the one in QuickBooks that it is matched with. */
function isKnownParty({ name }: ReportRow, { party, sync }: SideRecord): boolean {
  if (name === null) return true;
  const known = [party?.name, sync.quickbooks?.party].filter(
    (each) => typeof each === 'string' && each !== '',
  );
  return known.length === 0 || known.some((each) => each === name || isSameParty(name, each ?? ''));
}
