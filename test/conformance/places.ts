import { PUBLISHED, type SchemaName } from '../../lib/platform/contract/document/published-schemas.ts';
import { isBlank } from '../../lib/platform/contract/read.ts';
import { readRecord } from '../../lib/platform/contract/record.ts';
import type { Exchange } from './ask-server.ts';
import { at, textAt } from './json.ts';
import { allOf, type Verdict } from './verdict.ts';

/** One place of an answer that breaks its schema, and the rule that tells of it. */
interface Departure {
  readonly rule: string;
  /** `GET /connection: companies[].time_zone: not a text` */
  readonly words: string;
}

type Path = readonly PropertyKey[];

/** Operations that stand alone have a rule of their own for their schema. */
const OWN_RULE: Readonly<Record<string, string>> = {
  checkRecord: 'X1',
  searchCustomers: 'X2',
  getList: 'X3',
  addListItem: 'X4',
  renameListItem: 'X4',
  deactivateListItem: 'X4',
  getLog: 'X5',
  backfill: 'X6',
  startRun: 'N1',
  getRun: 'N2',
};

/** Places that another rule tells of in its own words: operation, pattern of the place, rule. */
const PLACES: readonly (readonly [operation: string, place: RegExp, rule: string])[] = [
  ['getConnection', /^companies(\[\](\.realm_id)?)?$/, 'C1'],
  ['getConnection', /^companies\[\]\.name$/, 'C3'],
  ['getConnection', /^companies\[\]\.(currency|time_zone)$/, 'C6'],
  ['getConnection', /^capabilities\.batch_max$/, 'C7'],
  ['listRecords', /^(records|cursor)?$/, 'F1'],
];

function placeOf(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? '[]' : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

/** The rule that tells of a departure. */
function ruleOf(exchange: Exchange, path: Path, message: string): string {
  const { operation, json } = exchange;
  const parts = path.map((part) => (typeof part === 'number' ? part : String(part)));
  const value = at(json, ...parts);
  if (typeof value === 'string' && isBlank(value, message)) return 'G10';
  const id = operation?.id ?? '';
  const place = placeOf(path);
  const own = PLACES.find(([of, pattern]) => of === id && pattern.test(place));
  if (own) return own[2];
  const [list, index] = parts;
  const isSetAside = list === 'records' && index !== undefined && !readRecord(at(json, 'records', index)).ok;
  return (isSetAside && id === 'listRecords' ? 'F7' : null) ?? OWN_RULE[id] ?? 'G4';
}

function schemaOf({ operation, status }: Exchange): SchemaName | null {
  if (status >= 400) return 'Problem';
  return status >= 200 && status < 300 ? (operation?.answer ?? null) : null;
}

const departures = new WeakMap<Exchange, readonly Departure[]>();

/** All places of an answer that break its schema. Fields that the contract does not know are no departures. */
export function departuresOf(exchange: Exchange): readonly Departure[] {
  const known = departures.get(exchange);
  if (known) return known;
  const schema = exchange.json === undefined ? null : schemaOf(exchange);
  const issues = schema ? (PUBLISHED[schema].safeParse(exchange.json).error?.issues ?? []) : [];
  const found = issues.map(({ path, message }) => ({
    rule: ruleOf(exchange, path, message),
    words: `${exchange.operation?.id ?? exchange.label}: ${[placeOf(path), message].filter(Boolean).join(': ')}`,
  }));
  departures.set(exchange, found);
  return found;
}

/** The departures that a rule tells of, each place once with how often it was seen. */
export function countPlaces(exchanges: readonly Exchange[], rule: string): Verdict {
  const counts = new Map<string, number>();
  for (const exchange of exchanges) {
    for (const { words, rule: of } of departuresOf(exchange)) {
      if (of === rule) counts.set(words, (counts.get(words) ?? 0) + 1);
    }
  }
  return allOf(
    [...counts].map(([words, count]) => (count === 1 ? words : `${words} (${count} times)`)),
    'place',
  );
}

/** Records of all pages that cannot be read at all, with the reason. */
export function setAside(records: readonly unknown[]): string[] {
  return records.flatMap((record) => {
    const reading = readRecord(record);
    return reading.ok ? [] : [`${textAt(record, 'id') || 'a record without an id'}: ${reading.reason}`];
  });
}

/** Ids of the records of which something holds. */
export function idsOf(records: readonly unknown[], holds: (record: unknown) => boolean): string[] {
  return records.filter(holds).map((record) => textAt(record, 'id'));
}

/** All money of a record, with its place. */
export function moneyOf(record: unknown): { place: string; value: unknown; currency: unknown }[] {
  return [['amount'], ['fee'], ['sync', 'quickbooks', 'amount']].flatMap((path) => {
    const money = at(record, ...path);
    return money
      ? [{ place: path.join('.'), value: at(money, 'value'), currency: at(money, 'currency') }]
      : [];
  });
}
