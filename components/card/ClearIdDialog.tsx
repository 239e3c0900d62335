import { useRef } from 'preact/hooks';
import type { Language } from '../../lib/core/languages.ts';
import type { CardWords } from '../../lib/locales/card/en.ts';
import type { CheckAnswer } from '../../lib/protocol/record.ts';
import type { RecordView } from '../../lib/protocol/views.ts';
import { Modal } from '../dialog/Modal.tsx';
import { Explained } from '../record/Explained.tsx';
import { sentenceOf } from '../record/name-record.ts';
import { wholeDates } from '../record/whole-dates.tsx';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';

/**
 * Asks for confirmation of Clear ID: names the record, and says what was found in QuickBooks, what will be created and
 * what waits for it.
 * @param check the result of checking QuickBooks; `null` during the check
 */
export function ClearIdDialog({
  view,
  check,
  words,
  language,
  onConfirm,
  onCancel,
}: {
  view: RecordView;
  check: CheckAnswer | null;
  words: CardWords;
  language: Language;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Modal title={words.clear_title} safest={cancel} onCancel={onCancel} language={language}>
      <p class="named">{wholeDates(sentenceOf(view, words.shared, language))}</p>
      <div class="checked" role="status">
        {check ? (
          <Checked view={view} check={check} words={words} language={language} />
        ) : (
          <p class="quiet">
            <Glyph name="turn" /> {words.clear_checking}
          </p>
        )}
      </div>
      <details>
        <summary>{words.clear_question}</summary>
        {words.clear_answer.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </details>
      <div class="buttons end">
        <button type="button" ref={cancel} class="button" data-safe onClick={trusted(onCancel)}>
          {words.shared.cancel}
        </button>
        {!check?.refused && (
          <button type="button" class="button destructive" disabled={!check} onClick={trusted(onConfirm)}>
            {words.clear_confirm}
          </button>
        )}
      </div>
    </Modal>
  );
}

/** What was found in QuickBooks, in one sentence. */
export function foundInQuickBooks(view: RecordView, check: CheckAnswer, words: CardWords): string {
  const id = check.quickbooks?.id ?? view.quickbooks?.id;
  if (!id) return words.clear_not_found_unnamed;
  switch (check.exists) {
    case 'no':
      return words.clear_not_found(id);
    case 'yes':
      return words.clear_exists(id);
    case 'voided':
      return words.clear_voided(id);
    case 'inactive':
      return words.clear_inactive(id);
    case 'unknown':
      return words.clear_unknown(id);
  }
}

function Checked({
  view,
  check,
  words,
  language,
}: {
  view: RecordView;
  check: CheckAnswer;
  words: CardWords;
  language: Language;
}) {
  const found = foundInQuickBooks(view, check, words);
  if (check.refused) {
    return (
      <>
        <p>{found}</p>
        <div class="notice tone-bad">
          <p class="notice-title">
            <Glyph name="cross" /> {words.clear_refused}
          </p>
          <Explained explanation={check.refused} words={words.shared} />
        </div>
      </>
    );
  }
  const creates = words.clear_creates(view.type);
  return (
    <>
      <p>{found}</p>
      <p>
        {check.creates ? (
          <>
            {creates.before}
            <strong>{creates.strong}</strong>
            {creates.after}
          </>
        ) : (
          words.clear_creates_nothing
        )}
      </p>
      {check.duplicate_of && (
        <p class="notice tone-decide">
          <Glyph name="mark" /> {words.clear_duplicate(check.duplicate_of.number, check.duplicate_of.id)}
        </p>
      )}
      {check.locked_by && <p class="notice tone-decide">{words.clear_locked(check.locked_by)}</p>}
      {check.dependents.length > 0 && (
        <>
          <p>{words.clear_dependents(check.dependents.length)}</p>
          <ul class="records">
            {check.dependents.map((dependent) => (
              <li key={dependent.id}>{wholeDates(sentenceOf(dependent, words.shared, language))}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
