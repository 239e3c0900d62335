import { useMemo, useState } from 'preact/hooks';
import { isEqual } from '../../lib/core/is-equal.ts';
import { LANGUAGES } from '../../lib/core/languages.ts';
import { NO_FILTER, type RecordFilter } from '../../lib/core/listing/filter-records.ts';
import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { readTypedAmount } from '../../lib/core/listing/read-typed-amount.ts';
import { RECORD_TYPE_NAMES, type RecordType } from '../../lib/core/records/record-types.ts';
import { SHOWN_STATES, type ShownState, STATES } from '../../lib/core/records/sync-state.ts';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import { reasonOf } from './cells.tsx';
import type { QueueFrame } from './queue-frame.ts';

/** What the states mean for a person, in the order in which they are offered. */
const GROUPS = ['needs_you', 'on_way', 'done', 'aside'] as const;
type StateGroup = (typeof GROUPS)[number];

function groupOf(state: ShownState): StateGroup {
  const { attention, progress, synced } = STATES[state];
  if (progress) return 'on_way';
  if (synced) return 'done';
  // Nothing happens to these until somebody acts.
  return attention || state === 'needs_approval' || state === 'not_synced' ? 'needs_you' : 'aside';
}

const STATES_OF: Record<StateGroup, readonly ShownState[]> = {
  needs_you: SHOWN_STATES.filter((state) => groupOf(state) === 'needs_you'),
  on_way: SHOWN_STATES.filter((state) => groupOf(state) === 'on_way'),
  done: SHOWN_STATES.filter((state) => groupOf(state) === 'done'),
  aside: SHOWN_STATES.filter((state) => groupOf(state) === 'aside'),
};

interface StatesProps {
  counts: ReadonlyMap<ShownState, number>;
  hidden: RecordFilter['hidden'];
  words: QueueFrame['words'];
  onChange: (some: Partial<RecordFilter>) => void;
}

/** The four groups of states, each shown or hidden as one. */
function StateChips({ counts, hidden, words, onChange }: StatesProps) {
  return (
    <fieldset class="chips">
      <legend class="unseen">{words.submissions.states}</legend>
      {GROUPS.map((group) => {
        const states = STATES_OF[group];
        // A group is shown in part only where records of the hidden part exist.
        const shown = states.filter((state) => !hidden.has(state));
        const left = states.filter((state) => hidden.has(state) && (counts.get(state) ?? 0) > 0);
        const pressed = shown.length === 0 ? 'false' : left.length === 0 ? 'true' : 'mixed';
        const n = states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
        return (
          <button
            key={group}
            type="button"
            class="chip"
            aria-pressed={pressed}
            onClick={trusted(() => {
              const next = new Set(hidden);
              for (const state of states) pressed === 'true' ? next.add(state) : next.delete(state);
              onChange({ hidden: next });
            })}
          >
            {words.submissions.group_of_states[group](n)}
          </button>
        );
      })}
    </fieldset>
  );
}

/** Every state on its own, under its group. */
function StateTicks({ counts, hidden, words, onChange }: StatesProps) {
  return (
    <fieldset class="states">
      <legend class="unseen">{words.submissions.each_state}</legend>
      {/* Synced is always offered, other states only if such records exist. */}
      {GROUPS.flatMap((group) => STATES_OF[group])
        .filter((state) => state === 'synced' || counts.has(state))
        .map((state) => (
          <label class="tick state-tick" key={state}>
            <input
              type="checkbox"
              aria-label={words.shared.state[state]}
              checked={!hidden.has(state)}
              onChange={() => {
                const next = new Set(hidden);
                if (!next.delete(state)) next.add(state);
                onChange({ hidden: next });
              }}
            />
            {words.submissions.state(words.shared.state[state], counts.get(state) ?? 0)}
          </label>
        ))}
    </fieldset>
  );
}

/** Amounts as typed. */
interface TypedAmounts {
  readonly least: string;
  readonly most: string;
}

/** A field for an amount; it says where what was typed is none, and filters nothing. */
function AmountField({
  label,
  typed,
  problem,
  onTyped,
}: {
  label: string;
  typed: string;
  problem: string | null;
  onTyped: (text: string) => void;
}) {
  const id = useOwnId();
  return (
    <div class="field-small">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input amount"
        type="text"
        inputMode="decimal"
        value={typed}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        onInput={(event) => onTyped(event.currentTarget.value)}
      />
      <span class="bad" id={`${id}-problem`}>
        {problem}
      </span>
    </div>
  );
}

/** Less common filters: cause, customer, dates and amounts. */
function MoreFilters({
  frame,
  filter,
  causes,
  typed,
  onChange,
  onAmount,
}: {
  frame: QueueFrame;
  filter: RecordFilter;
  /** Each existing cause, with one of its records. */
  causes: ReadonlyMap<string, ListedRecord>;
  typed: TypedAmounts;
  onChange: (some: Partial<RecordFilter>) => void;
  onAmount: (which: keyof TypedAmounts, text: string) => void;
}) {
  const { words } = frame;
  return (
    <div class="filter-row">
      <label class="field-small">
        <span>{words.submissions.cause}</span>
        <select
          class="input"
          value={filter.cause ?? ''}
          onChange={(event) => onChange({ cause: event.currentTarget.value || null })}
        >
          <option value="">{words.submissions.any_cause}</option>
          {[...causes].map(([cause, record]) => (
            <option key={cause} value={cause}>
              {reasonOf(record, frame)}
            </option>
          ))}
        </select>
      </label>
      <label class="field-small">
        <span>{words.submissions.customer}</span>
        <input
          class="input"
          type="text"
          value={filter.customer}
          onInput={(event) => onChange({ customer: event.currentTarget.value })}
        />
      </label>
      <label class="field-small">
        <span>{words.submissions.from}</span>
        <input
          class="input"
          type="date"
          value={filter.from}
          onInput={(event) => onChange({ from: event.currentTarget.value })}
        />
      </label>
      <label class="field-small">
        <span>{words.submissions.to}</span>
        <input
          class="input"
          type="date"
          value={filter.to}
          onInput={(event) => onChange({ to: event.currentTarget.value })}
        />
      </label>
      {(['least', 'most'] as const).map((which) => (
        <AmountField
          key={which}
          label={words.submissions[which]}
          typed={typed[which]}
          problem={typed[which].trim() !== '' && filter[which] === null ? words.submissions.no_amount : null}
          onTyped={(text) => onAmount(which, text)}
        />
      ))}
    </div>
  );
}

/** The filters of the records. */
export function SubmissionFilters({
  frame,
  filter,
  onFilter,
}: {
  frame: QueueFrame;
  filter: RecordFilter;
  onFilter: (filter: RecordFilter) => void;
}) {
  const { words, records, language } = frame;
  const [more, setMore] = useState(false);
  /** The amounts as typed; they still apply while the fields are collapsed. */
  const [typed, setTyped] = useState<TypedAmounts>({ least: '', most: '' });
  const { types, causes, states } = useMemo(() => {
    const seen = { types: new Set<RecordType>(), causes: new Map<string, ListedRecord>() };
    const counts = new Map<ShownState, number>();
    for (const record of records) {
      seen.types.add(record.type);
      if (record.cause !== null && !seen.causes.has(record.cause)) seen.causes.set(record.cause, record);
      counts.set(record.state, (counts.get(record.state) ?? 0) + 1);
    }
    return { ...seen, states: counts };
  }, [records]);
  const change = (some: Partial<RecordFilter>) => onFilter({ ...filter, ...some });
  const changeAmount = (which: keyof TypedAmounts, text: string) => {
    setTyped({ ...typed, [which]: text });
    change({ [which]: readTypedAmount(text, LANGUAGES[language].decimalMark) });
  };
  const isPlain = isEqual({ ...filter, hidden: 0 }, { ...NO_FILTER, hidden: 0 });

  return (
    <search class={`filters${more ? ' open' : ''}`}>
      <input
        class="input search"
        type="search"
        aria-label={words.submissions.search}
        placeholder={words.submissions.search_hint}
        title={words.submissions.search_hint}
        value={filter.search}
        onInput={(event) => change({ search: event.currentTarget.value })}
      />
      <select
        class="input"
        aria-label={words.submissions.type}
        value={filter.type ?? ''}
        onChange={(event) =>
          change({ type: RECORD_TYPE_NAMES.find((each) => each === event.currentTarget.value) ?? null })
        }
      >
        <option value="">{words.submissions.any_type}</option>
        {RECORD_TYPE_NAMES.filter((each) => types.has(each)).map((each) => (
          <option key={each} value={each}>
            {words.types[each]}
          </option>
        ))}
      </select>
      <button type="button" class="button small" aria-expanded={more} onClick={trusted(() => setMore(!more))}>
        {words.submissions.more}
      </button>
      {!isPlain && (
        <button
          type="button"
          class="link"
          onClick={trusted(() => {
            onFilter({ ...NO_FILTER, hidden: filter.hidden });
            setTyped({ least: '', most: '' });
          })}
        >
          {words.submissions.clear}
        </button>
      )}
      <StateChips counts={states} hidden={filter.hidden} words={words} onChange={change} />
      {more && <StateTicks counts={states} hidden={filter.hidden} words={words} onChange={change} />}
      {more && (
        <MoreFilters
          frame={frame}
          filter={filter}
          causes={causes}
          typed={typed}
          onChange={change}
          onAmount={changeAmount}
        />
      )}
    </search>
  );
}
