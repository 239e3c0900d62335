import { useEffect, useState } from 'preact/hooks';
import {
  differencesOf,
  type FieldChoice,
  type FieldDifference,
  firstChoice,
  type Side,
  undecided,
} from '../../lib/core/records/compare-fields.ts';
import { formatMoney, isDecimal } from '../../lib/core/records/money.ts';
import { STATES } from '../../lib/core/records/sync-state.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { CompareAnswer, RecordDetail } from '../../lib/protocol/panel.ts';
import type { Explanation } from '../../lib/protocol/views.ts';
import { Moment } from '../record/Moment.tsx';
import type { Writing } from '../record/name-record.ts';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import { isRefused, type PanelCalls } from './panel-calls.ts';

export interface Comparison {
  readonly looking: boolean;
  readonly found: CompareAnswer | null;
  readonly problem: Explanation | null;
  look(): void;
}

/**
 * Compares with QuickBooks: automatically where it matters, otherwise on request; again for every version of the
 * record.
 */
export function useComparison({ record, card, can }: RecordDetail, calls: PanelCalls): Comparison {
  const version = `${record.id} ${record.version} ${record.sync.state}`;
  const [state, setState] = useState<Omit<Comparison, 'look'> & { version: string }>({
    looking: false,
    found: null,
    problem: null,
    version: '',
  });
  const [asked, setAsked] = useState(0);
  const { attention, synced } = STATES[card.record.state];
  // In these states, the user first needs to know the data in QuickBooks.
  const matters = attention !== null || synced === 'with_warning';
  const wanted = can.check && !card.record.busy && (matters || asked > 0);
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    setState((before) => ({ ...before, looking: true, problem: null }));
    void calls.compare().then((answer) => {
      if (gone) return;
      setState(
        isRefused(answer)
          ? { looking: false, found: null, problem: answer.problem, version }
          : { looking: false, found: answer, problem: null, version },
      );
    });
    return () => {
      gone = true;
      // Its answer is no longer awaited.
      setState((before) => ({ ...before, looking: false }));
    };
    // `calls` changes whenever the record renders; the comparison is valid for the record's version.
  }, [wanted, version, asked]);
  const current = state.version === version;
  return {
    looking: state.looking,
    found: current ? state.found : null,
    problem: current ? state.problem : null,
    look: () => setAsked((times) => times + 1),
  };
}

const MONEY: ReadonlySet<string> = new Set(['amount', 'tax', 'rate', 'balance']);

/** The name of a field; an unknown one is shown as received. */
function fieldLabel(name: string, words: PanelWords): string {
  return words.field[name] ?? name.replaceAll('_', ' ');
}

/**
 * Formats a field's value.
 * @param currency the record's currency, for amounts
 */
function fieldValue(name: string, value: string, currency: string | null, language: string): string {
  return currency && MONEY.has(name) && isDecimal(value) ? formatMoney({ value, currency }, language) : value;
}

/** The fields that differ, side by side, each with a choice if one can be made. */
function CompareTable({
  differences,
  choice,
  onChoose,
  platform,
  currency,
  words,
  language,
}: {
  differences: readonly FieldDifference[];
  choice: FieldChoice;
  /** Absent if there is nothing to choose. */
  onChoose?: ((name: string, side: Side) => void) | undefined;
  platform: string;
  currency: string | null;
  words: PanelWords;
  language: string;
}) {
  const group = useOwnId();
  const sides = { platform, quickbooks: words.quickbooks };
  return (
    <table class="compare">
      <thead>
        <tr>
          <th scope="col" class="field">
            {words.field_column}
          </th>
          <th scope="col">{platform}</th>
          <th scope="col">{words.quickbooks}</th>
          <th scope="col">{words.last_synced}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => {
          const label = fieldLabel(difference.name, words);
          const written = (value: string | null) =>
            value === null ? words.nothing : fieldValue(difference.name, value, currency, language);
          return (
            <tr key={difference.name} class={choice[difference.name] ? '' : 'open'}>
              <th scope="row" class="field">
                {label}
                {onChoose && difference.changed_by === 'both' && (
                  <span class="small decide"> {words.both_changed}</span>
                )}
              </th>
              {(['platform', 'quickbooks'] as const).map((side) => {
                const changed = difference.changed_by === side || difference.changed_by === 'both';
                const value = written(difference[side]);
                const text = (
                  <>
                    <span class={difference[side] === null ? 'quiet' : 'value'}>{value}</span>{' '}
                    {changed && <span class="changed">{words.changed}</span>}
                  </>
                );
                return (
                  <td key={side} class={changed ? 'is-changed' : ''}>
                    {onChoose ? (
                      <label class={choice[difference.name] === side ? 'side chosen' : 'side'}>
                        <input
                          type="radio"
                          name={`${group} ${difference.name}`}
                          checked={choice[difference.name] === side}
                          aria-label={words.choice(label, sides[side], value)}
                          onChange={(event) => {
                            if (event.isTrusted) onChoose(difference.name, side);
                          }}
                        />
                        <span>{text}</span>
                      </label>
                    ) : (
                      text
                    )}
                  </td>
                );
              })}
              <td class="quiet">{written(difference.last_synced)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/**
 * Platform, QuickBooks and the last sync, field by field, with a choice per field.
 * @param onSave sends the choice; `null` if the record cannot be sent now, so that there is no choice
 */
export function Compare({
  found,
  platform,
  currency,
  busy,
  onSave,
  onAgain,
  words,
  writing,
}: {
  found: CompareAnswer;
  platform: string;
  currency: string | null;
  busy: boolean;
  onSave: ((choice: FieldChoice, note: string) => void) | null;
  onAgain: () => void;
  words: PanelWords;
  writing: Writing;
}) {
  const differences = differencesOf(found.fields);
  return (
    <section class="part" data-remedy="compare" aria-label={words.compare}>
      <h3>{words.compare}</h3>
      {found.exists === 'no' && <p>{words.compare_gone}</p>}
      {found.exists === 'voided' && <p>{words.compare_voided}</p>}
      {found.exists === 'unknown' && <p>{words.compare_unknown}</p>}
      {found.exists !== 'no' && found.exists !== 'unknown' && differences.length === 0 && (
        <p>{words.compare_same}</p>
      )}
      {differences.length > 0 && onSave && (
        <Choosing
          // The choice belongs to these values: other values need a new one.
          key={JSON.stringify(differences)}
          differences={differences}
          platform={platform}
          currency={currency}
          busy={busy}
          onSave={onSave}
          words={words}
          language={writing.language}
        />
      )}
      {differences.length > 0 && !onSave && (
        <CompareTable
          differences={differences}
          choice={{}}
          platform={platform}
          currency={currency}
          words={words}
          language={writing.language}
        />
      )}
      <p class="quiet small again">
        {found.checked_at && (
          <span>
            {words.compared_at} <Moment at={found.checked_at} writing={writing} />
          </span>
        )}
        <button type="button" class="button small" onClick={trusted(onAgain)}>
          {words.compare_again}
        </button>
      </p>
    </section>
  );
}

function Choosing({
  differences,
  platform,
  currency,
  busy,
  onSave,
  words,
  language,
}: {
  differences: readonly FieldDifference[];
  platform: string;
  currency: string | null;
  busy: boolean;
  onSave: (choice: FieldChoice, note: string) => void;
  words: PanelWords;
  language: string;
}) {
  const id = useOwnId();
  const [choice, setChoice] = useState<FieldChoice>(() => firstChoice(differences));
  const open = undecided(differences, choice);
  /** Each field's value on all three sides, and the chosen one. */
  const noteOf = () =>
    differences
      .map((difference) => {
        const written = (value: string | null) =>
          value === null ? words.nothing : fieldValue(difference.name, value, currency, language);
        return words.chosen_note(
          fieldLabel(difference.name, words),
          written(difference.last_synced),
          written(difference.quickbooks),
          written(difference.platform),
          choice[difference.name] === 'platform' ? platform : words.quickbooks,
        );
      })
      .join(' · ');
  const note = open.length
    ? words.still_to_choose(open.map((name) => fieldLabel(name, words)).join(', '))
    : busy
      ? words.card.busy
      : words.will_update(platform);
  return (
    <>
      <p class="quiet small">{words.choose(platform)}</p>
      <CompareTable
        differences={differences}
        choice={choice}
        onChoose={(name, side) => setChoice((before) => ({ ...before, [name]: side }))}
        platform={platform}
        currency={currency}
        words={words}
        language={language}
      />
      <div class="buttons">
        <button
          type="button"
          class="button primary"
          disabled={open.length > 0 || busy}
          aria-describedby={`${id}-note`}
          onClick={trusted(() => onSave(choice, noteOf()))}
        >
          {words.save_sync}
        </button>
      </div>
      <p class="quiet small" id={`${id}-note`}>
        {note}
      </p>
    </>
  );
}
