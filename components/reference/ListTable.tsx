import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ListItem } from '../../lib/core/records/list-item.ts';
import { formatMoney } from '../../lib/core/records/money.ts';
import type { QuickBooksType } from '../../lib/core/records/record-types.ts';
import { SYNC_STATES } from '../../lib/core/records/sync-state.ts';
import type { ReferenceWords } from '../../lib/locales/reference/en.ts';
import { OutsideLink } from '../OutsideLink.tsx';
import type { Writing } from '../record/name-record.ts';
import { StatePill } from '../state/StatePill.tsx';
import { trusted } from '../trusted.ts';
import type { ReferenceCalls } from './reference-calls.ts';

/** The QuickBooks type of each list's entries, for their addresses. */
const TYPES: Readonly<Record<string, QuickBooksType>> = {
  accounts: 'Account',
  bills: 'Bill',
  credit_memos: 'CreditMemo',
  employees: 'Employee',
  journal_entries: 'JournalEntry',
  purchases: 'Purchase',
};

export interface ListEditing {
  /** Why this user may not edit, or `null`. */
  readonly why: string | null;
  readonly busy: boolean;
  /** Resolves to whether it was renamed. */
  onRename(item: ListItem, name: string): Promise<boolean>;
  onDeactivate(item: ListItem): void;
}

/** The entries of a list; columns that are empty in every entry are left out. */
export function ListTable({
  list,
  items,
  edit,
  calls,
  words,
  writing,
}: {
  list: string;
  items: readonly ListItem[];
  edit: ListEditing | null;
  calls: ReferenceCalls;
  words: ReferenceWords;
  writing: Writing;
}) {
  const has = (field: 'number' | 'detail' | 'amount' | 'date') => items.some((item) => item[field] !== null);
  const type = TYPES[list];
  const addressOf = ({ quickbooks_id: id }: ListItem) => (type && id ? calls.addressOf({ type, id }) : null);
  const linked = !edit && items.some((item) => addressOf(item) !== null);
  return (
    <div class="list-scroll">
      <table class="list">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            {has('number') && <th scope="col">{words.number}</th>}
            {has('detail') && <th scope="col">{words.detail}</th>}
            {has('date') && <th scope="col">{words.date}</th>}
            {has('amount') && (
              <th scope="col" class="amount">
                {words.amount}
              </th>
            )}
            {edit && (
              <th scope="col" class="amount">
                {words.used_by}
              </th>
            )}
            <th scope="col">{words.sync}</th>
            {(edit || linked) && <th scope="col">{words.actions}</th>}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const address = addressOf(item);
            return (
              <tr key={item.id}>
                <th scope="row">
                  {item.name ?? item.number ?? item.id}
                  {!item.active && <span class="quiet small"> · {words.inactive}</span>}
                </th>
                {has('number') && <td>{item.number}</td>}
                {has('detail') && <td>{item.detail}</td>}
                {has('date') && <td class="nowrap">{item.date}</td>}
                {has('amount') && (
                  <td class="amount money">{item.amount && formatMoney(item.amount, writing.language)}</td>
                )}
                {edit && <td class="amount">{item.used_by ?? ''}</td>}
                <td>
                  <SyncCell state={item.state} words={words} />
                </td>
                {edit && (
                  <td>
                    {item.active && item.version !== null && (
                      <EntryActions item={item} edit={edit} words={words} />
                    )}
                  </td>
                )}
                {linked && (
                  <td>
                    {address && (
                      <OutsideLink address={address} onOpen={calls.openAddress}>
                        {words.edit_in_quickbooks_short}
                      </OutsideLink>
                    )}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function SyncCell({ state, words }: { state: string | null; words: ReferenceWords }) {
  if (state === null) return null;
  const known = SYNC_STATES.find((each) => each === state);
  return known ? <StatePill state={known} words={words.shared} /> : <span class="quiet">{state}</span>;
}

function EntryActions({ item, edit, words }: { item: ListItem; edit: ListEditing; words: ReferenceWords }) {
  const [name, setName] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const rename = useRef<HTMLButtonElement>(null);
  const renaming = name !== null;
  const wasRenaming = useRef(renaming);
  useLayoutEffect(() => {
    // The form and the button that opens it replace each other and pass on the focus.
    if (renaming !== wasRenaming.current) (renaming ? field : rename).current?.focus();
    wasRenaming.current = renaming;
  }, [renaming]);
  const own = item.name ?? '';
  if (name !== null) {
    return (
      <form
        class="rename"
        onSubmit={trusted((event) => {
          event.preventDefault();
          const wanted = name.trim();
          if (wanted === '' || wanted === own || edit.busy) return;
          void edit.onRename(item, wanted).then((renamed) => {
            if (renamed) setName((now) => (now?.trim() === wanted ? null : now));
          });
        })}
      >
        <input
          ref={field}
          type="text"
          autocomplete="off"
          aria-label={words.new_name(own)}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button
          type="submit"
          class="button small"
          disabled={name.trim() === '' || name.trim() === own}
          aria-disabled={edit.busy}
        >
          {words.save}
        </button>
        <button type="button" class="button small" onClick={trusted(() => setName(null))}>
          {words.shared.cancel}
        </button>
      </form>
    );
  }
  return (
    <span class="entry-actions">
      <button
        ref={rename}
        type="button"
        class="button small"
        aria-label={words.rename_of(own)}
        disabled={edit.why !== null}
        title={edit.why ?? undefined}
        onClick={trusted(() => setName(own))}
      >
        {words.rename}
      </button>
      <button
        type="button"
        class="button small"
        aria-label={words.deactivate_of(own)}
        disabled={edit.why !== null || edit.busy}
        title={edit.why ?? undefined}
        onClick={trusted(() => edit.onDeactivate(item))}
      >
        {words.deactivate}
      </button>
    </span>
  );
}
