import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { RecordDetail } from '../../lib/protocol/panel.ts';
import { OutsideLink } from '../OutsideLink.tsx';
import { safeAddress } from '../safe-address.ts';
import { EditFields } from './EditFields.tsx';
import { Hold } from './Hold.tsx';
import type { FieldValues } from './panel-calls.ts';

/** The day after a date, both `YYYY-MM-DD`. */
export function dayAfter(date: string): string | undefined {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : new Date(at + 86_400_000).toISOString().slice(0, 10);
}

/** The three ways out of closed books: another date, by hand and linked, or held. */
export function ClosedPeriod({
  detail,
  mayEdit,
  mayHold,
  today,
  busy,
  onDate,
  onHold,
  onOpen,
  words,
}: {
  detail: RecordDetail;
  mayEdit: boolean;
  mayHold: boolean;
  today: string;
  busy: boolean;
  onDate: (changed: FieldValues) => void;
  onHold: (input: { reason: string | null; until: string | null }) => void;
  onOpen: (address: string) => void;
  words: PanelWords;
}) {
  const { record, card, books_closed_through: through } = detail;
  const platform = card.company.platform;
  const elsewhere = safeAddress(card.platform_url);
  return (
    <section class="part" aria-label={words.closed_title}>
      <h3>{words.closed_choices}</h3>
      {through && <p>{words.closed_through(through)}</p>}
      {mayEdit ? (
        <details>
          <summary>{words.closed_date(platform)}</summary>
          <EditFields
            fields={[
              {
                name: 'date',
                label: words.closed_date_label,
                value: record.date,
                kind: 'date',
                min: through ? dayAfter(through) : undefined,
              },
            ]}
            submit={words.service_save}
            nothing={words.service_nothing}
            busy={busy}
            onSubmit={onDate}
          />
        </details>
      ) : (
        elsewhere && (
          <p>
            <OutsideLink address={elsewhere} onOpen={onOpen}>
              {words.closed_date(platform)}
            </OutsideLink>
          </p>
        )
      )}
      <p>
        <a href="#link-other">{words.closed_hand}</a>
      </p>
      {mayHold && (
        <Hold summary={words.closed_hold} today={today} busy={busy} onHold={onHold} words={words} />
      )}
      <p class="quiet small">{words.closed_warning}</p>
    </section>
  );
}
