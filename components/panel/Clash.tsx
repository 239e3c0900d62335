import { useState } from 'preact/hooks';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { RecordDetail } from '../../lib/protocol/panel.ts';
import { OutsideLink } from '../OutsideLink.tsx';
import { safeAddress } from '../safe-address.ts';
import { trusted } from '../trusted.ts';
import { EditFields } from './EditFields.tsx';
import type { FieldValues } from './panel-calls.ts';

/** What has the record's number in QuickBooks, and the ways out: open it, link to it if it is the same kind, change the number. */
export function Clash({
  detail,
  mayEdit,
  mayLink,
  busy,
  onOpen,
  onLink,
  onNumber,
  words,
}: {
  detail: RecordDetail;
  mayEdit: boolean;
  mayLink: boolean;
  busy: boolean;
  onOpen: (address: string) => void;
  onLink: () => void;
  onNumber: (changed: FieldValues) => void;
  words: PanelWords;
}) {
  const [editing, setEditing] = useState(false);
  const { clash, record, card } = detail;
  const platform = card.company.platform;
  const address = safeAddress(clash?.url ?? null);
  const elsewhere = safeAddress(card.platform_url);
  return (
    <section class="part" aria-label={words.change_number(platform)}>
      <div class="buttons">
        {clash && address && (
          <OutsideLink address={address} onOpen={onOpen} look="button">
            {words.open_clash(clash.quickbooks.type, clash.number ?? clash.quickbooks.id)}
          </OutsideLink>
        )}
        {clash?.linkable && mayLink && (
          <button type="button" class="button" disabled={busy} onClick={trusted(onLink)}>
            {words.link_to_it}
          </button>
        )}
        {mayEdit ? (
          <button
            type="button"
            class="button"
            aria-expanded={editing}
            onClick={trusted(() => setEditing(!editing))}
          >
            {words.change_number(platform)}
          </button>
        ) : (
          elsewhere && (
            <OutsideLink address={elsewhere} onOpen={onOpen} look="button">
              {words.change_number(platform)}
            </OutsideLink>
          )
        )}
      </div>
      {clash && !clash.linkable && (
        <p class="quiet small">{words.clash_other_type(record.type, clash.quickbooks.type)}</p>
      )}
      {editing && (
        <EditFields
          fields={[{ name: 'number', label: words.field.number ?? 'number', value: record.number }]}
          submit={words.service_save}
          nothing={words.service_nothing}
          busy={busy}
          onSubmit={onNumber}
        />
      )}
    </section>
  );
}
