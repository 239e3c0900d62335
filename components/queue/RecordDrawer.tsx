import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';

/** Shows one record in full beside the list; Esc closes it and returns the focus. */
export function RecordDrawer({
  shown,
  closeLabel,
  onClose,
  children,
}: {
  /** The record's id. */
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
    // A focused control of the previous record is gone, so the drawer takes the focus.
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
