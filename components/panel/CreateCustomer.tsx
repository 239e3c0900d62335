import { useState } from 'preact/hooks';
import type { Candidate } from '../../lib/core/records/suggestion.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { Explanation } from '../../lib/protocol/views.ts';
import { Explained } from '../record/Explained.tsx';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import { isRefused, type PanelCalls } from './panel-calls.ts';

/** Creates a customer in QuickBooks after checking that its name is free. */
export function CreateCustomer({
  name: own,
  calls,
  busy,
  why,
  onCreate,
  words,
}: {
  name: string | null;
  calls: PanelCalls;
  busy: boolean;
  /** Why no customer may be created, or `null`. */
  why: string | null;
  onCreate: (displayName: string) => void;
  words: PanelWords;
}) {
  const id = useOwnId();
  const [name, setName] = useState(own ?? '');
  const [holder, setHolder] = useState<Candidate | null>(null);
  const [problem, setProblem] = useState<Explanation | null>(null);
  const [looking, setLooking] = useState(false);
  const variant = words.create_variant(name.trim());

  const create = async () => {
    const wanted = name.trim();
    if (wanted === '' || looking || busy) return;
    setLooking(true);
    setHolder(null);
    setProblem(null);
    const answer = await calls.nameHolder(wanted);
    setLooking(false);
    if (isRefused(answer)) setProblem(answer.problem);
    else if (answer.holder) setHolder(answer.holder);
    else onCreate(wanted);
  };
  return (
    <section class="part" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{words.create_title}</h3>
      <form
        class="fields"
        onSubmit={trusted((event) => {
          event.preventDefault();
          void create();
        })}
      >
        <div class="field-row">
          <label for={`${id}-name`}>{words.create_name}</label>
          <input
            id={`${id}-name`}
            type="text"
            autocomplete="off"
            value={name}
            aria-invalid={holder !== null}
            aria-describedby={`${id}-note`}
            onInput={(event) => {
              setName(event.currentTarget.value);
              setHolder(null);
            }}
          />
        </div>
        <div id={`${id}-note`} role="status">
          {looking && <p class="quiet small">{words.create_looking}</p>}
          {holder && (
            <div class="notice tone-bad">
              <p class="notice-title">
                <Glyph name="cross" /> {words.create_taken[holder.kind]}
              </p>
              <p>{holder.kind === 'customer' ? words.create_taken_link : words.create_taken_step}</p>
              <p>
                <button
                  type="button"
                  class="button small"
                  onClick={trusted(() => {
                    setName(variant);
                    setHolder(null);
                  })}
                >
                  {words.create_other_name(variant)}
                </button>
              </p>
            </div>
          )}
          {problem && <Explained explanation={problem} words={words.shared} />}
        </div>
        <div class="buttons">
          <button
            type="submit"
            class="button"
            disabled={name.trim() === '' || busy || looking || why !== null}
            aria-describedby={why ? `${id}-why` : undefined}
          >
            {words.create_button}
          </button>
        </div>
        {why && (
          <p class="quiet small" id={`${id}-why`}>
            {why}
          </p>
        )}
      </form>
    </section>
  );
}
