import { isTickmark } from './shadow.ts';

type GiveFocus = (action: string | null) => void;

/** The last focused part of a badge, by identity, because its element may disappear at any time. */
let kept: { readonly identity: string; readonly action: string | null; readonly give: GiveFocus } | null =
  null;

/**
 * A badge, or the button of a command beside it, has received the focus.
 * @param give focuses that part again
 */
export function noteFocus(identity: string, action: string | null, give: GiveFocus): void {
  kept = { identity, action, give };
}

/** Gives the badge the focus that a message leaves behind when it is closed. */
export function takeFocusBack(): void {
  kept?.give(kept.action);
}

/**
 * Tells whether a newly inserted badge should get the focus, because the page removed it with the previous badge.
 * @returns the button to focus, `null` for the badge itself, `undefined` if the user has moved on
 */
export function focusOwedTo(identity: string): string | null | undefined {
  if (kept?.identity !== identity) return undefined;
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body ? kept.action : undefined;
}

/** Forgets the focus once the user focuses something else on the page, and at the end: with it, all badges would be kept. */
export function watchFocus(signal: AbortSignal): void {
  signal.addEventListener('abort', () => {
    kept = null;
  });
  const turned = (event: Event) => {
    if (!isTickmark(event.target)) kept = null;
  };
  document.addEventListener('focusin', turned, { signal, capture: true });
  document.addEventListener('pointerdown', turned, { signal, capture: true });
}
