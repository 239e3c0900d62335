import { listen } from './element.ts';
import { drawFrame } from './frame.ts';
import { reportError } from './load-documents.ts';
import { go, show } from './navigate.ts';
import { closeOverlays } from './overlays.ts';
import { qboControl } from './qbo-control.ts';

const errors: string[] = [];

function note(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  errors.push(text);
  reportError(text);
}

addEventListener('error', (event) => note(event.error ?? event.message));
addEventListener('unhandledrejection', (event) => note(event.reason));
addEventListener('popstate', () => void show());

// The site's links navigate without a load; the browser handles those with a modifier key or to another host.
document.addEventListener('click', (event) => {
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const href = link.getAttribute('href') ?? '';
  if (href === '#') event.preventDefault();
  if (!href.startsWith('/app/')) return;
  event.preventDefault();
  go(href);
});

// A click anywhere else closes open menus and drawers.
document.addEventListener(
  'click',
  (event) => {
    const inside = event
      .composedPath()
      .some((target) => target instanceof Element && target.matches('.sb-menu, .sb-drawer'));
    if (!inside) closeOverlays();
  },
  { capture: true },
);

window.__qbo = qboControl(errors);
listen();
drawFrame();
void show();
