import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';

/** A line over a QuickBooks page that tells what needs a decision, with a button that leads there. */
export function Line({
  region,
  text,
  button,
  dismiss,
  language,
  onPress,
  onDismiss,
}: {
  /** The name of the region. */
  region: string;
  text: string;
  /** The button's label, or `null` for a notice. */
  button: string | null;
  /** The accessible name of the button that closes it. */
  dismiss: string;
  language: string;
  onPress: () => void;
  onDismiss: () => void;
}) {
  return (
    <section class="line" aria-label={region} lang={language}>
      <span class="line-text">{text}</span>
      {button !== null && (
        <button type="button" class="button act" onClick={trusted(onPress)}>
          {button}
        </button>
      )}
      <button
        type="button"
        class="button icon"
        aria-label={dismiss}
        title={dismiss}
        onClick={trusted(onDismiss)}
      >
        <Glyph name="cross" />
      </button>
    </section>
  );
}
