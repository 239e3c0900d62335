import { useEffect, useState } from 'preact/hooks';
import type { ListItem } from '../../lib/core/records/list-item.ts';
import type { ReferenceWords } from '../../lib/locales/reference/en.ts';
import type { Explanation } from '../../lib/protocol/views.ts';
import { Confirm } from '../dialog/Confirm.tsx';
import { Explained } from '../record/Explained.tsx';
import { Moment } from '../record/Moment.tsx';
import type { Writing } from '../record/name-record.ts';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import { ListTable } from './ListTable.tsx';
import { isEditable, type ListChange, type ReferenceCalls } from './reference-calls.ts';
import { useList } from './use-list.ts';

/** Adds an entry to a list; disabled with the reason where the user may not. */
function AddEntry({
  label,
  why,
  busy,
  onAdd,
  words,
}: {
  label: string;
  why: string | null;
  busy: boolean;
  /** Resolves to whether it was added; if not, the input keeps its text. */
  onAdd: (name: string) => Promise<boolean>;
  words: ReferenceWords;
}) {
  const id = useOwnId();
  const [name, setName] = useState('');
  return (
    <form
      class="add-entry"
      onSubmit={trusted((event) => {
        event.preventDefault();
        const wanted = name.trim();
        if (wanted === '' || busy || why) return;
        void onAdd(wanted).then((added) => {
          // Text typed meanwhile is the next entry's name.
          if (added) setName((now) => (now.trim() === wanted ? '' : now));
        });
      })}
    >
      <label for={`${id}-name`}>{label}</label>
      <input
        id={`${id}-name`}
        type="text"
        autocomplete="off"
        value={name}
        disabled={why !== null}
        aria-describedby={why ? `${id}-why` : undefined}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button
        type="submit"
        class="button"
        disabled={why !== null || name.trim() === ''}
        aria-disabled={busy}
        aria-describedby={why ? `${id}-why` : undefined}
      >
        {words.add}
      </button>
      {why && (
        <span class="quiet small" id={`${id}-why`}>
          {why}
        </span>
      )}
    </form>
  );
}

/** When the list was read, how many entries it has, and buttons to read more. */
function ListFoot({
  read,
  count,
  withInactive,
  onInactive,
  words,
  writing,
}: {
  read: ReturnType<typeof useList>;
  /** The number of entries shown. */
  count: number;
  withInactive: boolean;
  onInactive: (withInactive: boolean) => void;
  words: ReferenceWords;
  writing: Writing;
}) {
  // A button disabled during the request would lose the focus.
  const unlessReading = (ask: () => void) => () => {
    if (!read.reading) ask();
  };
  const hasInactive = read.items.some(({ active }) => !active);
  return (
    <footer class="list-foot">
      <button
        type="button"
        class="button small"
        aria-disabled={read.reading}
        onClick={trusted(unlessReading(read.refresh))}
      >
        {words.refresh}
      </button>
      {read.has_more && (
        <button
          type="button"
          class="button small"
          aria-disabled={read.reading}
          onClick={trusted(unlessReading(read.more))}
        >
          {words.more}
        </button>
      )}
      {hasInactive && (
        <label>
          <input
            type="checkbox"
            checked={withInactive}
            onChange={(event) => onInactive(event.currentTarget.checked)}
          />{' '}
          {words.show_inactive}
        </label>
      )}
      <span class="quiet small" role="status">
        {read.reading ? words.reading : words.count(count)}
      </span>
      {read.read_at && (
        <span class="quiet small">
          {words.read_at} <Moment at={read.read_at} ago writing={writing} />
        </span>
      )}
    </footer>
  );
}

/** One list with the time it was read, and its editor where it may be edited. */
export function ReferenceList({
  list,
  editing,
  calls,
  onDenied,
  words,
  writing,
}: {
  list: string;
  /** `null` for a read-only list; `why` says why this user may not edit it. */
  editing: { readonly tracked: boolean; readonly why: string | null } | null;
  calls: ReferenceCalls;
  /** The platform does not let this user see the list. */
  onDenied: () => void;
  words: ReferenceWords;
  writing: Writing;
}) {
  const read = useList(list, calls);
  const [withInactive, setWithInactive] = useState(false);
  const [ending, setEnding] = useState<ListItem | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<Explanation | null>(null);
  const denied = read.problem?.code === 'no_right';
  useEffect(() => {
    if (denied) onDenied();
  }, [denied]);

  const edit = async (wanted: ListChange, done: string): Promise<boolean> => {
    if (busy || !isEditable(list)) return false;
    setBusy(true);
    setProblem(null);
    const answer = await calls.editList(list, wanted);
    setBusy(false);
    setSaid(answer.status === 'done' ? done : '');
    if (answer.status === 'refused') setProblem(answer.problem);
    // An unconfirmed entry may have been added.
    if (answer.status === 'done' || answer.problem.code === 'unconfirmed') read.refresh();
    return answer.status === 'done';
  };
  const items = withInactive ? read.items : read.items.filter(({ active }) => active);
  const editor = editing?.tracked && isEditable(list) ? { list, ...editing } : null;
  return (
    <>
      {editing && !editing.tracked && isEditable(list) && (
        <p class="notice tone-quiet">{words.tracking_off[list]}</p>
      )}
      {editor && (
        <AddEntry
          label={words.add_label[editor.list]}
          why={editor.why}
          busy={busy}
          onAdd={(name) => edit({ kind: 'add', name, parent_id: null }, words.added(name))}
          words={words}
        />
      )}
      <p role="status" class="said">
        {said}
      </p>
      {problem && (
        <div class="notice tone-bad" role="alert">
          <Explained explanation={problem} words={words.shared} />
        </div>
      )}
      {read.problem && !denied && <Explained explanation={read.problem} words={words.shared} />}
      {items.length > 0 && (
        <ListTable
          list={list}
          items={items}
          edit={
            editor
              ? {
                  why: editor.why,
                  busy,
                  onRename: (item, name) =>
                    edit(
                      { kind: 'rename', id: item.id, version: item.version ?? '', name },
                      words.renamed(name),
                    ),
                  onDeactivate: setEnding,
                }
              : null
          }
          calls={calls}
          words={words}
          writing={writing}
        />
      )}
      {!read.reading && !read.problem && items.length === 0 && <p>{words.empty}</p>}
      <ListFoot
        read={read}
        count={items.length}
        withInactive={withInactive}
        onInactive={setWithInactive}
        words={words}
        writing={writing}
      />
      {ending && (
        <Confirm
          title={words.deactivate_of(ending.name ?? '')}
          lines={words.deactivate_lines(ending.used_by)}
          confirmLabel={words.deactivate}
          words={words.shared}
          language={writing.language}
          onConfirm={() => {
            const { id, version, name } = ending;
            setEnding(null);
            void edit({ kind: 'deactivate', id, version: version ?? '' }, words.deactivated(name ?? ''));
          }}
          onCancel={() => setEnding(null)}
        />
      )}
    </>
  );
}
