import { useState } from 'preact/hooks';
import type { ReferenceWords } from '../../lib/locales/reference/en.ts';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';

/** Adds an entry to a list; disabled with the reason where the user may not. */
export function AddEntry({
  label,
  why,
  busy,
  onAdd,
  words,
}: {
  label: string;
  why: string | null;
  busy: boolean;
  /** Resolves to whether it was added: what was typed stays where it was not. */
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
          // What is typed meanwhile is the next one's name.
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
