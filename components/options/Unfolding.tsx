import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';

/** A button that shows more below it. Collapsed content is not in the DOM, so that no field exists twice. */
export function Unfolding({ label, children }: { label: string; children: ComponentChildren }) {
  const id = useOwnId();
  const [open, setOpen] = useState(false);
  return (
    <div class="unfolding">
      <button
        type="button"
        class="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={trusted(() => setOpen(!open))}
      >
        {label}
      </button>
      <div id={id}>{open && children}</div>
    </div>
  );
}
