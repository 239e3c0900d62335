import { h, icon } from './element.ts';
import { closeOverlays, openMenu } from './overlays.ts';
import { site } from './site.ts';
import { t } from './words.ts';

const SECTIONS: readonly { icon: string; label: string; slug: string; id: string }[] = [
  { icon: 'home', label: 'Home', slug: 'homepage', id: 'homepage' },
  { icon: 'banking', label: 'Bank transactions', slug: 'banking', id: 'banking' },
  { icon: 'sales', label: 'Sales', slug: 'invoices', id: 'invoicing_and_sales' },
  { icon: 'customers', label: 'Customers', slug: 'customers', id: 'customers' },
  { icon: 'expenses', label: 'Expenses', slug: 'expenses', id: 'expenses' },
  { icon: 'accounting', label: 'Accounting', slug: 'chartofaccounts', id: 'accounting' },
  { icon: 'payroll', label: 'Payroll', slug: 'employees', id: 'payroll' },
  { icon: 'reports', label: 'Reports', slug: 'standardreports', id: 'reports' },
  { icon: 'audit', label: 'Audit log', slug: 'auditlog', id: 'auditlog' },
];

export const TABS: Readonly<Record<string, readonly { slug: string; label: string }[]>> = {
  sales: [
    { slug: 'sales', label: 'All sales' },
    { slug: 'invoices', label: 'Invoices' },
    { slug: 'estimates', label: 'Estimates' },
    { slug: 'salesreceipts', label: 'Sales receipts' },
    { slug: 'items', label: 'Products and services' },
    { slug: 'projects', label: 'Projects' },
  ],
  expenses: [
    { slug: 'expenses', label: 'Expenses' },
    { slug: 'bills', label: 'Bills' },
    { slug: 'purchaseorders', label: 'Purchase orders' },
    { slug: 'vendors', label: 'Vendors' },
  ],
};

function companyMenu(anchor: Element): void {
  openMenu(
    anchor,
    site.companies.map((company) => ({
      label: company.name,
      choose: () => {
        const query = new URLSearchParams({ companyId: company.realm, navigationURL: '/app/homepage' });
        location.assign(`/app/switchCompany?${query}`);
      },
    })),
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

/** Builds the shell around the pages: navigation, the bar with the company's name, the main node. */
export function drawFrame(): void {
  const shell = document.querySelector('#shell') as HTMLElement;
  shell.replaceChildren(
    h(
      'nav',
      { class: 'sb-nav', 'aria-label': 'Main' },
      h(
        'div',
        { class: 'sb-brand' },
        h('span', { class: 'sb-brand-mark' }, 'S'),
        h('span', {}, 'Sandbox books'),
      ),
      h(
        'ul',
        {},
        ...SECTIONS.map((section) =>
          h(
            'li',
            {},
            h(
              'a',
              { href: `/app/${section.slug}`, 'data-id': section.id, class: 'sb-nav-link' },
              icon(section.icon),
              h('span', {}, t(section.label)),
            ),
          ),
        ),
      ),
    ),
    h(
      'div',
      { class: 'sb-column' },
      h(
        'header',
        { class: 'sb-bar' },
        h(
          'button',
          {
            type: 'button',
            class: 'sb-company',
            'aria-haspopup': 'menu',
            onclick: (event, element) => {
              event.stopPropagation();
              companyMenu(element);
            },
          },
          h('span', { class: 'sb-company-name' }, site.company.name),
          icon('down'),
        ),
        h('span', { class: 'sb-spring' }),
        h('span', { class: 'sb-avatar', 'aria-hidden': 'true' }, initials(site.company.name)),
      ),
      h(
        'div',
        { 'data-id': 'shellMainNode', class: 'sb-main' },
        h('div', { 'data-id': 'bodyNode', role: 'main', class: 'sb-body' }),
      ),
    ),
  );
}

/** The node into which pages are drawn. */
export function bodyNode(): HTMLElement {
  return document.querySelector('.sb-body') as HTMLElement;
}

/** Marks the section and draws the tabs of the open page, which follows below them. */
export function sectionTabs(section: string, slug: string): HTMLElement | null {
  closeOverlays();
  const tabs = TABS[section];
  const first = tabs?.some((tab) => tab.slug === slug) ? section : slug;
  const navSlug = first === 'sales' ? 'invoices' : first === 'expenses' ? 'expenses' : slug;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.sb-nav-link')) {
    link.classList.toggle('sb-current', link.getAttribute('href') === `/app/${navSlug}`);
  }
  if (!tabs) return null;
  return h(
    'ul',
    { class: 'sb-tabs' },
    ...tabs.map((tab) =>
      h(
        'li',
        { 'data-id': `path-${tab.slug}-Tab`, class: tab.slug === slug ? 'sb-current' : '' },
        h('a', { href: `/app/${tab.slug}` }, t(tab.label)),
      ),
    ),
  );
}
