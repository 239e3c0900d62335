import type { QuickBooksDocument } from '../quickbooks-document.ts';
import { addressOf, type ListRoute } from '../routes.ts';
import { h, hashed, icon } from './element.ts';
import { drawRows, labelOf, type RowActions } from './list-rows.ts';
import { columnsOf, type ListState, newListState, type Period, pageOf, typeWord } from './list-state.ts';
import { loadDocuments } from './load-documents.ts';
import { closeOverlays, openDrawer, openMenu } from './overlays.ts';
import { site } from './site.ts';
import { showAmount, showDate, showStatus, t } from './words.ts';

/** The visible list page, for the tests' controls. */
export interface ListPage {
  readonly root: HTMLElement;
  readonly state: ListState;
  /** Redraws the rows and what depends on them, in one task. */
  draw(): void;
  /** Loads the documents again and redraws. */
  reload(): Promise<void>;
}

const PERIODS: readonly { readonly period: Period; readonly label: string }[] = [
  { period: 'all', label: 'All dates' },
  { period: 'this-month', label: 'This month' },
  { period: 'last-month', label: 'Last month' },
];

const ROW_HEIGHT = { regular: 48, compact: 32 } as const;
const VIEW_ROWS = 12;

/** Builds a list page; its rows appear after `reload`. */
export function listPage(route: ListRoute, go: (address: string) => void): ListPage {
  const state = newListState(route);

  const actions: RowActions = {
    open: (document) => go(addressOf(document)),
    preview: (document) => preview(document),
    select: (document, selected) => {
      if (selected) state.selected.add(document.id);
      else state.selected.delete(document.id);
    },
    isSelected: (document) => state.selected.has(document.id),
  };

  const heading = (column: ReturnType<typeof columnsOf>[number]) =>
    h(
      'th',
      {
        scope: 'col',
        'data-column-id': column.id,
        class: column.shows === 'amount' || column.shows === 'balance' ? 'sb-amount' : '',
      },
      h(
        'button',
        {
          type: 'button',
          class: 'sb-sort',
          onclick: () => {
            const same = state.sort?.column === column.id;
            state.sort = { column: column.id, descending: same ? !state.sort?.descending : false };
            draw();
          },
        },
        t(
          column.shows === 'number' && column.heading === 'No.'
            ? site.settings.numberHeading
            : column.heading,
        ),
      ),
    );

  const scroller = h(
    'div',
    {
      class: `sb-scroller ${hashed('TableScroller')}`,
      onscroll: () => {
        if (site.settings.virtualRows && state.documents) draw();
      },
    },
    h('table', { class: 'sb-table' }, h('thead', {}, h('tr', {})), h('tbody', {})),
  );
  const pager = (id: string, label: string, step: number) =>
    h(
      'button',
      {
        type: 'button',
        class: `sb-button ${step < 0 ? 'sb-previous' : 'sb-next'}`,
        'data-automation-id': id,
        onclick: () => {
          state.page = Math.min(Math.max(0, state.page + step), pageOf(state).pages - 1);
          draw();
        },
      },
      t(label),
    );

  const root = h(
    'div',
    {
      'data-morpheus-pluginid': route.plugin,
      'data-morpheus-widget': `${route.plugin}/${route.slug}`,
      'data-morpheus-widget-instance': '1',
      class: 'sb-page sb-list-page',
    },
    h(
      'div',
      { class: 'sb-page-head' },
      h('h1', {}, t(route.title)),
      route.create
        ? h(
            'button',
            {
              type: 'button',
              class: 'sb-button sb-primary',
              onclick: () => go(`/app/${route.create?.slug}`),
            },
            t(route.create.label),
          )
        : null,
    ),
    h(
      'div',
      { class: 'sb-toolbar' },
      h(
        'button',
        {
          type: 'button',
          class: 'sb-button',
          'aria-haspopup': 'menu',
          onclick: (_event, element) =>
            openMenu(
              element,
              PERIODS.map(({ period, label }) => ({
                label: t(label),
                automationId: `option-${period}`,
                choose: () => {
                  state.period = period;
                  state.page = 0;
                  draw();
                },
              })),
            ),
        },
        h('span', { class: 'sb-period' }, t('All dates')),
        icon('down'),
      ),
      h(
        'label',
        { class: 'sb-search' },
        icon('search'),
        h('input', {
          type: 'search',
          'aria-label': t('Search by number or name'),
          placeholder: t('Search by number or name'),
          oninput: (_event, element) => {
            state.search = (element as HTMLInputElement).value;
            state.page = 0;
            draw();
          },
        }),
      ),
      h('span', { class: 'sb-count' }, ''),
    ),
    scroller,
    h(
      'div',
      { class: 'sb-pager' },
      pager('table-previous-page-button', 'Previous', -1),
      pager('table-next-page-button', 'Next', 1),
    ),
  );

  function preview(document: QuickBooksDocument): void {
    openDrawer({
      title: `${typeWord(document)} ${labelOf(document)}`,
      facts: [
        [t('Customer'), document.party?.name ?? document.name ?? ''],
        [t('Date'), showDate(document.date)],
        [t('Total'), showAmount(document.amount)],
        [t('Status'), showStatus(document).text],
      ],
      edit: {
        label: document.type === 'Invoice' ? t('Edit invoice') : t('View/Edit'),
        choose: () => actions.open(document),
      },
    });
  }

  /** The part that is now in the page; after a redraw it is a new element. */
  function live(selector: string): HTMLElement {
    const page = root.isConnected ? root : (document.querySelector('.sb-list-page') ?? root);
    const found = page.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`The list has lost its ${selector}.`);
    return found;
  }

  function drawHeadings(): void {
    const columns = columnsOf(route);
    const headings = live('thead tr');
    const wanted = columns.map((column) => column.id).join(' ');
    if (headings.dataset.columns === wanted) return;
    headings.dataset.columns = wanted;
    headings.replaceChildren(
      h('th', { class: 'sb-check' }),
      ...columns.map(heading),
      h('th', { scope: 'col', class: 'sb-action' }, t('Action')),
    );
    live('tbody').replaceChildren();
  }

  /** If only rows in view are drawn, margins stand for the others, so that the scroll bar is right. */
  function drawBody(rows: readonly QuickBooksDocument[]): void {
    const height = ROW_HEIGHT[site.settings.density];
    const virtual = site.settings.virtualRows;
    const first = virtual ? Math.max(0, Math.floor(live('.sb-scroller').scrollTop / height) - 1) : 0;
    const visible = virtual ? rows.slice(first, first + VIEW_ROWS + 3) : rows;
    live('tbody').querySelector('.sb-waiting')?.remove();
    drawRows(live('tbody'), visible, columnsOf(route), actions);
    const { style } = live('table');
    style.setProperty('margin-top', `${first * height}px`);
    style.setProperty('margin-bottom', `${(rows.length - first - visible.length) * height}px`);
  }

  function draw(): void {
    const { rows, pages, total } = pageOf(state);
    state.page = Math.min(state.page, pages - 1);
    live('.sb-scroller').classList.toggle('sb-virtual', site.settings.virtualRows);
    live('.sb-scroller').classList.toggle('sb-compact', site.settings.density === 'compact');
    drawHeadings();
    if (rows.length > 0) drawBody(rows);
    else {
      const text = t(state.documents === null ? 'Loading' : 'Nothing to show.');
      live('tbody').replaceChildren(h('tr', { class: 'sb-waiting' }, h('td', { colspan: '9' }, text)));
    }
    const from = state.page * site.settings.pageSize;
    live('.sb-previous').toggleAttribute('disabled', state.page === 0);
    live('.sb-next').toggleAttribute('disabled', state.page >= pages - 1);
    live('.sb-count').textContent = total === 0 ? '' : `${from + 1}–${from + rows.length} / ${total}`;
    live('.sb-period').textContent = t(
      PERIODS.find(({ period }) => period === state.period)?.label ?? 'All dates',
    );
  }

  async function reload(): Promise<void> {
    closeOverlays();
    state.documents = await loadDocuments(route.types);
    draw();
  }

  draw();
  return { root, state, draw, reload };
}
