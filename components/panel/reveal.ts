import type { OfferedRemedy } from '../../lib/core/records/remedy.ts';

/** What is typed into comes first: a choice or a link beside it is not what is wanted. */
const FIRST = ['input:not([type="checkbox"], [type="radio"])', 'button, input, a[href]'];

/**
 * Brings the part of a record's view into sight in which a remedy is given (`data-remedy`), opens it, and puts the focus on the first
 * thing in it that can be used.
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
