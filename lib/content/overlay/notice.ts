import { makeHost, part } from './shadow.ts';
import { keepInBody } from './track-element.ts';

export interface NoticeFace {
  /** The name of the region. */
  readonly region: string;
  readonly text: string;
  readonly button: string;
  /** The accessible name of the button that closes it. */
  readonly dismiss: string;
  readonly language: string;
}

const STYLE = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: auto 0 72px 0 !important;
  width: fit-content !important;
  max-width: min(560px, calc(100vw - 32px)) !important;
  margin: 0 auto !important;
  z-index: 2147482000 !important;
  user-select: none !important;
  --tm-paper: #fff7e6; --tm-ink: #4a2f00; --tm-line: #b36b00; --tm-focus: #1d4ed8;
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

/**
 * Says over the page that Tickmark was updated under it: then none of its frames can be loaded. Tells nothing of the platform's
 * data, because a script of the page may find its words.
 */
export function showNotice(
  { region, text, button, dismiss, language }: NoticeFace,
  onPress: () => void,
): void {
  const { host, root } = makeHost('tickmark-banner', STYLE);
  host.lang = language;
  const section = part('section', 'banner');
  section.setAttribute('aria-label', region);
  const words = part('span', 'text');
  words.textContent = text;
  const act = part('button', 'act');
  act.textContent = button;
  const close = part('button', 'dismiss');
  close.textContent = '✕';
  close.setAttribute('aria-label', dismiss);
  section.append(words, act, close);
  root.append(section);
  const life = new AbortController();
  act.addEventListener('click', (event) => {
    if (event.isTrusted) onPress();
  });
  close.addEventListener('click', (event) => {
    if (event.isTrusted) life.abort();
  });
  keepInBody(host, life.signal);
}
