import { h, icon } from './element.ts';
import type { FormModel } from './form-model.ts';
import type { FormActions } from './form-rethink.ts';
import { showAmount, showRate, t } from './words.ts';

// Widgets of the old layout are numbered in the order of creation, as in dojo.
let counter = 0;
const unique = (name: string) => `${name}_${++counter}`;

function labelled(label: string, ...inputs: readonly HTMLElement[]): HTMLElement {
  return h('div', { class: 'sb-field dijitInline' }, h('label', { class: 'sb-label' }, label), ...inputs);
}

function headings(): HTMLElement {
  const cell = (name: string, text: string, className: string) =>
    h('td', { class: `dgrid-cell field-${name} sb-dgrid-head ${className}` }, text);
  return h(
    'tr',
    {},
    cell('lineNum', '#', 'sb-line-number'),
    cell('itemId', t('Product or service'), ''),
    cell('description', t('Description'), 'sb-wide'),
    cell('quantity', t('Quantity'), 'sb-amount'),
    cell('rate', t('Rate'), 'sb-amount'),
    cell('amount', t('Amount'), 'sb-amount'),
  );
}

function lines(model: FormModel): HTMLElement {
  const rows = model.lines.map((line, place) =>
    h(
      'div',
      { class: 'dgrid-row sb-dgrid-row', id: unique('dgrid_0-row'), role: 'row' },
      h(
        'table',
        { class: 'dgrid-row-table', role: 'presentation' },
        h(
          'tbody',
          {},
          h(
            'tr',
            {},
            h('td', { class: 'dgrid-cell field-lineNum sb-line-number' }, String(place + 1)),
            h('td', { class: 'dgrid-cell field-itemId' }, h('div', { class: 'itemColumn' }, line.name)),
            h('td', { class: 'dgrid-cell field-description sb-wide' }, line.description ?? ''),
            h('td', { class: 'dgrid-cell field-quantity sb-amount' }, line.quantity ?? ''),
            h('td', { class: 'dgrid-cell field-rate sb-amount' }, showRate(line.rate)),
            h('td', { class: 'dgrid-cell field-amount sb-amount' }, showAmount(line.amount)),
          ),
        ),
      ),
    ),
  );
  return h(
    'div',
    { class: 'dgrid dgrid-grid sb-dgrid', role: 'grid' },
    h(
      'div',
      { class: 'dgrid-header dgrid-header-row sb-dgrid-row', role: 'row' },
      h('table', { role: 'presentation' }, h('tbody', {}, headings())),
    ),
    h('div', { class: 'dgrid-scroller' }, h('div', { class: 'dgrid-content' }, ...rows)),
  );
}

/** A transaction form in the older dojo layout, under the same address as the newer one. */
export function dojoForm(
  model: FormModel,
  actions: FormActions,
): { root: HTMLElement; party: HTMLElement | null } {
  const root = h(
    'div',
    { class: 'dijitContentPane sb-dialog sb-dojo', id: unique('uniqName') },
    h(
      'div',
      { class: 'header stretch trowserHeader sb-form-head' },
      h(
        'div',
        { class: 'trowserHeaderLeft' },
        h(
          'span',
          { class: 'title sb-form-title' },
          `${t(model.route.title)} `,
          h('span', { class: 'sb-hash' }, '#'),
          h('span', { 'data-qbo-bind': 'text: referenceNumber' }, model.number),
        ),
      ),
      h('span', { class: 'sb-spring' }),
      h(
        'div',
        { class: 'trowserHeaderRight' },
        h(
          'button',
          {
            type: 'button',
            class: 'hi hi-close sb-icon-button',
            'aria-label': t('Close'),
            onclick: () => actions.close(),
          },
          icon('close'),
        ),
      ),
    ),
    h(
      'div',
      { class: 'sb-form-body sb-dojo-body' },
      h(
        'div',
        { class: 'sb-form-top' },
        h('div', { class: 'sb-party-place' }),
        h(
          'div',
          { class: 'sb-hero' },
          h('span', { class: 'sb-label' }, t('Balance due')),
          h(
            'div',
            { class: 'amount', 'data-qbo-bind': 'textAmount: balanceDueValueText, currency: currency' },
            model.balance,
          ),
        ),
      ),
      h(
        'div',
        { class: 'sb-fields' },
        labelled(
          model.dateLabel,
          h('input', { type: 'text', 'data-automation-id': 'input-creation-date-sales', value: model.date }),
          h('input', { type: 'hidden', name: 'txnDate', value: model.document?.date ?? '' }),
        ),
        model.dueDate === null
          ? null
          : labelled(t('Due date'), h('input', { type: 'text', value: model.dueDate })),
        labelled(
          model.numberLabel,
          h('input', { type: 'text', 'data-automation-id': 'input-ref-number-sales', value: model.number }),
        ),
      ),
      lines(model),
      h(
        'div',
        { class: 'sb-form-bottom' },
        labelled(t('Memo on statement'), h('textarea', { rows: '3' }, model.memo)),
        h(
          'div',
          { class: 'sb-totals' },
          h('div', { class: 'sb-total-row' }, h('label', {}, t('Total')), h('p', {}, model.amount)),
        ),
      ),
    ),
    h(
      'div',
      { class: 'stickyFooter sb-form-foot sb-dojo-foot' },
      h(
        'button',
        {
          type: 'button',
          class: 'button sb-button',
          'data-automation-id': 'button-cancel-universal',
          onclick: () => actions.close(),
        },
        t('Cancel'),
      ),
      h('span', { class: 'sb-spring' }),
      h(
        'div',
        { class: 'combo-button primary saveActionComboButton' },
        h(
          'button',
          {
            type: 'button',
            class: 'sb-button sb-primary',
            onclick: () => {
              actions.save();
              actions.close();
            },
          },
          t('Save and close'),
        ),
      ),
    ),
  );
  const party =
    model.partyLabel === null
      ? null
      : labelled(
          t(model.partyLabel),
          h('input', {
            type: 'text',
            id: unique('dijit_form_FilteringSelect'),
            role: 'combobox',
            value: model.party,
          }),
        );
  return { root, party };
}
