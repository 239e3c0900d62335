/** The parts of a page that may take the focus over from what stood in them. */
const PARTS = 'tr, li, form, fieldset, section, article, aside, dialog, [role=menu], [role=tabpanel], main';

function partsAround(element: Element): HTMLElement[] {
  const part = element.parentElement?.closest<HTMLElement>(PARTS);
  return part ? [part, ...partsAround(part)] : [];
}

const isUsable = (element: Element) => element.isConnected && !element.matches(':disabled');

/**
 * Keeps the focus of a person at the keyboard in the page: when what has it is removed or disabled, it goes to the
 * smallest part around it that is left, where the Tab key goes on, and back once what was disabled can be used again.
 * Not to another control, which the next press would strike.
 */
export function keepFocus(root: HTMLElement): void {
  let last: HTMLElement | null = null;
  let around: readonly HTMLElement[] = [];
  let held: { readonly by: HTMLElement; readonly until: HTMLElement } | null = null;

  root.addEventListener('focusin', ({ target }) => {
    last = target instanceof HTMLElement && target.matches(':focus-visible') ? target : null;
    around = last ? partsAround(last) : [];
  });
  // Who uses the mouse has left what had the focus.
  document.addEventListener('pointerdown', () => {
    last = null;
    held = null;
  });
  new MutationObserver(() => {
    const active = document.activeElement;
    if (held && active === held.by && isUsable(held.until)) {
      held.until.focus({ preventScroll: true });
      held = null;
    }
    if (!last || isUsable(last) || (active !== last && active !== document.body)) return;
    const lost = last;
    // A message stands in no part: after it, the view goes on.
    const part =
      around.find((each) => each.isConnected) ??
      root.querySelector<HTMLElement>('[role=tabpanel]') ??
      root.querySelector('main');
    if (!part) return;
    if (!part.hasAttribute('tabindex')) part.tabIndex = -1;
    part.focus({ preventScroll: true });
    held = lost.isConnected ? { by: part, until: lost } : null;
  }).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
}
