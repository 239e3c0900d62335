import { formatMoney, type Money, sumMoney } from '../../lib/core/records/money.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { RecordDetail } from '../../lib/protocol/panel.ts';
import type { Nameable, Writing } from '../record/name-record.ts';
import { labelOf } from '../record/name-record.ts';

export interface GrossFeeNet {
  readonly gross: Money;
  readonly fee: Money;
  readonly net: Money;
  /** The payment whose fee it is, where the record is the fee itself. */
  readonly of: Nameable | null;
}

/**
 * What was paid, what processing cost and what is left: of a payment or refund with a fee, and of an expense that is the fee
 * of a payment. `null` where there is no fee, and where the currencies differ: then nothing can be subtracted.
 */
export function grossFeeNet({
  record,
  parents,
}: Pick<RecordDetail, 'record' | 'parents'>): GrossFeeNet | null {
  const payment = record.type === 'expense' ? parents.find(({ type }) => type === 'payment') : undefined;
  const gross = payment ? payment.amount : record.amount;
  const fee = payment ? record.amount : record.fee;
  if (!gross || !fee || gross.currency !== fee.currency) return null;
  const minus = fee.value.startsWith('-') ? fee.value.slice(1) : `-${fee.value}`;
  const [net] = sumMoney([gross, { ...fee, value: minus }]);
  if (!net) return null;
  return { gross, fee, net, of: payment ? { ...payment, party: payment.party?.name ?? null } : null };
}

/** Gross, fee and net, in one column. */
export function Amounts({
  detail,
  words,
  writing,
}: {
  detail: RecordDetail;
  words: PanelWords;
  writing: Writing;
}) {
  const amounts = grossFeeNet(detail);
  if (!amounts) return null;
  const { language } = writing;
  const row = (label: string, money: Money, total = false) => (
    <div class={total ? 'total' : ''}>
      <dt>{label}</dt>
      <dd class="money">{formatMoney(money, language)}</dd>
    </div>
  );
  const { of } = amounts;
  return (
    <section class="part" aria-label={words.amounts}>
      <h3>{of ? words.fee_of(of.type, labelOf(of, words.shared, language)) : words.amounts}</h3>
      <dl class="facts">
        {row(words.gross, amounts.gross)}
        {row(words.fee, amounts.fee)}
        {row(words.net, amounts.net, true)}
      </dl>
    </section>
  );
}
