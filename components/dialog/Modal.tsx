import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useOwnId } from '../use-own-id.ts';

/**
 * A modal dialog with the browser's own focus trap. Esc cancels, and the safest button has the focus.
 * @param safest the button that gets the focus when the dialog opens
 */
export function Modal({
  title,
  safest,
  onCancel,
  children,
  language,
}: {
  title: string;
  safest: RefObject<HTMLButtonElement | null>;
  onCancel: () => void;
  children: ComponentChildren;
  language: string;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useOwnId();
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (!element.open) element.showModal();
    safest.current?.focus();
    return () => element.close();
  }, [safest]);
  return (
    <dialog
      ref={dialog}
      class="modal"
      role="alertdialog"
      lang={language}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-body`}
      onCancel={(event) => {
        // The parent removes the view; the element must not close itself first.
        event.preventDefault();
        onCancel();
      }}
      onKeyDown={(event) => {
        // Esc closes only the dialog, not the page or the card beneath it.
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <div id={`${id}-body`} class="modal-body">
        {children}
      </div>
    </dialog>
  );
}
