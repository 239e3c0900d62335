import type { RecordRoute } from '../routes.ts';
import { h } from './element.ts';
import { dojoForm } from './form-dojo.ts';
import { formModel } from './form-model.ts';
import { rethinkForm } from './form-rethink.ts';
import { loadDocument, waitWhileHeld } from './load-documents.ts';
import { showToast } from './overlays.ts';
import { site } from './site.ts';
import { t } from './words.ts';

// The trowser is the full-screen layer in which forms open above the page.
const trowserBody = document.querySelector('.trowser-view > .body') as HTMLElement;
const KEPT_STALE = 3;
let opened = 0;
let open: { pane: HTMLElement; route: RecordRoute; id: string | null } | null = null;

function hide(pane: HTMLElement): void {
  switch (site.settings.staleForms) {
    case 'display':
      pane.style.setProperty('display', 'none');
      return;
    case 'aria-hidden':
      pane.setAttribute('aria-hidden', 'true');
      pane.classList.add('sb-offscreen');
      return;
    case 'hidden-attribute':
      pane.hidden = true;
      return;
    case 'removed':
      pane.remove();
  }
}

/** Hides the form; as on the real site it stays in the document with its last content. */
export function putFormAway(): void {
  if (!open) return;
  hide(open.pane);
  open = null;
  document.body.classList.remove('sb-trowser-open');
  const stale = trowserBody.querySelectorAll('.sb-pane');
  for (const pane of [...stale].slice(0, Math.max(0, stale.length - KEPT_STALE))) pane.remove();
}

async function draw(
  pane: HTMLElement,
  route: RecordRoute,
  id: string | null,
  close: () => void,
): Promise<void> {
  const document = id === null ? null : await loadDocument(route.type, id);
  if (id !== null && document === null) {
    pane.replaceChildren(
      h(
        'div',
        { class: 'sb-dialog sb-not-found', role: 'dialog', 'aria-label': t(route.title) },
        h('p', { role: 'alert' }, 'This transaction is not available. It may have been deleted.'),
        h('button', { type: 'button', class: 'sb-button', onclick: close }, t('Close')),
      ),
    );
    return;
  }
  const actions = { close, save: () => void saveForm() };
  const model = formModel(route, document);
  const { root, party } =
    site.settings.form === 'dojo' ? dojoForm(model, actions) : rethinkForm(model, actions);
  pane.replaceChildren(root);
  if (!party) return;
  await waitWhileHeld('customer');
  pane.querySelector('.sb-party-place')?.replaceChildren(party);
}

/**
 * Opens the form of a record (`id` null: a new one) above the page, or inside `instead` where given: a new form
 * that a document was loaded for is a full page.
 */
export async function openForm(
  route: RecordRoute,
  id: string | null,
  close: () => void,
  instead: HTMLElement | null,
): Promise<void> {
  putFormAway();
  const pane = h(
    'div',
    { class: `sb-pane sb-pane-${++opened}` },
    h('p', { class: 'sb-loading' }, t('Loading')),
  );
  (instead ?? trowserBody).append(pane);
  if (!instead) document.body.classList.add('sb-trowser-open');
  open = { pane, route, id };
  document.title = `${t(route.title)} - QuickBooks`;
  await draw(pane, route, id, close);
}

let closeOpen: () => void = () => undefined;

/** The target after closing a form, for redrawn forms. */
export function onFormClose(close: () => void): void {
  closeOpen = close;
}

/**
 * Saves the visible form: redraws it from the server's current data, and shows a message. A new form gets the given id.
 */
export async function saveForm(savedId?: string): Promise<void> {
  const saved = open;
  if (!saved) return;
  const id = savedId ?? saved.id;
  if (savedId !== undefined) {
    history.replaceState(null, '', `/app/${saved.route.slug}?${saved.route.parameter}=${savedId}`);
  }
  open = { ...saved, id };
  await draw(saved.pane, saved.route, id, closeOpen);
  showToast(`${t(saved.route.title)} ✓`);
}
