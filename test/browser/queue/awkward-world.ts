import { scenarioRecord, worldOf } from '../../sandbox/world/common-world.ts';
import type { RecordSeed } from '../../sandbox/world/seed-record.ts';
import type { World } from '../../sandbox/world/world.ts';

/** Names of customers, some of them hostile. None of them may become markup. */
export const NAMES: Readonly<Record<string, string>> = {
  image: '<img src=x onerror="window.broken=1">',
  script: '</script><script>window.broken=1</script>',
  attribute: '"><svg onload=window.broken=1> {{window.broken=1}}',
  entity: '&lt;b&gt; &amp; Söhne &#x1F333;',
  hebrew: 'גינון ירוק בע״מ',
  arabic: 'شركة الحدائق ١٢٣',
  override: 'Cedar \u202eevorG\u202c Grove',
  emoji: '🌳👩🏽‍🌾🏳️‍🌈 Garden 🇨🇦',
  combining: `Z${'\u0351\u0357\u0334\u0321'.repeat(12)}algo Ltd`,
  decomposed: 'E\u0301rable & Fre\u0300res',
  formula: '=HYPERLINK("https://example.com","x")',
  unbroken: `Wide${'W'.repeat(3_000)}`,
  blanks: `  a${'\u00a0'.repeat(40)}b  `,
};

/** Edge cases of invoices' number, amount, currency and date, and how the list shows them. */
export const EDGES: readonly {
  readonly number: string;
  readonly amount: string;
  readonly currency?: string;
  readonly date: string;
  readonly shows: { readonly amount: string; readonly date: string };
}[] = [
  {
    number: '12D',
    amount: '999999999999.99',
    date: '1970-01-02',
    shows: { amount: '$999,999,999,999.99', date: 'Jan 2, 1970' },
  },
  // The contract's zero value, which means no date.
  { number: 'EPOCH', amount: '0.00', date: '1970-01-01', shows: { amount: '$0.00', date: '' } },
  {
    number: 'NEG',
    amount: '-123456789012.34',
    date: '9999-12-31',
    shows: { amount: '−$123,456,789,012.34', date: 'Dec 31, 9999' },
  },
  { number: 'CENT', amount: '0.01', date: '2024-02-29', shows: { amount: '$0.01', date: 'Feb 29, 2024' } },
  {
    number: 'YEN',
    amount: '123456789012',
    currency: 'JPY',
    date: '2026-01-31',
    shows: { amount: '¥123,456,789,012', date: 'Jan 31' },
  },
  {
    number: 'WON',
    amount: '-5000',
    currency: 'KRW',
    date: '2026-02-28',
    shows: { amount: '−₩5,000', date: 'Feb 28' },
  },
  {
    number: 'ODD',
    amount: '10.5',
    currency: 'XXX',
    date: '2025-12-31',
    shows: { amount: 'XXX\u00a010.50', date: 'Dec 31, 2025' },
  },
  { number: 'ZERO', amount: '0.00', date: '2026-01-01', shows: { amount: '$0.00', date: 'Jan 1' } },
];

/** The error of the record named `image`: its detail is longer than what the extension stores. */
export const LONG_DETAIL = `<img src=x onerror="window.broken=1"> ${'Detail without end. '.repeat(600)}`;

/**
 * A company of awkward records: every name as a failed customer and as the customer of a failed invoice, every edge case as
 * an invoice to approve. Its time zone is fourteen hours ahead of UTC, where each day begins first.
 */
export function awkwardWorld(): World {
  const customers = Object.entries(NAMES).map(
    ([id, name]): RecordSeed => ({
      id: `cus_${id}`,
      type: 'customer',
      state: 'failed',
      name,
      match: 'ask',
      error: { code: 'no_match', message: `No customer is named ${name}`, detail: LONG_DETAIL },
    }),
  );
  const invoices = Object.entries(NAMES).map(
    ([id, name], n): RecordSeed => ({
      id: `inv_${id}`,
      type: 'invoice',
      state: 'failed',
      number: id === 'unbroken' ? 'N'.repeat(150) : name.slice(0, 40),
      party: { id: `cus_${id}`, name },
      date: '2026-03-01',
      amount: `${100 + n}.00`,
      depends_on: [],
      error: { code: '6000', message: name, detail: LONG_DETAIL },
    }),
  );
  const edges = EDGES.map(
    ({ number, amount, currency, date }): RecordSeed => ({
      id: `edge_${number}`,
      type: 'invoice',
      state: 'needs_approval',
      number,
      party: { id: 'cus_hebrew', name: NAMES.hebrew ?? '' },
      date,
      amount,
      ...(currency ? { currency } : {}),
    }),
  );
  return worldOf([...customers, ...invoices, ...edges].map(scenarioRecord), [], {
    time_zone: 'Pacific/Kiritimati',
  });
}
