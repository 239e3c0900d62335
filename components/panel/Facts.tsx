import { formatMoney, type Money, sumMoney } from '../../lib/core/records/money.ts';
import type { Nameable } from '../../lib/core/records/nameable.ts';
import type { OfferedRemedy } from '../../lib/core/records/remedy.ts';
import { STATES } from '../../lib/core/records/sync-state.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { RecordDetail } from '../../lib/protocol/panel.ts';
import type { RecordView } from '../../lib/protocol/views.ts';
import { Moment } from '../record/Moment.tsx';
import { labelOf, subtitleOf, titleOf, type Writing } from '../record/name-record.ts';
import { StatePill } from '../state/StatePill.tsx';
import { trusted } from '../trusted.ts';

/** The records for which this one waits, and those that wait for it; each can be opened. */
export function Relations({
  detail,
  onShow,
  words,
  writing,
}: {
  detail: RecordDetail;
  onShow: (recordId: string) => void;
  words: PanelWords;
  writing: Writing;
}) {
  const { waits_on, dependents } = detail.card;
  return (
    <>
      <Group
        remedy="parent"
        title={words.card.waits_on}
        records={waits_on}
        onShow={onShow}
        writing={writing}
      />
      <Group
        title={words.card.dependents(dependents.length)}
        records={dependents}
        onShow={onShow}
        writing={writing}
      />
    </>
  );
}

function Group({
  remedy,
  title,
  records,
  onShow,
  writing,
}: {
  remedy?: OfferedRemedy;
  title: string;
  records: readonly RecordView[];
  onShow: (recordId: string) => void;
  writing: Writing;
}) {
  if (records.length === 0) return null;
  const { words, language } = writing;
  return (
    <section class="part" data-remedy={remedy}>
      <h3>{title}</h3>
      <ul class="relatives">
        {records.map((record) => (
          <li key={record.id}>
            <span class="relative">
              <button type="button" class="link" onClick={trusted(() => onShow(record.id))}>
                {titleOf(record, words, language)}
              </button>
              {subtitleOf(record) && <span> · {subtitleOf(record)}</span>}
              {record.amount && <span class="money"> {formatMoney(record.amount, language)}</span>}
            </span>
            <StatePill state={record.state} words={words} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface GrossFeeNet {
  readonly gross: Money;
  readonly fee: Money;
  readonly net: Money;
  /** The payment to which the fee belongs, if the record is the fee itself. */
  readonly of: Nameable | null;
}

/**
 * Amount paid, processing fee and remainder: for a payment or refund with a fee, and for an expense that is a payment's
 * fee. `null` without a fee, and if the currencies differ, so that nothing can be subtracted.
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

/** The record's position in the queue, its last sync, its next try and its number of tries. */
export function Facts({
  detail,
  words,
  writing,
}: {
  detail: RecordDetail;
  words: PanelWords;
  writing: Writing;
}) {
  const { card, next_run_at } = detail;
  const { position } = detail.record.sync;
  const { progress } = STATES[card.record.state];
  const pending = progress === 'queued' || progress === 'held';
  return (
    <dl class="facts">
      {pending && position !== null && (
        <div>
          <dt>{words.place}</dt>
          <dd class="number">{position}</dd>
        </div>
      )}
      {pending && next_run_at && (
        <div>
          <dt>{words.next_run}</dt>
          <dd>
            <Moment at={next_run_at} writing={writing} />
          </dd>
        </div>
      )}
      <div>
        <dt>{words.card.last_success}</dt>
        <dd>
          {card.last_success_at ? (
            <Moment at={card.last_success_at} ago writing={writing} />
          ) : (
            words.card.never
          )}
        </dd>
      </div>
      {card.next_attempt_at && (
        <div>
          <dt>{words.card.next_attempt}</dt>
          <dd>
            <Moment at={card.next_attempt_at} writing={writing} />
          </dd>
        </div>
      )}
      {card.attempts !== null && card.attempts > 0 && (
        <div>
          <dt>{words.card.attempts}</dt>
          <dd>{card.attempts}</dd>
        </div>
      )}
    </dl>
  );
}
