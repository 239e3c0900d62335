import { h, hashed, icon } from './element.ts';
import type { FormModel } from './form-model.ts';
import { openMenu } from './overlays.ts';
import { site } from './site.ts';
import { showAmount, showRate, t } from './words.ts';

export interface FormActions {
  close(): void;
  save(): void;
}

const field = (label: string, input: HTMLElement, extra = '') =>
  h('label', { class: `sb-field ${extra}` }, h('span', { class: 'sb-label' }, label), input);

/** The party's field: a combobox that opens its list on any click inside its container, even on foreign nodes. */
function partyField(model: FormModel): HTMLElement {
  const label = model.partyLabel ?? 'Customer';
  const list = h(
    'div',
    { class: 'sb-options', hidden: true, role: 'listbox' },
    h('div', { role: 'option' }, model.party),
  );
  return h(
    'div',
    {
      class: `QuickfillsContainer sb-quickfill ${hashed('rethinkCustomerContainer')}`,
      'data-cy': label === 'Customer' ? 'quickfill-contact' : 'quickfill-vendor',
      'data-props': JSON.stringify({ contact: { displayName: model.party } }),
      onclick: (_event, element) => element.querySelector('.sb-options')?.toggleAttribute('hidden'),
    },
    h('span', { class: 'sb-label' }, t(label)),
    h('input', {
      type: 'text',
      role: 'combobox',
      'aria-label': label,
      'aria-expanded': 'false',
      'data-automation-id': label === 'Customer' ? 'customer_name' : 'vendor_name',
      placeholder: `Add ${label.toLowerCase()}`,
      value: model.party,
    }),
    list,
  );
}

function numberField(model: FormModel): HTMLElement {
  if (site.settings.readOnlyNumber && model.document) {
    return h(
      'div',
      { class: 'sb-field' },
      h('span', { class: 'sb-label' }, model.numberLabel),
      h('span', { 'data-automation-id': 'readonly_reference_number', class: 'sb-readonly' }, model.number),
    );
  }
  return field(
    model.numberLabel,
    h('input', {
      type: 'text',
      id: `${model.plugin}/reference_number`,
      'data-automation-id': 'reference_number',
      'aria-label': model.numberLabel,
      value: model.number,
    }),
  );
}

function lineTable(model: FormModel): HTMLElement {
  const sales = model.route.family === 'sales';
  const headings = sales
    ? ['Product or service', 'Description', 'Quantity', 'Rate', 'Amount']
    : ['Category', 'Description', 'Amount'];
  const rows = model.lines.map((line, place) => {
    const n = place + 1;
    const cell = (className: string, input: HTMLElement) => h('td', { class: className }, input);
    const text = (label: string, value: string) =>
      h('input', { type: 'text', 'aria-label': `${label} line ${n}`, value });
    return h(
      'tr',
      { 'data-automation-id': `line ${n}` },
      h('td', { class: 'sb-line-number' }, String(n)),
      cell('', text(sales ? 'Product or service' : 'Category', line.name)),
      cell(
        'sb-wide',
        h(
          'textarea',
          { 'data-testid': 'Description_field', 'aria-label': `Description line ${n}`, rows: '1' },
          line.description ?? '',
        ),
      ),
      ...(sales
        ? [
            cell('sb-amount', text('Quantity', line.quantity ?? '')),
            cell('sb-amount', text('Rate', showRate(line.rate))),
          ]
        : []),
      cell('sb-amount', text('Amount', showAmount(line.amount))),
    );
  });
  return h(
    'table',
    { class: 'sb-lines' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('th', {}, '#'),
        ...headings.map((each) =>
          h('th', { class: ['Quantity', 'Rate', 'Amount'].includes(each) ? 'sb-amount' : '' }, t(each)),
        ),
      ),
    ),
    h('tbody', { 'data-smart-table-body': 'true' }, ...rows),
  );
}

function paymentPart(model: FormModel): HTMLElement {
  const rows = model.lines.map((line) =>
    h(
      'tr',
      {},
      h(
        'td',
        { class: 'sb-line-number' },
        h('input', { type: 'checkbox', checked: true, 'aria-label': line.name }),
      ),
      h('td', {}, h('a', { class: `${hashed('chargesCreditsLink')} sb-link`, href: '#' }, line.name)),
      h('td', { class: 'sb-wide' }, line.description ?? ''),
      h('td', { class: 'sb-amount' }, showAmount(line.amount)),
      h(
        'td',
        { class: 'sb-amount' },
        h('input', {
          type: 'text',
          'data-testid': 'txp-amount-field',
          'aria-label': 'Payment',
          value: showRate(line.amount),
        }),
      ),
    ),
  );
  const headings = ['Description', 'Memo', 'Original amount', 'Payment'];
  return h(
    'section',
    {},
    h('h3', {}, t('Outstanding Transactions')),
    h(
      'table',
      { class: 'sb-lines' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', {}),
          ...headings.map((each, n) => h('th', { class: n > 1 ? 'sb-amount' : '' }, t(each))),
        ),
      ),
      h('tbody', {}, ...rows),
    ),
  );
}

function totals(model: FormModel): HTMLElement {
  const row = (label: string, value: string, cy: string, id?: string) =>
    h('div', { 'data-cy': cy, class: 'sb-total-row' }, h('label', {}, label), h('p', { id }, value));
  return h(
    'div',
    { class: 'sb-totals' },
    ...(model.route.family === 'payment'
      ? [row(t('Amount to apply'), model.amount, 'totalRow')]
      : [
          row(t('Subtotal'), model.amount, 'subtotalRow'),
          row(t('Total'), model.amount, 'totalRow'),
          row(t('Balance due'), model.balance, 'balanceDueRow', 'balanceAmount'),
        ]),
  );
}

function header(model: FormModel, actions: FormActions): HTMLElement {
  return h(
    'div',
    { 'data-automation-id': 'RethinkLayout_header', class: `${hashed('RethinkLayout-header')} sb-form-head` },
    h(
      'button',
      { type: 'button', class: 'sb-icon-button', 'aria-label': t('History'), title: t('History') },
      icon('history'),
    ),
    h(
      'h2',
      {
        id: 'trowser-title',
        class: `${hashed('TrowserHeader-headerTitleText')} ${hashed('txp-capability-formTitle')} sb-form-title`,
      },
      model.heading,
    ),
    h('span', { class: 'sb-spring' }),
    h(
      'button',
      {
        type: 'button',
        class: 'sb-icon-button',
        'aria-label': t('More actions'),
        onclick: (_event, element) =>
          openMenu(element, [
            { label: t('Delete'), choose: () => undefined },
            { label: 'Copy', choose: () => undefined },
          ]),
      },
      icon('more'),
    ),
    h(
      'button',
      { type: 'button', class: 'sb-icon-button', 'aria-label': t('Close'), onclick: () => actions.close() },
      icon('close'),
    ),
  );
}

/**
 * A transaction form in the newer React layout ("Rethink"). The party's field comes later than the rest and
 * is returned separately, for `.sb-party-place`.
 */
export function rethinkForm(
  model: FormModel,
  actions: FormActions,
): { root: HTMLElement; party: HTMLElement | null } {
  const { route, plugin } = model;
  const payment = route.family === 'payment';
  const root = h(
    'div',
    { role: 'dialog', 'aria-label': model.heading, class: `${hashed('Trowser-dialog')} sb-dialog` },
    h(
      'div',
      { 'data-morpheus-pluginid': plugin, 'data-morpheus-widget': `${plugin}/form`, class: 'sb-form-plugin' },
      h(
        'form',
        {
          id: `${plugin}/edit_or_preview_form`,
          'data-id': 'editForm',
          'data-automation-id': 'RethinkLayout',
          class: `${hashed('RethinkLayout')} sb-form`,
          onsubmit: (event) => event.preventDefault(),
        },
        header(model, actions),
        h(
          'div',
          { class: 'sb-form-body' },
          h(
            'div',
            { class: 'sb-paper' },
            h(
              'div',
              { class: 'sb-form-top' },
              h('div', { class: 'sb-party-place' }),
              payment
                ? h(
                    'div',
                    { class: 'sb-hero' },
                    h('span', { class: 'sb-label' }, t('Amount received')),
                    h('strong', { id: `${plugin}/amount_received_total` }, model.amount),
                  )
                : h(
                    'div',
                    { class: 'sb-hero' },
                    h('span', { class: 'sb-label' }, t('Balance due')),
                    h('strong', {}, model.balance),
                  ),
            ),
            h(
              'div',
              { class: 'sb-fields' },
              numberField(model),
              field(
                model.dateLabel,
                h('input', {
                  type: 'text',
                  'data-testid': 'txn_date',
                  'aria-label': model.dateLabel,
                  value: model.date,
                }),
              ),
              model.dueDate === null
                ? null
                : field(
                    t('Due date'),
                    h('input', { type: 'text', 'aria-label': t('Due date'), value: model.dueDate }),
                  ),
              model.account === ''
                ? null
                : field(
                    t('Account'),
                    h('input', { type: 'text', 'aria-label': t('Account'), value: model.account }),
                  ),
            ),
            payment ? paymentPart(model) : lineTable(model),
            h(
              'div',
              { class: 'sb-form-bottom' },
              field(
                t('Memo on statement'),
                h('textarea', { rows: '3', 'aria-label': t('Memo') }, model.memo),
                'sb-memo',
              ),
              totals(model),
            ),
          ),
        ),
        h(
          'div',
          {
            'data-automation-id': 'RethinkLayout_footer',
            class: `${hashed('RethinkLayout-footer')} sb-form-foot`,
          },
          h(
            'button',
            { type: 'button', class: 'sb-link-button', 'data-automation-id': 'print-button' },
            t('Print or download'),
          ),
          h('span', { class: 'sb-spring' }),
          h('button', { type: 'button', class: 'sb-button', onclick: () => actions.save() }, t('Save')),
          h(
            'button',
            {
              type: 'button',
              class: 'sb-button sb-primary',
              id: route.slug === 'invoice' ? 'sales-forms-ui/email_button' : null,
              onclick: () => {
                actions.save();
                actions.close();
              },
            },
            t(route.slug === 'invoice' ? 'Review and send' : 'Save and close'),
          ),
        ),
      ),
    ),
  );
  return { root, party: model.partyLabel === null ? null : partyField(model) };
}
