import { useState } from 'preact/hooks';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';

/** Holds a record back until a day, with a reason; it can be resumed at any time. */
export function Hold({
  summary,
  today,
  busy,
  onHold,
  words,
}: {
  summary: string;
  /** `YYYY-MM-DD` */
  today: string;
  busy: boolean;
  onHold: (input: { reason: string | null; until: string | null }) => void;
  words: PanelWords;
}) {
  const id = useOwnId();
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  return (
    <details>
      <summary>{summary}</summary>
      <form
        class="fields"
        onSubmit={trusted((event) => {
          event.preventDefault();
          if (!busy) onHold({ reason: reason.trim() || null, until: until || null });
        })}
      >
        <div class="field-row">
          <label for={`${id}-until`}>{words.hold_until}</label>
          <input
            id={`${id}-until`}
            type="date"
            min={today}
            value={until}
            onInput={(event) => setUntil(event.currentTarget.value)}
          />
        </div>
        <div class="field-row">
          <label for={`${id}-reason`}>{words.hold_reason}</label>
          <input
            id={`${id}-reason`}
            type="text"
            autocomplete="off"
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        <div class="buttons">
          <button type="submit" class="button" disabled={busy}>
            {words.hold_button}
          </button>
        </div>
      </form>
    </details>
  );
}
