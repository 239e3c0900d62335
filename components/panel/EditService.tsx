import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { CompareAnswer, RecordDetail } from '../../lib/protocol/panel.ts';
import { type EditableField, EditFields } from './EditFields.tsx';
import type { FieldValues } from './panel-calls.ts';

/** What of a service can be put right in place. */
const FIELDS = ['name', 'rate', 'category', 'income_account'] as const;

/** Edits a service on the platform and sends it again. */
export function EditService({
  detail,
  found,
  busy,
  onSave,
  words,
}: {
  detail: RecordDetail;
  found: CompareAnswer | null;
  busy: boolean;
  onSave: (changed: FieldValues) => void;
  words: PanelWords;
}) {
  const fields = FIELDS.map((name): EditableField => {
    const known = found?.fields.find((field) => field.name === name)?.platform ?? null;
    return {
      name,
      label: words.field[name] ?? name,
      value: name === 'name' ? detail.record.name : known,
      placeholder: words.service_unchanged,
    };
  });
  return (
    <section class="part" aria-label={words.service_title}>
      <h3>{words.service_title}</h3>
      <p class="quiet small">{words.service_where(detail.card.company.platform)}</p>
      <EditFields
        fields={fields}
        submit={words.service_save}
        nothing={words.service_nothing}
        busy={busy}
        onSubmit={onSave}
      />
    </section>
  );
}
