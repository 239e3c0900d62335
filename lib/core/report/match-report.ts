import { foldLabel, nameKey, numberKey } from '../identity/label-key.ts';
import { canonicalDecimal } from '../identity/read-amount.ts';
import { daysBetween } from '../identity/read-date.ts';
import { neededEvidence, weighRow } from '../identity/row-evidence.ts';
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
import type { ComparedRecord, Differing, Finding, LeftOut, Verdict } from './verdicts.ts';
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

interface Group {
  readonly rows: ReportRow[];
  readonly records: SideRecord[];
}

const NO_DIFFERENCE: readonly Differing[] = [];

class Matcher {
  private readonly report: Report;
  private readonly side: Side;
  private readonly exported_at: number;
  private readonly findings: Finding[] = [];
  private readonly left_out: Partial<Record<LeftOut, number>> = {};
  /** Records that a finding names. */
  private readonly used = new Set<SideRecord>();
  /** The numbers and names of rows that were matched by their id. */
  private readonly taken = new Set<string>();
  private readonly openOf: ReturnType<typeof openBalances>;
  private readonly why: ReturnType<typeof whyLeftOut>;

  constructor(report: Report, side: Side, exported_at: number) {
    this.report = report;
    this.side = side;
    this.exported_at = exported_at;
    this.openOf = openBalances(side.records, exported_at);
    this.why = whyLeftOut(report, exported_at, this.openOf);
  }

  run(): Matched {
    const { rows, unknown_types } = this.report;
    if (unknown_types > 0) this.left_out.unknown_type = unknown_types;
    const unmatched: ReportRow[] = [];
    for (const group of this.groups(this.matchIds(rows), unmatched)) this.judgeGroup(group, unmatched);
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

  /** Rows and records with the same type and number or name. Rows without such a record go to `unmatched`. */
  private groups(rows: readonly ReportRow[], unmatched: ReportRow[]): Iterable<Group> {
    const types = new Set<RecordType>(this.report.types);
    const groups = new Map<string, Group>();
    for (const record of this.side.records) {
      if (record.key === '' || !types.has(record.type) || this.used.has(record)) continue;
      const group = groups.get(record.key);
      if (group) group.records.push(record);
      else groups.set(record.key, { rows: [], records: [record] });
    }
    const lone = new Map<string, Group>();
    for (const row of rows) {
      const key = keyOf(row);
      const group = key === null ? undefined : groups.get(key);
      if (group) group.rows.push(row);
      else if (key === null) unmatched.push(row);
      else {
        const others = lone.get(key);
        if (others) others.rows.push(row);
        else lone.set(key, { rows: [row], records: [] });
      }
    }
    for (const [key, group] of lone) {
      if (this.taken.has(key)) this.apart('number_twice', group.rows, []);
      else groups.set(key, group);
    }
    return groups.values();
  }

  private judgeGroup({ rows, records }: Group, unmatched: ReportRow[]): void {
    const [row] = rows;
    if (row === undefined) return;
    const [record] = records;
    if (rows.length === 1 && records.length <= 1) {
      if (record === undefined) unmatched.push(row);
      else this.judgePair(row, record);
      return;
    }
    this.judgeSeveral(rows, records);
  }

  /** One row and one record with the same number: the same document, another one, or not to be told. */
  private judgePair(row: ReportRow, record: SideRecord): void {
    const same = this.isSame(row, record);
    if (same === 'same') this.pair(row, record);
    else this.apart(same === 'other' ? 'number_twice' : 'cannot_tell', [row], [record]);
  }

  /** Several rows or records with one number: those that fit each other alone are matched, the rest is told. */
  private judgeSeveral(rows: readonly ReportRow[], records: readonly SideRecord[]): void {
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
      this.judgePair(row, record);
      return;
    }
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
    const weighed = Object.values(this.weigh(row, record));
    const agreeing = weighed.filter((each) => each === 'agrees').length;
    const differing = weighed.filter((each) => each === 'differs').length;
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
    const copy = record.sync.quickbooks;
    const failed = STATES[record.state].attention !== null || record.state === 'error_ignored';
    const verdict: Verdict = isDoubled(row, record)
      ? 'number_twice'
      : failed && copy === null
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
    if (row.id !== null && row.number !== null && record.key !== '' && keyOf(row) !== record.key)
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
    const isInBooks = record !== null && (record.sync.quickbooks !== null || isSynced(record.state));
    this.findings.push({
      verdict,
      row,
      record: record && compared(record),
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
    for (const record of this.side.records) {
      if (this.used.has(record) || RECORD_TYPES[record.type].labelledBy === 'name') continue;
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
    const types = new Set<RecordType>();
    let first: string | null = null;
    for (const { type, date } of this.side.records) {
      types.add(type);
      if (date !== null && (first === null || date < first)) first = date;
    }
    for (const row of rows) {
      const isBefore = row.date !== null && first !== null && row.date < first;
      if (!types.has(row.type)) this.leaveOut('platform_has_none');
      else if (isBefore) this.leaveOut('before_first');
      else this.tell('only_quickbooks', row, null);
    }
  }

  /** Records that the report has no row for. */
  private judgeRecords(): void {
    for (const record of this.side.records) {
      if (this.used.has(record)) continue;
      const reason = this.why(record);
      const isInBooks = record.sync.quickbooks !== null || isSynced(record.state);
      if (reason === null) this.tell(isInBooks ? 'synced_missing' : 'only_platform', null, record);
      else this.leaveOut(reason);
    }
  }

  private leaveOut(reason: LeftOut): void {
    this.left_out[reason] = (this.left_out[reason] ?? 0) + 1;
  }
}

const PLAIN_LABEL = /^[\w-]+$/;

/** The key under which a row's record is looked up, in the normal form of the mirror's index; `null` without a label. */
function keyOf({ type, number, name }: ReportRow): string | null {
  if (RECORD_TYPES[type].labelledBy === 'name') {
    if (name === null) return null;
    return nameKey(type, type === 'customer' ? (name.split(':').at(-1) ?? name) : name);
  }
  if (number === null) return null;
  return PLAIN_LABEL.test(number) ? `${type}:${number.toLowerCase()}` : numberKey(type, number);
}

function addTo<Value>(index: Map<string, Value[]>, key: string, value: Value): void {
  const others = index.get(key);
  if (others) others.push(value);
  else index.set(key, [value]);
}

function bare(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : amount;
}

function isSameAmount(shown: string, own: string, type: RecordType): boolean {
  const value = own.endsWith('0') || !own.includes('.') ? canonicalDecimal(own) : own;
  if (value === shown) return true;
  const known = canonicalDecimal(own) ?? '';
  return RECORD_TYPES[type].eitherSign ? bare(known) === bare(shown) : known === shown;
}

/** Whether a row's lines add up to twice its record: they are those of two documents alike. */
function isDoubled({ amount, whole_amount }: ReportRow, record: SideRecord): boolean {
  const own = record.amount?.value;
  if (amount === null || whole_amount || own === undefined || Number(own) === 0) return false;
  return Math.round(Number(amount) * 100) === Math.round(Number(own) * 200);
}

/** Whether the row's name is the platform's, or the one in QuickBooks that it is matched with. */
function isKnownParty({ name }: ReportRow, { party, sync }: SideRecord): boolean {
  if (name === null) return true;
  const known = [party?.name, sync.quickbooks?.party].filter(
    (each) => typeof each === 'string' && each !== '',
  );
  return known.length === 0 || known.some((each) => each === name || isSameParty(name, each ?? ''));
}

function compared({ id, type, number, name, party, date, amount }: SideRecord): ComparedRecord {
  return { id, type, number, name, party: party?.name ?? null, date, amount };
}
