import { makeRecord } from '../../../test/engine/world/make-record.ts';
import type { Random } from '../../../test/sandbox/world/random.ts';
import type { PlatformRecord } from '../records/platform-record.ts';
import { quickBooksTypeOf, type RecordType } from '../records/record-types.ts';

/** A document in QuickBooks, as its list shows it. */
export interface BookedDocument {
  readonly id: string;
  readonly type: RecordType;
  /** `''` where the bookkeeper omitted it, as for many payments and card expenses. */
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly cents: number;
  readonly party: string;
}

export interface BelievableCompany {
  readonly documents: readonly BookedDocument[];
  readonly records: readonly PlatformRecord[];
  /** The document of each record that has one, by record id; some records have lost their link to it. */
  readonly documentOf: ReadonlyMap<string, string>;
}

export type Tells = 'all' | 'names' | 'nothing';

/** The names of a party on the platform and in QuickBooks. */
interface Party {
  readonly own: string;
  readonly inBooks: string;
}

type Names = readonly [string, ...string[]];
const FAMILIES: Names = ['Birch', 'Cedar Grove', 'Maple', 'Larch', 'Tremblay', 'Côté', 'Nguyen', 'Okafor'];
const TRADES: Names = [
  'Landscaping',
  'Roofing & Siding',
  'Dental',
  'Plumbing',
  'HOA',
  'Bakery',
  'et Fils',
  'Law Office',
];
const FORMS: Names = ['', ' Inc.', ' LLC', ' Ltd', ' ltée'];
const STREETS: Names = ['Elm St', 'Phase 2', '14 Rue Principale', 'Unit 7'];
const SUPPLIERS: Names = [
  'Hydro One',
  'City Water',
  'Acme Supply',
  'Northern Fuel',
  'Lakeside Rentals',
  'Bell',
];

const BEGIN = Date.UTC(2025, 2, 1);
const DAYS = 365;
const dayOf = (days: number) => new Date(BEGIN + days * 86_400_000).toISOString().slice(0, 10);
const money = (cents: number) => ({ value: (cents / 100).toFixed(2), currency: 'USD' });

/**
 * Generates one year in the books of a small company whose documents mostly come from a platform: numbers in sequence
 * for each type, monthly retainers of one amount, suppliers whose account number is on each bill, bank fees without a
 * number, payments by cheque, card and transfer, parties renamed in QuickBooks, documents made by hand, and every kind
 * of failure that leaves a record without a copy.
 * @param tells what the platform reports about a copy besides its id: number, party, date and amount, or number and
 * party
 */
export function makeBelievableCompany(random: Random, tells: Tells): BelievableCompany {
  const chance = (percent: number) => random.next() * 100 < percent;
  const documents: BookedDocument[] = [];
  const records: PlatformRecord[] = [];
  const documentOf = new Map<string, string>();
  let lastId = 100;

  const written = (own: string): Party => {
    if (chance(4)) return { own, inBooks: own.replace(/ (?:Inc\.|LLC|Ltd|ltée)$/, '').concat(' Group') };
    if (chance(6)) return { own, inBooks: own.replace(' & ', ' and ').toUpperCase() };
    return { own, inBooks: own };
  };
  // Names are unique in QuickBooks.
  const names = new Set<string>();
  while (names.size < 40) {
    const whole = `${random.pick(FAMILIES)} ${random.pick(TRADES)}${random.pick(FORMS)}`;
    names.add(chance(12) ? `${whole}:${random.pick(STREETS)}` : whole);
  }
  const customers = [...names].map(written);
  const suppliers = SUPPLIERS.map(written);
  const oneOf = (parties: readonly Party[]) =>
    parties[random.whole(0, parties.length - 1)] ?? { own: 'Cash', inBooks: 'Cash' };

  /** Adds a document and, in most cases, the platform's record of it. */
  function book(
    type: RecordType,
    number: string,
    day: number,
    cents: number,
    { own, inBooks }: Party,
    fee = 0,
  ): void {
    const document = { id: String(lastId++), type, number, date: dayOf(day), cents, party: inBooks };
    documents.push(document);
    if (chance(8)) return;
    const id = `${type}_${document.id}`;
    documentOf.set(id, document.id);
    const isRenumbered = chance(1);
    const lostItsLink = chance(2);
    records.push(
      makeRecord({
        id,
        type,
        number: isRenumbered ? `${number}-A` : number || null,
        date: dayOf(day + (chance(4) ? random.pick([-1, 1]) : 0)),
        amount: money(chance(2) ? cents + 5_000 : cents),
        party: { id: own, name: own },
        fee: fee === 0 ? null : money(fee),
        sync: lostItsLink
          ? { state: 'failed' }
          : {
              state: 'synced',
              quickbooks: {
                type: quickBooksTypeOf(type) ?? 'Invoice',
                id: document.id,
                number: tells !== 'nothing' ? number || null : null,
                name: null,
                party: tells !== 'nothing' ? inBooks : null,
                date: tells === 'all' ? document.date : null,
                amount: tells === 'all' ? money(cents) : null,
                status: 'active',
                checked_at: null,
              },
            },
      }),
    );
  }

  /** Adds a record that never arrived, because its number is taken by another party's or day's document. */
  function fail(type: RecordType, number: string, day: number, cents: number, { own }: Party): void {
    records.push(
      makeRecord({
        id: `failed_${type}_${number}_${day}`,
        type,
        number,
        date: dayOf(day),
        amount: money(cents),
        party: { id: own, name: own },
        sync: { state: 'failed' },
      }),
    );
  }

  const price = () => random.pick([random.whole(2_000, 900_000), random.whole(10, 400) * 500]);
  const retainers = new Map(
    customers.slice(0, 12).map((customer) => [customer, random.whole(9, 60) * 5_000]),
  );
  let invoice = 1001;
  let estimate = 1001;
  let cheque = 301;
  for (let day = 0; day < DAYS; day += 1) {
    const isFirst = day % 30 === 0;
    if (isFirst)
      for (const [party, cents] of retainers) book('invoice', String(invoice++), day, cents, party);
    for (let made = random.whole(0, 3); made > 0; made -= 1) {
      const party = oneOf(customers);
      const cents = price();
      const number = String(invoice++);
      if (chance(3)) fail('invoice', number, day, price(), oneOf(customers.filter((each) => each !== party)));
      book('invoice', number, day, cents, party);
      const paid = day + random.whole(1, 40);
      if (chance(60)) {
        const how = random.pick(['cheque', 'card', 'transfer']);
        // A card payment has the number of its invoice, a transfer none.
        const by = how === 'cheque' ? String(cheque++) : how === 'card' ? number : '';
        book('payment', by, paid, cents, party, how === 'card' ? Math.round(cents * 0.029) + 30 : 0);
      }
      if (chance(4))
        book('credit_memo', chance(50) ? number : `CM-${number}`, paid, random.whole(1_000, cents), party);
    }
    if (chance(25)) book('estimate', String(estimate++), day, price(), oneOf(customers));
    if (chance(30)) book('sales_receipt', `SR-${2000 + day}`, day, price(), oneOf(customers));
    if (isFirst) {
      // The bill's number is the account number: the same each month; the rent also has the same amount.
      for (const [at, supplier] of suppliers.slice(0, 3).entries()) {
        book('bill', `ACCT-${7781 + at}`, day, at === 0 ? 340_00 : random.whole(4_000, 60_000), supplier);
        if (chance(10))
          fail('bill', `ACCT-${7781 + at}`, day + random.whole(5, 25), random.whole(4_000, 60_000), supplier);
      }
      book('expense', 'FEE', day, 15_00, { own: 'Royal Bank', inBooks: 'Royal Bank' });
    }
    if (chance(35)) book('bill', `INV-${random.whole(10_000, 99_999)}`, day, price(), oneOf(suppliers));
    if (chance(30)) book('expense', chance(40) ? String(cheque++) : '', day, price(), oneOf(suppliers));
  }
  return { documents, records, documentOf };
}
