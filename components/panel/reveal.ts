import type { OfferedRemedy } from '../../lib/core/records/remedy.ts';

/** Input fields come first, before choices and links beside them. */
const FIRST = ['input:not([type="checkbox"], [type="radio"])', 'button, input, a[href]'];

/**
 * Scrolls to the part of a record's view that holds a remedy (`data-remedy`), opens it, and focuses its first usable
 * control.
 */
export function reveal(root: HTMLElement | null, remedy: OfferedRemedy): void {
  const part = root?.querySelector<HTMLElement>(`[data-remedy="${remedy}"]`);
  if (!part) return;
  const folded = part.matches('details') ? part : part.querySelector('details[data-opens]');
  if (folded instanceof HTMLDetailsElement) folded.open = true;
  part.scrollIntoView({ block: 'nearest' });
  const within = folded ?? part;
  const found = FIRST.map((selector) => within.querySelector<HTMLElement>(selector));
  found.find((each) => each !== null)?.focus();
}
