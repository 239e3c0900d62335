import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { trusted } from '../trusted.ts';

/** A button that shows more below it. What is folded is not in the page, so that no field is there twice. */
export function Unfolding({ label, children }: { label: string; children: ComponentChildren }) {
  const id = useId();
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
