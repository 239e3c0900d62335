import { useEffect, useRef, useState } from 'preact/hooks';
import { addDays } from '../../lib/core/add-days.ts';
import { webLink } from '../../lib/core/platform-address.ts';
import type { Action } from '../../lib/core/records/actions.ts';
import { dayOf } from '../../lib/locales/format-time.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { CompareAnswer, RecordDetail } from '../../lib/protocol/panel.ts';
import { OutsideLink } from '../OutsideLink.tsx';
import type { Writing } from '../record/name-record.ts';
import { trusted } from '../trusted.ts';
import { CreateCustomer } from './CreateCustomer.tsx';
import { type EditableField, EditFields } from './EditFields.tsx';
import { Hold } from './Hold.tsx';
import type { LinkTarget } from './LinkDialog.tsx';
import { LinkOther } from './LinkOther.tsx';
import { MatchCustomer } from './MatchCustomer.tsx';
import { Overpaid, overpaymentOf } from './Overpaid.tsx';
import type { FieldValues, PanelCalls } from './panel-calls.ts';
import { shownParts } from './shown-parts.ts';
import type { PanelCommands } from './use-panel-commands.ts';

/** The fields of a service that can be corrected here. */
const FIELDS = ['name', 'rate', 'category', 'income_account'] as const;

/** Edits a service on the platform and sends it again. */
function EditService({
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
    const compared = found?.fields.find((field) => field.name === name);
    const known = compared?.platform ?? null;
    return {
      name,
      label: words.field[name] ?? name,
      value: name === 'name' ? detail.record.name : known,
      // What QuickBooks calls it is most likely what it has to be called.
      proposed: name === 'name' ? compared?.quickbooks : null,
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

/** The three remedies for closed books: another date, an entry by hand with a link, or holding it back. */
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
  const elsewhere = webLink(card.platform_url);
  return (
    <section class="part" data-remedy="change_date" aria-label={words.closed_title}>
      <h3>{words.closed_choices}</h3>
      {through && <p>{words.closed_through(through)}</p>}
      {mayEdit ? (
        <details data-opens>
          <summary>{words.closed_date(platform)}</summary>
          <EditFields
            fields={[
              {
                name: 'date',
                label: words.closed_date_label,
                value: record.date,
                kind: 'date',
                min: addDays(through ?? '', 1) || undefined,
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

/**
 * The document with the record's number in QuickBooks, and the remedies: open it, link to it if it has the same type,
 * change the number.
 */
function Clash({
  detail,
  mayEdit,
  mayLink,
  busy,
  wanted,
  onOpen,
  onLink,
  onNumber,
  words,
}: {
  detail: RecordDetail;
  mayEdit: boolean;
  mayLink: boolean;
  busy: boolean;
  wanted: number;
  onOpen: (address: string) => void;
  onLink: () => void;
  onNumber: (changed: FieldValues) => void;
  words: PanelWords;
}) {
  const [editing, setEditing] = useState(false);
  useEffect(() => {
    if (wanted > 0 && mayEdit) setEditing(true);
  }, [wanted]);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (wanted > 0 && editing) section.current?.querySelector('input')?.focus();
  }, [wanted, editing]);
  const { clash, record, card } = detail;
  const platform = card.company.platform;
  const address = webLink(clash?.url ?? null);
  const elsewhere = webLink(card.platform_url);
  return (
    <section
      class="part"
      ref={section}
      data-remedy="change_number"
      aria-label={words.change_number(platform)}
    >
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
          fields={[
            {
              name: 'number',
              label: words.field.number ?? 'number',
              value: record.number,
              proposed: detail.free_number,
            },
          ]}
          submit={words.service_save}
          nothing={words.service_nothing}
          busy={busy}
          onSubmit={onNumber}
        />
      )}
    </section>
  );
}

/** Whether closed books prevent the sync. */
export function isClosed({ guide }: RecordDetail, found: CompareAnswer | null): boolean {
  return guide === 'closed-period' || (guide !== null && found?.locked_by?.kind === 'closed_period');
}

/** The remedies beyond a command: only those that fit the problem. */
export function Remedies({
  detail,
  found,
  calls,
  commands,
  busy,
  wanted,
  onTarget,
  words,
  writing,
}: {
  detail: RecordDetail;
  found: CompareAnswer | null;
  calls: PanelCalls;
  commands: PanelCommands;
  busy: boolean;
  /** How often the remedy was requested: each time, its form opens. */
  wanted: number;
  onTarget: (target: LinkTarget) => void;
  words: PanelWords;
  writing: Writing;
}) {
  const { record } = detail;
  const view = detail.card.record;
  const { platform } = detail.card.company;
  const of = (action: Action) => detail.commands.find((each) => each.action === action);
  const may = (action: Action) => of(action)?.enabled === true;
  const send = (action: Action, input: Readonly<Record<string, unknown>>) =>
    void commands.send(() => calls.command(action, input));
  const edit = (fields: Readonly<Record<string, string>>) =>
    void commands.send(() => calls.updateAndResync(fields, changeNote(fields, detail, found, words)));
  const hold = ({ reason, until }: { reason: string | null; until: string | null }) =>
    send('skip', { ...(reason ? { reason } : {}), ...(until ? { until } : {}) });
  const today = dayOf(writing.now, writing.timeZone);
  const closed = isClosed(detail, found);
  const overpayment = overpaymentOf(detail);
  const [link, create] = [of('link'), of('create_new')];
  const parts = shownParts(detail, closed);
  const common = { calls, busy, words };
  return (
    <>
      {parts.clash && (
        <Clash
          detail={detail}
          mayEdit={may('update')}
          mayLink={may('link')}
          busy={busy}
          wanted={wanted}
          onOpen={calls.openAddress}
          onLink={() => {
            const target = clashOf(detail, found);
            if (target) onTarget(target);
          }}
          onNumber={edit}
          words={words}
        />
      )}
      {parts.closed && (
        <ClosedPeriod
          detail={detail}
          mayEdit={may('update')}
          mayHold={may('skip')}
          today={today}
          busy={busy}
          onDate={edit}
          onHold={hold}
          onOpen={calls.openAddress}
          words={words}
        />
      )}
      {overpayment && view.state === 'waiting' && (
        <Overpaid
          overpayment={overpayment}
          platform={platform}
          mayEdit={may('update')}
          why={of('update')?.why ?? null}
          busy={busy}
          onUpdate={(fields) => void commands.send(() => calls.updateAndSyncNow(fields))}
          words={words}
          language={writing.language}
        />
      )}
      {parts.match_customer && (
        <MatchCustomer
          {...common}
          why={link?.why ?? null}
          onLink={(id) => send('link', { quickbooks: { type: 'Customer', id } })}
        />
      )}
      {parts.create_customer && (
        <CreateCustomer
          {...common}
          name={record.name}
          why={create?.why ?? null}
          onCreate={(display_name) => send('create_new', { display_name })}
        />
      )}
      {parts.edit_service && (
        <EditService detail={detail} found={found} busy={busy} onSave={edit} words={words} />
      )}
      {parts.link_other && (
        <LinkOther
          {...common}
          detail={detail}
          found={found}
          onTarget={onTarget}
          language={writing.language}
        />
      )}
      {parts.options && (
        <p>
          <a class="button" href="options.html" target="_blank" rel="noopener">
            {words.open_options}
          </a>
        </p>
      )}
      {parts.hold && <Hold summary={words.hold} today={today} busy={busy} onHold={hold} words={words} />}
    </>
  );
}

/** What a change replaces by what: `Number: 2417 → 2417-A`. */
function changeNote(
  fields: FieldValues,
  { record }: RecordDetail,
  found: CompareAnswer | null,
  words: PanelWords,
): string {
  const own: FieldValues = {
    ...(record.number ? { number: record.number } : {}),
    ...(record.name ? { name: record.name } : {}),
    ...(record.date ? { date: record.date } : {}),
  };
  return Object.entries(fields)
    .map(([name, value]) => {
      const before = own[name] ?? found?.fields.find((field) => field.name === name)?.platform;
      return words.change_note(words.field[name] ?? name, before ?? words.nothing, value);
    })
    .join(' · ');
}

/** The document whose number stands in the way, as it was seen in QuickBooks if it was looked for. */
function clashOf(detail: RecordDetail, found: CompareAnswer | null): LinkTarget | null {
  const clash = detail.clash?.quickbooks;
  if (!clash) return null;
  const seen = found?.same_number.find(({ type, id }) => type === clash.type && id === clash.id);
  return { ...clash, seen: seen ?? null };
}
