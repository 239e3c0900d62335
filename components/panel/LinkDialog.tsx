import { useRef } from 'preact/hooks';
import { webLink } from '../../lib/core/platform-address.ts';
import { formatMoney, type Money, sameMoney } from '../../lib/core/records/money.ts';
import type { QuickBooksRef } from '../../lib/core/records/record-types.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { RecordDetail } from '../../lib/protocol/panel.ts';
import { Modal } from '../dialog/Modal.tsx';
import { OutsideLink } from '../OutsideLink.tsx';
import { labelOf, sentenceOf, type Writing } from '../record/name-record.ts';
import { wholeDates } from '../record/whole-dates.tsx';
import { trusted } from '../trusted.ts';

/** A QuickBooks record to which a record may be linked. */
export interface LinkTarget extends QuickBooksRef {
  /** `null` if only its type and id are known. */
  readonly seen: {
    readonly number: string | null;
    readonly party: string | null;
    readonly amount: Money | null;
    readonly date: string | null;
  } | null;
}

/** Compares a record with the QuickBooks record to link it to, and asks for confirmation. */
export function LinkDialog({
  detail,
  target,
  address,
  onOpen,
  onConfirm,
  onCancel,
  words,
  writing,
}: {
  detail: RecordDetail;
  target: LinkTarget;
  address: string | null;
  onOpen: (address: string) => void;
  onConfirm: () => void;
  onCancel: () => void;
  words: PanelWords;
  writing: Writing;
}) {
  const cancel = useRef<HTMLButtonElement>(null);
  const { language } = writing;
  const { record } = detail.card;
  const label = labelOf(record, words.shared, language);
  const link = webLink(address);
  const { platform } = detail.card.company;
  const overwrites = detail.can.destroys?.link !== undefined;
  return (
    <Modal
      title={words.link_dialog(record.type, label)}
      safest={cancel}
      onCancel={onCancel}
      language={language}
    >
      <p class="named">{wholeDates(sentenceOf(record, words.shared, language))}</p>
      <p>{words.link_to(target.type, target.seen?.number ?? target.id)}</p>
      {target.seen ? (
        <Sides detail={detail} seen={target.seen} words={words} language={language} />
      ) : (
        <p class="notice tone-decide">{words.link_unseen}</p>
      )}
      {link && (
        <p>
          <OutsideLink address={link} onOpen={onOpen}>
            {words.card.open_quickbooks}
          </OutsideLink>
        </p>
      )}
      {overwrites ? (
        <p class="notice tone-bad">
          {wholeDates(words.link_overwrites(platform, sentenceOf(record, words.shared, language)))}
        </p>
      ) : (
        <p>{words.link_consequence(platform)}</p>
      )}
      <div class="buttons end">
        <button type="button" ref={cancel} class="button" onClick={trusted(onCancel)}>
          {words.shared.cancel}
        </button>
        <button
          type="button"
          class={overwrites ? 'button destructive' : 'button primary'}
          onClick={trusted(onConfirm)}
        >
          {words.link_confirm}
        </button>
      </div>
    </Modal>
  );
}

function Sides({
  detail,
  seen,
  words,
  language,
}: {
  detail: RecordDetail;
  seen: NonNullable<LinkTarget['seen']>;
  words: PanelWords;
  language: string;
}) {
  const { record, company } = detail.card;
  const money = (amount: Money | null) => amount && formatMoney(amount, language);
  const equalMoney =
    record.amount && seen.amount ? sameMoney(record.amount, seen.amount) : record.amount === seen.amount;
  const rows = [
    { name: 'number', here: record.number, there: seen.number, equal: record.number === seen.number },
    { name: 'customer', here: record.party, there: seen.party, equal: record.party === seen.party },
    { name: 'amount', here: money(record.amount), there: money(seen.amount), equal: equalMoney },
    { name: 'date', here: record.date, there: seen.date, equal: record.date === seen.date },
  ];
  return (
    <table class="compare">
      <thead>
        <tr>
          <th scope="col" class="field">
            {words.field_column}
          </th>
          <th scope="col">{company.platform}</th>
          <th scope="col">{words.quickbooks}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, here, there, equal }) => (
          <tr key={name}>
            <th scope="row" class="field">
              {words.field[name]}
              {!equal && <span class="changed">{words.link_differs}</span>}
            </th>
            <td class={equal ? '' : 'is-changed'}>{here ?? words.nothing}</td>
            <td class={equal ? '' : 'is-changed'}>{there ?? words.nothing}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
