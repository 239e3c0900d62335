import { type Anchor, NUMBER_FIELDS, TITLES } from './anchors.ts';
import { isVisible } from './is-visible.ts';

const AT_END = /(?:^|\s|#)(?:[nN](?:o\.|o(?=\s)|[º°]\.?)\s*)?([^\s#]*\d\S*)$/;

/** The number at the end of a title, after its type: `Invoice #1047`, `Invoice no.1047`, `Facture nº 1047`; `null` for none. */
export const numberAtEnd = (title: string): string | null => AT_END.exec(title.trim())?.[1] ?? null;

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
  return numberAtEnd(onTop(page, TITLES)?.textContent ?? '');
}

function onTop(page: Document, anchors: readonly Anchor[]): Element | undefined {
  for (const { selector } of anchors) {
    const found = [...page.querySelectorAll(selector)].filter(isVisible).at(-1);
    if (found) return found;
  }
  return undefined;
}
