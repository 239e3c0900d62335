import { useMemo, useState } from 'preact/hooks';
import { isEqual } from '../../lib/core/is-equal.ts';
import { LANGUAGES, type Language } from '../../lib/core/languages.ts';
import { NO_FILTER, type RecordFilter } from '../../lib/core/listing/filter-records.ts';
import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { RECORD_TYPE_NAMES, type RecordType } from '../../lib/core/records/record-types.ts';
import { SHOWN_STATES, type ShownState, STATES } from '../../lib/core/records/sync-state.ts';
import { trusted } from '../trusted.ts';
import { reasonOf } from './cells.tsx';
import type { QueueFrame } from './queue-frame.ts';

/** The states in the order in which they are offered: synced ones come last. */
const ORDER = [...SHOWN_STATES].sort((a, b) => placeOf(a) - placeOf(b));

function placeOf(state: ShownState): number {
  const { synced } = STATES[state];
  if (synced === null) return 0;
  return synced === 'with_warning' ? 1 : 2;
}

/** Parses an amount as typed in this language: `1,250.50`, « 1 250,50 »; `null` for an invalid one. */
function numberOf(text: string, language: Language): number | null {
  const bare = text.replace(/[\s$]/g, '');
  const withComma = LANGUAGES[language].decimalMark === ',';
  const value = Number(withComma ? bare.replace(',', '.') : bare.replaceAll(',', ''));
  return bare === '' || Number.isNaN(value) ? null : value;
}

/** Amounts as typed. */
interface TypedAmounts {
  readonly least: string;
  readonly most: string;
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
      <label class="field-small">
        <span>{words.submissions.least}</span>
        <input
          class="input amount"
          type="text"
          inputMode="decimal"
          value={typed.least}
          onInput={(event) => onAmount('least', event.currentTarget.value)}
        />
      </label>
      <label class="field-small">
        <span>{words.submissions.most}</span>
        <input
          class="input amount"
          type="text"
          inputMode="decimal"
          value={typed.most}
          onInput={(event) => onAmount('most', event.currentTarget.value)}
        />
      </label>
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
    change({ [which]: numberOf(text, language) });
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
      <fieldset class="states">
        <legend class="unseen">{words.submissions.states}</legend>
        {/* Synced is always offered, other states only if such records exist. */}
        {ORDER.filter((state) => state === 'synced' || states.has(state)).map((state) => (
          <label class="tick state-tick" key={state}>
            <input
              type="checkbox"
              aria-label={words.shared.state[state]}
              checked={!filter.hidden.has(state)}
              onChange={() => {
                const hidden = new Set(filter.hidden);
                if (!hidden.delete(state)) hidden.add(state);
                change({ hidden });
              }}
            />
            {words.submissions.state(words.shared.state[state], states.get(state) ?? 0)}
          </label>
        ))}
      </fieldset>
    </search>
  );
}
