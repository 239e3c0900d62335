import { inMillionths } from '../../lib/core/records/money.ts';
import { type SideRecord, sideRecord } from '../../lib/core/report/side-record.ts';
import type { Verdict } from '../../lib/core/report/verdicts.ts';
import type { StoredRecord } from '../sandbox/platform/store/stored-record.ts';
import { believableCompany } from '../sandbox/world/believable-company.ts';
import { createRandom, type Random } from '../sandbox/world/random.ts';

/** The moment at which the reports of these tests are made. */
export const EXPORTED_AT = Date.parse('2026-09-30T01:30:00Z');
/** The first and last day of the reports. */
export const RANGE = { from: '2026-07-25', to: '2026-09-29' };
export const COMPANY = 'Maple Landscaping Inc.';

/** A document in QuickBooks, as its reports show it. */
export interface Doc {
  type: 'invoice' | 'payment';
  id: string;
  number: string;
  date: string;
  party: string;
  amount: string;
  open: string;
  /** The number of the invoice that a payment pays. */
  pays: string | null;
}

export type Planted = Exclude<Verdict, 'agree'>;

/** A platform's records, the books, and what was planted: by the document's place in `docs`, and by record id. */
export interface Pair {
  readonly side: readonly SideRecord[];
  readonly docs: readonly Doc[];
  readonly ofDoc: ReadonlyMap<Doc, { readonly verdict: Verdict; readonly record: string | null }>;
  /** Records that no document is paired with. */
  readonly ofRecord: ReadonlyMap<string, Verdict>;
}

const cents = (value: string) => Number(inMillionths(value) / 10_000n);
const amountOf = (n: number) => (n / 100).toFixed(2);

function toSide(record: StoredRecord): SideRecord {
  const { type, number, name } = record;
  const label = type === 'customer' || type === 'service' ? name : number;
  const sync = { ...record.sync, reported_state: null, next_attempt_at: null, position: null };
  const key = label === null ? '' : `${type}:${label.toLowerCase()}`;
  return sideRecord({ ...record, allowed: [], version: '1', sync }, record.sync.state, key);
}

function isInBooks({ sync }: StoredRecord): boolean {
  return sync.quickbooks !== null && sync.quickbooks.status !== 'deleted';
}

/** The company's books as its platform believes them to be, and its records; payments not yet sent are left out. */
function startingPair(seed: number): { records: StoredRecord[]; docs: Doc[]; recordOf: Map<Doc, string> } {
  const world = believableCompany(seed, { now: EXPORTED_AT, hold: true });
  const records = [...(world.companies[0]?.records ?? [])].filter(
    (record) => !record.older && !(record.type === 'payment' && !isInBooks(record)),
  );
  const docs: Doc[] = [];
  const recordOf = new Map<Doc, string>();
  for (const record of records) {
    const { type, amount, date, number, party, sync } = record;
    if ((type !== 'invoice' && type !== 'payment') || !isInBooks(record) || !amount || !date || !number)
      continue;
    const paid = records
      .filter((each) => each.type === 'payment' && each.depends_on.includes(record.id))
      .reduce((sum, each) => sum + cents(each.amount?.value ?? '0'), 0);
    const invoice = records.find(
      ({ id, type: other }) => other === 'invoice' && record.depends_on.includes(id),
    );
    const doc: Doc = {
      type,
      id: sync.quickbooks?.id ?? '',
      number,
      date,
      party: party?.name ?? '',
      amount: amount.value,
      open: type === 'invoice' ? amountOf(cents(amount.value) - paid) : '0.00',
      pays: type === 'payment' ? (invoice?.number ?? null) : null,
    };
    docs.push(doc);
    recordOf.set(doc, record.id);
  }
  return { records, docs, recordOf };
}

/** Makes a pair with one to three planted differences of each kind. The same seed makes the same pair. */
export function plantedPair(seed: number): Pair {
  const random = createRandom(seed * 7 + 1);
  const { records, docs, recordOf } = startingPair(seed);
  const ofDoc = new Map<Doc, { verdict: Verdict; record: string | null }>();
  const ofRecord = new Map<string, Verdict>();
  const settled = new Set<string>();
  for (const doc of docs) ofDoc.set(doc, { verdict: 'agree', record: recordOf.get(doc) ?? null });
  /** An invoice in the range that nothing was planted on, and that no payment names. */
  const take = (): Doc => {
    const free = docs.filter(
      (doc) =>
        doc.type === 'invoice' &&
        doc.date > '2026-08-01' &&
        doc.date < '2026-09-25' &&
        !settled.has(doc.number) &&
        recordOf.has(doc) &&
        !docs.some(({ pays }) => pays === doc.number),
    );
    const [first, ...rest] = free;
    if (!first) throw new Error('No free invoice is left');
    const doc = random.pick([first, ...rest]);
    settled.add(doc.number);
    return doc;
  };
  const recordIdOf = (doc: Doc) => recordOf.get(doc) ?? '';
  let made = 0;
  const plants: Record<Planted, () => void> = {
    amount_differs() {
      const doc = take();
      doc.amount = amountOf(cents(doc.amount) + random.whole(1, 900));
      doc.open = doc.amount;
      ofDoc.set(doc, { verdict: 'amount_differs', record: recordIdOf(doc) });
    },
    open_differs() {
      const doc = take();
      doc.open = amountOf(cents(doc.open) - random.whole(1, 900));
      ofDoc.set(doc, { verdict: 'open_differs', record: recordIdOf(doc) });
    },
    details_differ() {
      const doc = take();
      if (random.next() < 0.5) doc.date = `2026-09-2${random.whole(6, 8)}`;
      else doc.party = 'Somebody Quite Different';
      ofDoc.set(doc, { verdict: 'details_differ', record: recordIdOf(doc) });
    },
    failed_present() {
      made += 1;
      const failed = records.find(
        (each) =>
          each.type === 'invoice' &&
          each.sync.state === 'failed' &&
          !isInBooks(each) &&
          !settled.has(each.number ?? '') &&
          (each.date ?? '') > RANGE.from,
      );
      if (!failed) throw new Error('No failure is left');
      settled.add(failed.number ?? '');
      const doc = docFor(failed, `77${made}`);
      docs.push(doc);
      ofDoc.set(doc, { verdict: 'failed_present', record: failed.id });
    },
    synced_missing() {
      const doc = take();
      docs.splice(docs.indexOf(doc), 1);
      ofDoc.delete(doc);
      ofRecord.set(recordIdOf(doc), 'synced_missing');
    },
    only_quickbooks() {
      made += 1;
      const doc: Doc = {
        ...{
          type: 'invoice',
          id: `78${made}`,
          number: `Q-${random.whole(10, 99)}${made}`,
          date: '2026-08-14',
        },
        ...{ party: 'Entered By Hand', amount: `17${made}.35`, open: `17${made}.35`, pays: null },
      };
      docs.push(doc);
      ofDoc.set(doc, { verdict: 'only_quickbooks', record: null });
    },
    only_platform() {
      made += 1;
      const [model] = records.filter(({ type, amount }) => type === 'invoice' && amount);
      if (!model) throw new Error('No invoice');
      const id = `inv_new_${made}`;
      records.push({
        ...model,
        ...{
          id,
          number: `N-${made}`,
          date: '2026-08-20',
          amount: { value: `31${made}.07`, currency: 'USD' },
        },
        sync: { ...model.sync, state: 'ready', quickbooks: null, error: null, last_success_at: null },
      });
    },
    number_twice() {
      made += 1;
      const doc = take();
      const twin = { ...doc, id: `79${made}` };
      docs.push(twin);
      const record = recordIdOf(doc);
      ofDoc.set(doc, { verdict: 'number_twice', record: null });
      ofDoc.set(twin, { verdict: 'number_twice', record: null });
      ofRecord.set(record, 'number_twice');
    },
    cannot_tell() {
      const doc = take();
      doc.number = '';
      ofDoc.set(doc, { verdict: 'cannot_tell', record: recordIdOf(doc) });
    },
  };
  for (const plant of Object.values(plants)) for (let n = random.whole(1, 3); n > 0; n -= 1) plant();
  // The rest: records that are not in the books and should not be.
  for (const record of records) {
    const named = [...ofDoc.values()].some((each) => each.record === record.id) || ofRecord.has(record.id);
    if (!named) ofRecord.set(record.id, isInBooks(record) ? 'synced_missing' : 'only_platform');
  }
  return { side: records.map(toSide), docs: shuffled(docs, random), ofDoc, ofRecord };
}

function docFor({ number, date, party, amount }: StoredRecord, id: string): Doc {
  const value = amount?.value ?? '0.00';
  return {
    ...{ type: 'invoice', id, number: number ?? '', date: date ?? '', party: party?.name ?? '' },
    ...{ amount: value, open: value, pays: null },
  };
}

function shuffled(docs: readonly Doc[], random: Random): Doc[] {
  const order = docs.map((doc) => ({ doc, by: random.next() }));
  return order.sort((a, b) => a.by - b.by).map(({ doc }) => doc);
}
