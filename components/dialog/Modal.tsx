import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useOwnId } from '../use-own-id.ts';

/**
 * A dialog over everything else, with the browser's own focus trap. Esc means cancel, and the safest button has the focus.
 * @param safest the button that is focused when the dialog opens
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
        // The view is taken away by whoever shows it; the element must not close itself before.
        event.preventDefault();
        onCancel();
      }}
      onKeyDown={(event) => {
        // Esc is ours here: the page and the card beneath must not close with the dialog.
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
