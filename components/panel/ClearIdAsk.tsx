import { useEffect, useRef, useState } from 'preact/hooks';
import { isAsShown } from '../../lib/core/is-as-shown.ts';
import { quickBooksTypeOf } from '../../lib/core/records/record-types.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { RecordDetail } from '../../lib/protocol/panel.ts';
import type { CheckAnswer } from '../../lib/protocol/record.ts';
import type { Refused } from '../../lib/protocol/views.ts';
import { foundInQuickBooks } from '../card/ClearIdDialog.tsx';
import { Modal } from '../dialog/Modal.tsx';
import { Explained } from '../record/Explained.tsx';
import { labelOf, sentenceOf, type Writing } from '../record/name-record.ts';
import { wholeDates } from '../record/whole-dates.tsx';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import type { LinkTarget } from './LinkDialog.tsx';
import { isRefused, type PanelCalls } from './panel-calls.ts';

/** Still in QuickBooks: Clear ID then creates a duplicate, which an admin may still want. */
const STILL_THERE = 'still_in_quickbooks';

/**
 * Asks for confirmation of Clear ID: shows what was found in QuickBooks, offers Link first if possible, then says what
 * will be created and what waits for it. If the old record still exists, its number has to be typed.
 */
export function ClearIdAsk({
  detail,
  calls,
  onConfirm,
  onLink,
  onCancel,
  words,
  writing,
}: {
  detail: RecordDetail;
  calls: PanelCalls;
  onConfirm: (input: Record<string, string>) => void;
  onLink: (target: LinkTarget) => void;
  onCancel: () => void;
  words: PanelWords;
  writing: Writing;
}) {
  const cancel = useRef<HTMLButtonElement>(null);
  const id = useOwnId();
  const { language } = writing;
  const { record, company } = detail.card;
  const [check, setCheck] = useState<CheckAnswer | Refused | null>(null);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    let gone = false;
    void calls.checkClearId().then((answer) => {
      if (!gone) setCheck(answer);
    });
    return () => {
      gone = true;
    };
  }, [calls]);
  const answer = check && !isRefused(check) ? check : null;
  const problem = check && isRefused(check) ? check.problem : (answer?.refused ?? null);
  const label = labelOf(record, words.shared, language);
  const second = problem?.code === STILL_THERE && company.role === 'admin';
  const duplicate = answer?.duplicate_of;
  const linkable =
    duplicate && duplicate.type === quickBooksTypeOf(record.type) && !second ? duplicate : null;
  return (
    <Modal title={words.card.clear_title} safest={cancel} onCancel={onCancel} language={language}>
      <p class="named">{wholeDates(sentenceOf(record, words.shared, language))}</p>
      <div class="checked" role="status">
        {!check && (
          <p class="quiet">
            <Glyph name="turn" /> {words.card.clear_checking}
          </p>
        )}
        {answer && <p>{foundInQuickBooks(record, answer, words.card)}</p>}
        {problem && (
          <div class="notice tone-bad">
            <p class="notice-title">
              <Glyph name="cross" /> {words.card.clear_refused}
            </p>
            <Explained explanation={problem} words={words.shared} />
          </div>
        )}
        {linkable && (
          <div class="notice tone-decide">
            <p>{words.card.clear_duplicate(linkable.number, linkable.id)}</p>
            <p>
              <button
                type="button"
                class="button primary"
                onClick={trusted(() => onLink({ type: linkable.type, id: linkable.id, seen: null }))}
              >
                {words.clear_link_first}
              </button>
            </p>
          </div>
        )}
        {answer && !problem && <Creates answer={answer} detail={detail} words={words} writing={writing} />}
      </div>
      {second && (
        <details>
          <summary>{words.clear_anyway}</summary>
          <p>{words.clear_second(record.type)}</p>
          <label for={`${id}-number`}>{words.clear_type(label)}</label>
          <input
            id={`${id}-number`}
            type="text"
            autocomplete="off"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </details>
      )}
      <details>
        <summary>{words.card.clear_question}</summary>
        {words.card.clear_answer.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </details>
      <div class="buttons end">
        <button type="button" ref={cancel} class="button" onClick={trusted(onCancel)}>
          {words.shared.cancel}
        </button>
        {(!problem || second) && (
          <button
            type="button"
            class="button destructive"
            disabled={second ? !isAsShown(typed, label) : !answer}
            onClick={trusted(() => onConfirm(second ? { confirm_duplicate: label } : {}))}
          >
            {words.card.clear_confirm}
          </button>
        )}
      </div>
    </Modal>
  );
}

function Creates({
  answer,
  detail,
  words,
  writing,
}: {
  answer: CheckAnswer;
  detail: RecordDetail;
  words: PanelWords;
  writing: Writing;
}) {
  const creates = words.card.clear_creates(detail.record.type);
  return (
    <>
      <p>
        {answer.creates ? (
          <>
            {creates.before}
            <strong>{creates.strong}</strong>
            {creates.after}
          </>
        ) : (
          words.card.clear_creates_nothing
        )}
      </p>
      {answer.dependents.length > 0 && (
        <>
          <p>{words.card.clear_dependents(answer.dependents.length)}</p>
          <ul class="records">
            {answer.dependents.map((dependent) => (
              <li key={dependent.id}>{wholeDates(sentenceOf(dependent, words.shared, writing.language))}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
