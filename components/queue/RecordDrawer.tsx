import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';

/** Stands beside the list with one record in full; Esc closes it and brings the focus back to where it came from. */
export function RecordDrawer({
  closeLabel,
  onClose,
  children,
}: {
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
