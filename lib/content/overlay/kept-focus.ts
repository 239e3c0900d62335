/** What had the focus last, if that was part of a badge: by what it is of, since the element may be gone any moment. */
let kept: { readonly identity: string; readonly action: string | null } | null = null;

/** A badge, or the button of a command beside it, has got the focus. */
export function noteFocus(identity: string, action: string | null): void {
  kept = { identity, action };
}

/**
 * Tells whether the focus belongs on a badge that has just been put into the page, because the page took it away with
 * the badge before.
 * @returns the button it belongs on, `null` for the badge itself, `undefined` where the person has gone on
 */
export function focusOwedTo(identity: string): string | null | undefined {
  if (kept?.identity !== identity) return undefined;
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body ? kept.action : undefined;
}

/** Forgets the focus once the person turns to something else on the page. */
export function watchFocus(signal: AbortSignal): void {
  const turned = (event: Event) => {
    const inside = event.target instanceof Element && event.target.localName.startsWith('tickmark-');
    if (!inside) kept = null;
  };
  document.addEventListener('focusin', turned, { signal, capture: true });
  document.addEventListener('pointerdown', turned, { signal, capture: true });
}
