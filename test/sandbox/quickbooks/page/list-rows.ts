import type { QuickBooksDocument } from '../quickbooks-document.ts';
import type { ListColumn } from '../routes.ts';
import { h, recall, remember, setText, twin } from './element.ts';
import { cellText } from './list-state.ts';
import { site } from './site.ts';
import { showStatus, t } from './words.ts';

export interface RowActions {
  open(document: QuickBooksDocument): void;
  preview(document: QuickBooksDocument): void;
  select(document: QuickBooksDocument, selected: boolean): void;
  isSelected(document: QuickBooksDocument): boolean;
}

/** A document's label in the column of numbers or names. */
export function labelOf(document: QuickBooksDocument): string {
  return document.number || document.name || document.id;
}

/** The document that a row shows now. Rows may be reused for other documents. */
export function documentOfRow(row: Element | null): QuickBooksDocument | undefined {
  return recall(row) as QuickBooksDocument | undefined;
}

const rowOf = (element: Element) => documentOfRow(element.closest('tr'));

function actionButton(actions: RowActions): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: 'sb-link-button',
      'data-automation-id': 'edit-action-button',
      onclick: (event, element) => {
        event.stopPropagation();
        const document = rowOf(element);
        if (document) actions.open(document);
      },
    },
    t('View/Edit'),
  );
}

function emptyRow(columns: readonly ListColumn[], actions: RowActions): HTMLElement {
  const cells = columns.map((column) =>
    h(
      'td',
      {
        'data-column-id': column.id,
        class: column.shows === 'amount' || column.shows === 'balance' ? 'sb-cell sb-amount' : 'sb-cell',
      },
      column.shows === 'status'
        ? h(
            'span',
            { class: 'sb-status' },
            h('span', { class: 'sb-dot' }),
            h('span', { class: 'sb-text' }, ''),
          )
        : h('span', { class: 'sb-text' }, ''),
    ),
  );
  return h(
    'tr',
    {
      class: 'sb-row',
      onclick: (_event, element) => {
        const document = documentOfRow(element);
        if (document) actions.preview(document);
      },
      onmouseover: (_event, element) => {
        if (!site.settings.hoverReplaces || element.classList.contains('sb-hovered')) return;
        element.classList.add('sb-hovered');
        const button = element.querySelector('.sb-action .sb-link-button');
        const copy = button && twin(button);
        if (button && copy) button.replaceWith(copy);
      },
      onmouseout: (event, element) => {
        const to = (event as MouseEvent).relatedTarget;
        if (!(to instanceof Node && element.contains(to))) element.classList.remove('sb-hovered');
      },
    },
    h(
      'td',
      { class: 'sb-cell sb-check' },
      h('input', {
        type: 'checkbox',
        onclick: (event, element) => {
          event.stopPropagation();
          const document = rowOf(element);
          if (document) actions.select(document, (element as HTMLInputElement).checked);
          element.closest('tr')?.classList.toggle('sb-selected', (element as HTMLInputElement).checked);
        },
      }),
    ),
    ...cells,
    h('td', { class: 'sb-cell sb-action', 'data-column-id': 'action' }, actionButton(actions)),
  );
}

/** Puts a document into a row that may have shown another one. */
function fillRow(
  row: Element,
  document: QuickBooksDocument,
  columns: readonly ListColumn[],
  actions: RowActions,
): void {
  remember(row, document);
  columns.forEach((column, place) => {
    const cell = row.children[place + 1];
    const text = cell?.querySelector(':scope > .sb-text, :scope > .sb-status > .sb-text');
    if (text) setText(text, cellText(document, column.shows));
    if (column.shows === 'status') {
      const status = cell?.querySelector(':scope > .sb-status');
      if (status) status.className = `sb-status sb-${showStatus(document).tone}`;
    }
  });
  const selected = actions.isSelected(document);
  row.classList.toggle('sb-selected', selected);
  const box = row.querySelector<HTMLInputElement>('.sb-check input');
  if (box) {
    box.checked = selected;
    box.setAttribute('aria-label', labelOf(document));
  }
  row
    .querySelector('.sb-action .sb-link-button')
    ?.setAttribute('aria-label', `${t('View/Edit')} ${labelOf(document)}`);
}

function newRow(
  document: QuickBooksDocument,
  columns: readonly ListColumn[],
  actions: RowActions,
): HTMLElement {
  const row = emptyRow(columns, actions);
  fillRow(row, document, columns, actions);
  return row;
}

/**
 * Draws documents into a table body, in one task. A setting decides about existing rows: `keyed` moves the row of a document,
 * `reused` changes the content of the row in its place, `recreated` makes new rows.
 */
export function drawRows(
  body: Element,
  documents: readonly QuickBooksDocument[],
  columns: readonly ListColumn[],
  actions: RowActions,
): void {
  const present = [...body.children].filter((row) => documentOfRow(row) !== undefined);
  if (site.settings.rows === 'recreated') {
    body.replaceChildren(...documents.map((document) => newRow(document, columns, actions)));
    return;
  }
  if (site.settings.rows === 'reused') {
    documents.forEach((document, place) => {
      const row = present[place];
      if (row) fillRow(row, document, columns, actions);
      else body.append(newRow(document, columns, actions));
    });
    for (const row of present.slice(documents.length)) row.remove();
    return;
  }
  const keyOf = (document: QuickBooksDocument) => `${document.type}:${document.id}`;
  const byKey = new Map(present.map((row) => [keyOf(documentOfRow(row) as QuickBooksDocument), row]));
  const wanted = documents.map((document) => {
    const row = byKey.get(keyOf(document));
    if (!row) return newRow(document, columns, actions);
    byKey.delete(keyOf(document));
    fillRow(row, document, columns, actions);
    return row;
  });
  for (const row of byKey.values()) row.remove();
  wanted.forEach((row, place) => {
    if (body.children[place] !== row) body.insertBefore(row, body.children[place] ?? null);
  });
}
