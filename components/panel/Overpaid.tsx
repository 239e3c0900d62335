import { formatMoney, inMillionths, type Money, sumMoney } from '../../lib/core/records/money.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { RecordDetail } from '../../lib/protocol/panel.ts';
import { trusted } from '../trusted.ts';
import type { FieldValues } from './panel-calls.ts';

/** A payment that exceeds its invoice in QuickBooks. */
export interface Overpayment {
  readonly payment: Money;
  readonly invoice: Money;
  readonly over: Money;
}

/** Whether a warning reports an overpayment. */
export function isOverpayment(warning: { readonly code: string } | undefined): boolean {
  return warning?.code === 'payment_exceeds_invoice';
}

/** The excess of a payment over its only invoice in QuickBooks, if that is why it waits; otherwise `null`. */
export function overpaymentOf({
  record,
  parents,
}: Pick<RecordDetail, 'record' | 'parents'>): Overpayment | null {
  const told = record.sync.warnings.some(isOverpayment);
  const invoices = parents.filter(({ type }) => type === 'invoice');
  const invoice = invoices[0]?.sync.quickbooks?.amount;
  const { amount } = record;
  if (!told || record.type !== 'payment' || invoices.length !== 1 || !invoice || !amount) return null;
  if (invoice.currency !== amount.currency || inMillionths(amount.value) <= inMillionths(invoice.value))
    return null;
  const [over] = sumMoney([amount, { ...invoice, value: `-${invoice.value}` }]);
  return over ? { payment: amount, invoice, over } : null;
}

/** Explains why the payment waits, and offers the two remedies. */
export function Overpaid({
  overpayment,
  platform,
  mayEdit,
  why,
  busy,
  onUpdate,
  words,
  language,
}: {
  overpayment: Overpayment;
  platform: string;
  mayEdit: boolean;
  /** Why it may not be changed, or `null`. */
  why: string | null;
  busy: boolean;
  onUpdate: (fields: FieldValues) => void;
  words: PanelWords;
  language: string;
}) {
  const payment = formatMoney(overpayment.payment, language);
  const invoice = formatMoney(overpayment.invoice, language);
  const over = formatMoney(overpayment.over, language);
  return (
    <section class="part" aria-label={words.over_title}>
      <div class="notice tone-decide">
        <p class="what">{words.over(over)}</p>
        <p>{words.over_totals(platform, payment, invoice)}</p>
      </div>
      <div class="buttons">
        <button
          type="button"
          class="button primary"
          disabled={!mayEdit || busy}
          onClick={trusted(() => onUpdate({ overpayment: 'credit' }))}
        >
          {words.over_credit(invoice, over)}
        </button>
        <button
          type="button"
          class="button"
          disabled={!mayEdit || busy}
          onClick={trusted(() => onUpdate({ amount: overpayment.invoice.value }))}
        >
          {words.over_adjust(invoice)}
        </button>
      </div>
      {!mayEdit && why && <p class="quiet small">{why}</p>}
    </section>
  );
}
