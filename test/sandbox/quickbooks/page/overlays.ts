import { h, icon } from './element.ts';
import { t } from './words.ts';

// Menus, drawers and toasts are outside the plug-ins' trees, in the shell's portal.
const portal = document.querySelector('.portal-view') as HTMLElement;

/** Closes an open menu or drawer. */
export function closeOverlays(): void {
  for (const element of portal.querySelectorAll('.sb-menu, .sb-drawer')) element.remove();
}

export interface MenuEntry {
  readonly label: string;
  readonly automationId?: string;
  choose(): void;
}

/** Opens a menu below an element; choosing an entry closes it. */
export function openMenu(anchor: Element, entries: readonly MenuEntry[]): void {
  closeOverlays();
  const menu = h(
    'div',
    { class: 'sb-menu Menu-menu-list-wrapper-1x', role: 'menu' },
    h(
      'ul',
      {},
      ...entries.map((entry) =>
        h(
          'li',
          {
            role: 'menuitem',
            tabindex: '-1',
            'data-automation-id': entry.automationId,
            onclick: () => {
              closeOverlays();
              entry.choose();
            },
          },
          entry.label,
        ),
      ),
    ),
  );
  const place = anchor.getBoundingClientRect();
  menu.style.setProperty('left', `${Math.min(place.left, window.innerWidth - 240)}px`);
  menu.style.setProperty('top', `${place.bottom + 4}px`);
  portal.append(menu);
}

export interface DrawerContent {
  readonly title: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly edit: MenuEntry;
}

/** Opens the drawer at the right side, as a click on a row does. */
export function openDrawer({ title, facts, edit }: DrawerContent): void {
  closeOverlays();
  portal.append(
    h(
      'aside',
      { class: 'sb-drawer sales-view-ui', 'data-morpheus-pluginid': 'sales-view-ui', 'aria-label': title },
      h(
        'div',
        { class: 'sb-drawer-head' },
        h('h2', {}, title),
        h(
          'button',
          {
            type: 'button',
            class: 'sb-icon-button',
            'aria-label': t('Close'),
            onclick: () => closeOverlays(),
          },
          icon('close'),
        ),
      ),
      h('dl', {}, ...facts.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
      h(
        'button',
        {
          type: 'button',
          class: 'sb-button sb-primary',
          onclick: () => {
            closeOverlays();
            edit.choose();
          },
        },
        edit.label,
      ),
    ),
  );
}

/** Shows the message after a save, until the next one. */
export function showToast(text: string): void {
  portal.querySelector('.sb-toast')?.remove();
  portal.append(h('div', { class: 'sb-toast', role: 'alert' }, text));
}
