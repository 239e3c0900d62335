import type { SiteSettings } from '../site-settings.ts';
import { twin } from './element.ts';
import { release } from './load-documents.ts';
import { drawnAddress, go, listOnShow } from './navigate.ts';
import { site } from './site.ts';
import { saveForm } from './trowser.ts';

/** The ways in which a page removes its nodes, each within one task. */
export type Rerender = 'wipe' | 'twin' | 'parent';

/** What tests may do to an open page, as `window.__qbo`. */
export interface QboControl {
  /** The address whose page is completely drawn; empty while drawing. */
  drawn(): string;
  settings(): SiteSettings;
  /** Changes this document's behaviour; redraws a list. */
  set(change: Partial<SiteSettings>): void;
  navigate(address: string): void;
  /**
   * Redraws a part of the page: `wipe` empties and refills each element that `selector` finds, `twin` replaces it with a copy,
   * `parent` redraws its parent's children. Returns the number of redrawn elements.
   */
  rerender(how: Rerender, selector: string): number;
  sortBy(column: string, descending?: boolean): void;
  /** Goes to a page of the list, from 0. */
  page(number: number): void;
  /** Shows documents whose number or name contains a text. */
  filter(text: string): void;
  /** Reuses the list's rows for other documents, `by` places further down. */
  recycle(by: number): void;
  /** Loads the list's documents again. */
  reload(): Promise<void>;
  /** Releases a part that `settings.holds` holds back. */
  release(part: string): void;
  /** Saves the visible form; a new form gets the id. */
  saveForm(id?: string): Promise<void>;
  /** Errors in the site's own scripts. */
  readonly errors: readonly string[];
}

declare global {
  interface Window {
    __qbo: QboControl;
  }
}

function list() {
  const found = listOnShow();
  if (!found) throw new Error('No list is on show.');
  return found;
}

function freshChildren(element: Element): Node[] {
  return [...element.childNodes].flatMap((child) => twin(child) ?? []);
}

function rerender(how: Rerender, selector: string): number {
  const found = [...document.querySelectorAll(selector)];
  let count = 0;
  for (const element of found) {
    if (!element.isConnected) continue;
    count += 1;
    if (how === 'wipe') element.replaceChildren(...freshChildren(element));
    else if (how === 'parent')
      element.parentElement?.replaceChildren(...freshChildren(element.parentElement));
    else {
      const copy = twin(element);
      if (copy) element.replaceWith(copy);
    }
  }
  return count;
}

/** Makes the control that tests reach as `window.__qbo`. */
export function qboControl(errors: readonly string[]): QboControl {
  return {
    drawn: drawnAddress,
    settings: () => site.settings,
    set: (change) => {
      site.settings = { ...site.settings, ...change };
      listOnShow()?.draw();
    },
    navigate: go,
    rerender,
    sortBy: (column, descending = false) => {
      list().state.sort = { column, descending };
      list().draw();
    },
    page: (number) => {
      list().state.page = number;
      list().draw();
    },
    filter: (text) => {
      list().state.search = text;
      list().state.page = 0;
      list().draw();
    },
    recycle: (by) => {
      const { state, draw } = list();
      const documents = state.documents ?? [];
      state.documents = documents
        .map((_, place) => documents[(place + by) % documents.length])
        .filter((each) => each !== undefined);
      state.sort = null;
      const { rows } = site.settings;
      site.settings = { ...site.settings, rows: 'reused' };
      draw();
      site.settings = { ...site.settings, rows };
    },
    reload: () => list().reload(),
    release,
    saveForm,
    errors,
  };
}
