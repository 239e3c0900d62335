import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Ticked } from '../../lib/core/listing/select-records.ts';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';

/** A checkbox of one record or of a group: ticked, empty or mixed. */
export function Tick({
  label,
  ticked,
  onTick,
  children,
  disabled = false,
}: {
  /** Its accessible name, if it has no visible text. */
  label?: string;
  ticked: Ticked;
  onTick: () => void;
  children?: ComponentChildren;
  disabled?: boolean;
}) {
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (box.current) box.current.indeterminate = ticked === 'some';
  }, [ticked]);
  return (
    <label class="tick">
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        checked={ticked === 'all'}
        disabled={disabled}
        onChange={onTick}
      />
      {children}
    </label>
  );
}

/**
 * A button that stays readable and focusable when disabled, with the reason beside it or as description.
 * @param why why it cannot be used now, or `null`
 * @param name its accessible name, if its text does not distinguish it from others
 */
export function CommandButton({
  children,
  name,
  why = null,
  kind = '',
  onPress,
}: {
  children: ComponentChildren;
  name?: string | undefined;
  why?: string | null;
  kind?: '' | 'primary' | 'destructive' | 'small' | 'icon';
  onPress: () => void;
}) {
  const id = useOwnId();
  return (
    <>
      <button
        type="button"
        class={`button ${kind}`}
        aria-label={name}
        aria-disabled={why !== null}
        aria-describedby={why === null ? undefined : id}
        title={why ?? undefined}
        onClick={trusted(() => {
          if (why === null) onPress();
        })}
      >
        {children}
      </button>
      {why !== null && (
        <span class="unseen" id={id}>
          {why}
        </span>
      )}
    </>
  );
}
