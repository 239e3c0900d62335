import { useState } from 'preact/hooks';
import {
  differencesOf,
  type FieldChoice,
  type FieldDifference,
  firstChoice,
  undecided,
} from '../../lib/core/records/compare-fields.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { CompareAnswer } from '../../lib/protocol/panel.ts';
import { Moment } from '../record/Moment.tsx';
import type { Writing } from '../record/name-record.ts';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import { CompareTable, fieldLabel, fieldValue } from './CompareTable.tsx';

/**
 * Platform, QuickBooks and what was last synced, field by field, with a choice per field.
 * @param onSave sends what was chosen; `null` where the record cannot be sent now: then there is nothing to choose
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
    <section class="part" aria-label={words.compare}>
      <h3>{words.compare}</h3>
      {found.exists === 'no' && <p>{words.compare_gone}</p>}
      {found.exists === 'voided' && <p>{words.compare_voided}</p>}
      {found.exists === 'unknown' && <p>{words.compare_unknown}</p>}
      {found.exists !== 'no' && found.exists !== 'unknown' && differences.length === 0 && (
        <p>{words.compare_same}</p>
      )}
      {differences.length > 0 && onSave && (
        <Choosing
          // What is chosen belongs to these values: other values want to be chosen anew.
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
  /** What each field was on all three sides, and which one was kept. */
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
