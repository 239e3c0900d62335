import { makeHost, part } from './shadow.ts';
import { keepInBody } from './track-element.ts';

export interface BannerFace {
  /** The name of the region. */
  readonly region: string;
  readonly text: string;
  /** The button's label, or `null` for a notice. */
  readonly button: string | null;
  readonly dismiss: string;
  readonly language: string;
}

const STYLE = `
:host {
  all: initial !important;
  color-scheme: inherit !important;
  position: fixed !important;
  inset: auto 0 72px 0 !important;
  width: fit-content !important;
  max-width: min(560px, calc(100vw - 32px)) !important;
  margin: 0 auto !important;
  z-index: 2147482000 !important;
  user-select: none !important;
  --tm-paper: #fff7e6; --tm-ink: #4a2f00; --tm-line: #b36b00; --tm-focus: #1d4ed8;
}
:host([data-edge='top']) { inset: 72px 0 auto 0 !important; }
@supports (color: light-dark(#000, #fff)) {
  :host {
    --tm-paper: light-dark(#fff7e6, #33260d); --tm-ink: light-dark(#4a2f00, #ffdfa8);
    --tm-line: light-dark(#b36b00, #d99a3d); --tm-focus: light-dark(#1d4ed8, #9dbbff);
  }
}
.banner {
  display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; padding: 8px 8px 8px 14px; border-radius: 8px;
  border: 1px solid var(--tm-line); background: var(--tm-paper); color: var(--tm-ink);
  box-shadow: 0 4px 16px rgb(0 0 0 / 20%);
  font: 500 14px/20px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
}
.text { flex: 1 1 auto; }
button {
  all: unset; box-sizing: border-box; min-width: 28px; height: 28px; padding: 0 12px; border-radius: 6px;
  text-align: center; line-height: 28px; cursor: pointer; white-space: nowrap;
}
.act { background: var(--tm-ink); color: var(--tm-paper); }
.dismiss { padding: 0; }
button:focus-visible { outline: 2px solid var(--tm-focus); outline-offset: 2px; }
@media (forced-colors: active) { .banner, button { border: 1px solid ButtonText; } }
@media print { :host { display: none !important; } }
`;

const BADGE_HEIGHT = 24;

export interface Banner {
  show(face: BannerFace): void;
  destroy(): void;
}

/**
 * Shows a banner over the page without moving anything in it.
 * @param kind the value of the host's `data-kind`
 */
export function makeBanner(
  kind: string,
  first: BannerFace,
  handlers: { onPress(): void; onDismiss(): void },
): Banner {
  const { host, root } = makeHost('tickmark-banner', STYLE);
  host.dataset.kind = kind;
  const region = part('section', 'banner');
  const text = part('span', 'text');
  const act = part('button', 'act');
  const dismiss = part('button', 'dismiss');
  dismiss.textContent = '✕';
  region.append(text, act, dismiss);
  root.append(region);
  act.addEventListener('click', (event) => {
    if (event.isTrusted) handlers.onPress();
  });
  dismiss.addEventListener('click', (event) => {
    if (event.isTrusted) handlers.onDismiss();
  });

  function show(face: BannerFace): void {
    host.lang = face.language;
    region.setAttribute('aria-label', face.region);
    text.textContent = face.text;
    act.hidden = face.button === null;
    act.style.display = face.button === null ? 'none' : '';
    act.textContent = face.button ?? '';
    dismiss.setAttribute('aria-label', face.dismiss);
    dismiss.title = face.dismiss;
  }
  /** The banner never covers the focused element: it moves to the other edge. A badge is above its host. */
  function makeWay({ target }: Event): void {
    requestAnimationFrame(() => {
      if (!(target instanceof Element) || target === host) return;
      const focused = target.getBoundingClientRect();
      const own = host.getBoundingClientRect();
      if (focused.left > own.right || focused.right < own.left) return;
      if (focused.top - BADGE_HEIGHT > own.bottom || focused.bottom < own.top) return;
      host.dataset.edge = host.dataset.edge === 'top' ? 'bottom' : 'top';
    });
  }
  const life = new AbortController();
  document.addEventListener('focusin', makeWay, { signal: life.signal });
  show(first);
  keepInBody(host, life.signal);
  return { show, destroy: () => life.abort() };
}
