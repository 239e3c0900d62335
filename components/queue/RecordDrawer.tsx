import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';

/** Stands beside the list with one record in full; Esc closes it and brings the focus back to where it came from. */
export function RecordDrawer({
  shown,
  closeLabel,
  onClose,
  children,
}: {
  /** Which record it is. */
  shown: string;
  closeLabel: string;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const drawer = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const from = document.activeElement;
    drawer.current?.focus();
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus();
    };
  }, []);
  useEffect(() => {
    // What was pressed for another record has gone with the record before.
    if (document.activeElement === document.body) drawer.current?.focus();
  }, [shown]);
  return (
    <aside
      class="drawer"
      ref={drawer}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close.current();
      }}
    >
      <button
        type="button"
        class="button icon drawer-close"
        aria-label={closeLabel}
        onClick={trusted(() => close.current())}
      >
        <Glyph name="cross" />
      </button>
      {children}
    </aside>
  );
}
