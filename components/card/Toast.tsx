import { useEffect, useRef, useState } from 'preact/hooks';
import type { Clock } from '../../lib/core/clock.ts';
import type { CardWords } from '../../lib/locales/card/en.ts';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';

const SHOWN_MS = 10_000;

/**
 * A message that disappears after at least ten seconds, but not while the pointer or the focus is on it. Its content is
 * always shown elsewhere too.
 * @param undo offers to undo the action until this time (RFC 3339)
 * @param onDismiss called when the message was closed or has lapsed: an action held back for undo may be sent
 */
export function Toast({
  text,
  tone,
  undo,
  action,
  words,
  onDismiss,
  clock = Date.now,
}: {
  text: string;
  tone: 'good' | 'quiet' | 'bad';
  undo?: { readonly until: string; readonly onUndo: () => void } | undefined;
  action?: { readonly label: string; readonly onAction: () => void } | undefined;
  words: Pick<CardWords, 'undo' | 'dismiss'>;
  onDismiss: (how: 'lapsed' | 'closed') => void;
  clock?: Clock;
}) {
  const [held, setHeld] = useState(false);
  const left = useRef(undo ? Math.max(SHOWN_MS, Date.parse(undo.until) - clock()) : SHOWN_MS);
  const dismiss = useRef(onDismiss);
  dismiss.current = onDismiss;

  useEffect(() => {
    if (held) return;
    const from = clock();
    const timer = setTimeout(() => dismiss.current('lapsed'), left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(0, left.current - (clock() - from));
    };
  }, [held, clock]);

  return (
    <div
      class={`toast tone-${tone}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <Glyph name={tone === 'bad' ? 'cross' : tone === 'good' ? 'tick' : 'turn'} />
      <span class="toast-text">{text}</span>
      {undo && (
        <button type="button" class="button" onClick={trusted(undo.onUndo)}>
          {words.undo}
        </button>
      )}
      {action && (
        <button type="button" class="button" onClick={trusted(action.onAction)}>
          {action.label}
        </button>
      )}
      <button
        type="button"
        class="button icon"
        aria-label={words.dismiss}
        onClick={trusted(() => onDismiss('closed'))}
      >
        <Glyph name="cross" />
      </button>
    </div>
  );
}
