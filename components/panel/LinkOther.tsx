import { useEffect, useState } from 'preact/hooks';
import { formatMoney } from '../../lib/core/records/money.ts';
import type { QuickBooksRef } from '../../lib/core/records/record-types.ts';
import { quickBooksTypeOf } from '../../lib/core/records/record-types.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { CompareAnswer, RecordDetail } from '../../lib/protocol/panel.ts';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import type { LinkTarget } from './LinkDialog.tsx';
import type { PanelCalls } from './panel-calls.ts';

/** Finds another QuickBooks record of the same type: by the same number, beside the panel, or by address. */
export function LinkOther({
  detail,
  found,
  calls,
  busy,
  onTarget,
  words,
  language,
}: {
  detail: RecordDetail;
  /** The comparison with QuickBooks, if there was one. */
  found: CompareAnswer | null;
  calls: PanelCalls;
  busy: boolean;
  onTarget: (target: LinkTarget) => void;
  words: PanelWords;
  language: string;
}) {
  const id = useOwnId();
  const { record } = detail;
  const type = quickBooksTypeOf(record.type);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const [open, setOpen] = useState<QuickBooksRef | null>(null);
  useEffect(() => {
    let gone = false;
    void calls.openInQuickBooks().then((ref) => {
      if (!gone) setOpen(ref);
    });
    return () => {
      gone = true;
    };
  }, [calls]);
  if (!type) return null;
  const sameNumber = found?.same_number.filter((each) => each.type === type) ?? [];
  const seen = (ref: QuickBooksRef): LinkTarget => {
    const known = sameNumber.find((each) => each.id === ref.id);
    return { type: ref.type, id: ref.id, seen: known ?? null };
  };
  const formerLinks = detail.former_links.filter(({ id: old }) => old !== record.sync.quickbooks?.id);
  return (
    <section class="part" id="link-other" data-remedy="match" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{words.link_title}</h3>
      {found && record.number !== null && (
        <>
          <p class="small">{sameNumber.length > 0 ? words.link_same_number : words.link_no_match}</p>
          {sameNumber.length > 0 && (
            <ul class="plain">
              {sameNumber.map((each) => (
                <li key={each.id}>
                  <button
                    type="button"
                    class="button row"
                    disabled={busy}
                    onClick={trusted(() => onTarget(seen(each)))}
                  >
                    <span>{[each.number, each.party, each.date].filter(Boolean).join(' · ')}</span>
                    {each.amount && <span class="money">{formatMoney(each.amount, language)}</span>}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {formerLinks.map((former) => (
        <p key={former.id}>
          <button
            type="button"
            class="button"
            disabled={busy}
            onClick={trusted(() => onTarget(seen({ type, id: former.id })))}
          >
            {words.link_back(former.id)}
          </button>
        </p>
      ))}
      {open?.type === type && open.id !== record.sync.quickbooks?.id && (
        <p>
          <button type="button" class="button" disabled={busy} onClick={trusted(() => onTarget(seen(open)))}>
            {words.link_use_open(open.type, open.id)}
          </button>
        </p>
      )}
      <form
        class="fields"
        onSubmit={trusted((event) => {
          event.preventDefault();
          const text = typed.trim();
          const ref = /^\d{1,20}$/.test(text) ? { type, id: text } : calls.readAddress(text);
          setWrong(ref?.type !== type);
          if (ref?.type === type) onTarget(seen(ref));
        })}
      >
        <div class="field-row">
          <label for={`${id}-address`}>{words.link_address}</label>
          <input
            id={`${id}-address`}
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={typed}
            aria-invalid={wrong}
            aria-describedby={`${id}-hint`}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <p class={wrong ? 'small bad' : 'quiet small'} id={`${id}-hint`}>
            {wrong ? words.link_not_an_address(record.type) : words.link_address_hint}
          </p>
        </div>
        <div class="buttons">
          <button type="submit" class="button" disabled={busy || typed.trim() === ''}>
            {words.link_look}
          </button>
        </div>
      </form>
    </section>
  );
}
