import { type Anchor, NUMBER_FIELDS, TITLES } from './anchors.ts';
import { isVisible } from './is-visible.ts';

/** A number at the end of a title, after its type: `Invoice #1047`, `Facture nº 1047`. */
const AT_END = /(?:^|\s|#|[nN][oº°]\.?)\s*([^\s#]*\d[^\s]*)$/;

/**
 * The number of the transaction whose form is on screen.
 * @returns `null` where none is shown
 */
export function shownNumber(page: Document): string | null {
  const field = onTop(page, NUMBER_FIELDS);
  if (field) {
    const input = field instanceof HTMLInputElement ? field : field.querySelector('input');
    return (input ? input.value : (field.textContent ?? '')).trim() || null;
  }
  return AT_END.exec(onTop(page, TITLES)?.textContent?.trim() ?? '')?.[1] ?? null;
}

function onTop(page: Document, anchors: readonly Anchor[]): Element | undefined {
  for (const { selector } of anchors) {
    const found = [...page.querySelectorAll(selector)].filter(isVisible).at(-1);
    if (found) return found;
  }
  return undefined;
}
