import { type BadgeFace, sameFace } from './badge-face.ts';
import type { Spot } from './badge-space.ts';
import { drawGlyph } from './glyphs.ts';
import { focusOwedTo, noteFocus } from './kept-focus.ts';
import { type Seen, watchSeen } from './seen.ts';
import { makeHost, part } from './shadow.ts';

/**
 * The style of everything in the page, in pixels and with its own variables only, so that the page's font size and
 * rules do not change it. Declarations of the host are important, otherwise the page's rules would win. Words are generated
 * content, because a script of the page can search the text of closed roots.
 */
const BADGE_STYLE = `
:host {
  all: initial !important;
  color-scheme: inherit !important;
  font: inherit !important;
  display: block !important;
  flex: 1 1 0 !important;
  position: relative !important;
  height: 0 !important;
  overflow: visible !important;
  user-select: none !important;
  --tm-paper: #ffffff !important;
  --tm-good: #1f6b3f !important;
  --tm-quiet: #44566c !important;
  --tm-decide: #8a5200 !important;
  --tm-bad: #b3261e !important;
  --tm-focus: #1d4ed8 !important;
  --tm-shade: #f3f5f8 !important;
}
@supports (color: light-dark(#000, #fff)) {
  :host {
    --tm-paper: light-dark(#ffffff, #1b2027) !important;
    --tm-good: light-dark(#1f6b3f, #86d6a6) !important;
    --tm-quiet: light-dark(#44566c, #b4c2d3) !important;
    --tm-decide: light-dark(#8a5200, #f2bd6b) !important;
    --tm-bad: light-dark(#b3261e, #ff9d94) !important;
    --tm-focus: light-dark(#1d4ed8, #9dbbff) !important;
    --tm-shade: light-dark(#f3f5f8, #2a313b) !important;
  }
}
:host([data-layout='beside']) { flex: none !important; width: 0 !important; z-index: 3 !important; }
:host([data-layout='floating']) { position: absolute !important; width: 0 !important; z-index: 3 !important; }
:host([data-layout='fixed']) {
  position: fixed !important;
  inset: auto 16px 72px auto !important;
  height: auto !important;
  width: auto !important;
  z-index: 2147483000 !important;
}
.set {
  position: absolute;
  display: flex;
  align-items: center;
  gap: 6px;
  width: max-content;
  font: 500 12px/16px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  letter-spacing: normal;
}
:host([data-layout='row']) .set { bottom: 0; height: 1lh; min-height: 20px; line-height: inherit; }
:host([data-layout='row']) .badge {
  width: var(--tm-width); min-width: 0; height: 24px; padding: 0; border: 0; border-radius: 12px; background: none; line-height: 16px;
}
:host([data-layout='row']) .badge::before { content: none; }
:host([data-layout='row']) .badge:focus-visible { outline-offset: -3px; }
:host([data-layout='row']) .face {
  box-sizing: border-box; width: var(--tm-size); min-width: 0; height: var(--tm-size); border: 1px solid var(--tm-tone);
  border-radius: 12px; background: var(--tm-paper);
}
:host([data-layout='row']) .badge:hover .face { background: var(--tm-shade); }
:host([data-layout='row']) .quiet .face { border-color: transparent; }
:host([data-layout='row']) .stale .face { border: 1px dashed; }
:host([data-layout='row']) .words { display: none; }
/* In a cell that lays out its content itself: before it, without any width. */
:host([data-flow]) { order: -1 !important; flex: none !important; width: 0 !important; align-self: flex-start !important; }
:host([data-flow]) .set { top: 0; bottom: auto; }
:host([data-flow='middle']) { align-self: center !important; }
:host([data-flow='middle']) .set { top: -.5lh; }
:host([data-layout='beside']) .set, :host([data-layout='floating']) .set { left: 0; top: 0; height: 24px; }
:host([data-layout='fixed']) .set {
  position: static;
  padding: 6px;
  border-radius: 16px;
  background: var(--tm-paper);
  box-shadow: 0 2px 10px rgb(0 0 0 / 24%);
}
button {
  all: unset;
  box-sizing: border-box;
  position: relative;
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: 4px;
  height: 20px;
  min-width: 20px;
  padding: 0 7px 0 5px;
  border: 1px solid var(--tm-tone);
  border-radius: 10px;
  background: var(--tm-paper);
  color: var(--tm-tone);
  cursor: pointer;
  white-space: nowrap;
  scroll-margin: 96px;
}
button::before { content: ''; position: absolute; inset: -3px; border-radius: 12px; }
button:hover { background: var(--tm-shade); }
button:focus-visible { outline: 2px solid var(--tm-focus); outline-offset: 1px; }
.badge[data-tone='good'] { --tm-tone: var(--tm-good); }
.badge[data-tone='quiet'] { --tm-tone: var(--tm-quiet); }
.badge[data-tone='decide'] { --tm-tone: var(--tm-decide); }
.badge[data-tone='bad'] { --tm-tone: var(--tm-bad); }
.words::before { content: attr(data-words); }
.badge.quiet { border-color: transparent; }
.badge.stale { border-style: dashed; border-color: var(--tm-tone); }
.face { display: inline-flex; align-items: center; justify-content: center; gap: 4px; height: 100%; min-width: 18px; }
.command { --tm-tone: var(--tm-quiet); height: 24px; border-radius: 6px; padding: 0 8px; }
.command[aria-disabled='true'] { border-color: transparent; background: var(--tm-shade); cursor: not-allowed; }
.glyph { width: 12px; height: 12px; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.busy .turn { animation: tm-turn 1.2s linear infinite; }
@keyframes tm-turn { to { transform: rotate(360deg); } }
@media (prefers-reduced-motion: reduce) { .busy .turn { animation: none; } }
@media (forced-colors: active) {
  button { border-color: ButtonText; background: ButtonFace; color: ButtonText; forced-color-adjust: auto; }
  button:focus-visible { outline-color: Highlight; }
  :host([data-layout='row']) .face { border-color: ButtonText; background: ButtonFace; }
}
@media print { :host { display: none !important; } }
`;

/** `row`: in a cell · `beside`, `floating`: at a title · `fixed`: in the corner. */
export type BadgeLayout = 'row' | 'beside' | 'floating' | 'fixed';

export interface BadgeHandlers {
  /** The user pressed the badge. */
  onOpen(badge: Badge): void;
  /** The pointer or the focus has come to the badge. */
  onPoint?(badge: Badge): void;
  /** The user pressed a command beside the badge. */
  onCommand?(action: string, badge: Badge): void;
}

export interface Badge {
  readonly host: HTMLElement;
  readonly face: BadgeFace;
  show(face: BadgeFace): void;
  /** Puts it at its place in a row, where it shows its glyph alone and its words in a tooltip. */
  stand(spot: Spot): void;
  layout(layout: BadgeLayout): void;
  /** The element with the badge and its buttons, to be measured and moved. */
  readonly set: HTMLElement;
  /** Focuses the badge, or the button of a command. */
  focus(action?: string | null): void;
  /** Restores the focus that the page removed with an earlier badge of the same record. */
  restoreFocus(): void;
  destroy(): void;
}

/** Whether hosts tell which record they show, and its state: for tests, because a script of the page could read it. */
const FOR_TESTS = import.meta.env.MODE === 'sandbox';

let seen: Seen | undefined;

/** Creates a badge; the caller inserts its host into the page. */
export function makeBadge(
  name: 'tickmark-badge' | 'tickmark-pill',
  first: BadgeFace,
  handlers: BadgeHandlers,
): Badge {
  const { host, root } = makeHost(name, BADGE_STYLE);
  const { set, button, inner, words } = copyParts();
  root.append(set);
  const commands = new Map<string, HTMLButtonElement>();
  let face = first;
  let stood: Spot | undefined;

  const badge: Badge = {
    host,
    set,
    get face() {
      return face;
    },
    show(next) {
      if (sameFace(face, next)) return;
      const before = face;
      face = next;
      draw(before);
    },
    stand(spot) {
      if (stood !== spot) stand(host, set, spot);
      stood = spot;
    },
    layout(layout) {
      host.setAttribute('data-layout', layout);
      drawHint();
    },
    focus(action = null) {
      (action === null ? button : (commands.get(action) ?? button)).focus({ preventScroll: true });
    },
    restoreFocus() {
      const owed = focusOwedTo(face.identity);
      if (owed !== undefined) badge.focus(owed);
    },
    destroy() {
      host.remove();
    },
  };

  const buttonAt = (target: EventTarget | null) =>
    target instanceof Element ? target.closest('button') : null;
  const actionOf = (pressed: Element) =>
    [...commands].find(([, element]) => element === pressed)?.[0] ?? null;
  // Only the set holds these listeners, so they are collected with it.
  set.addEventListener('focusin', ({ target }) => {
    const focused = buttonAt(target);
    if (focused) noteFocus(face.identity, actionOf(focused), badge.focus);
    handlers.onPoint?.(badge);
  });
  set.addEventListener('pointerenter', () => handlers.onPoint?.(badge));
  set.addEventListener('click', ({ isTrusted, target }) => {
    const pressed = buttonAt(target);
    if (!isTrusted || !pressed) return;
    const action = actionOf(pressed);
    const command = face.commands.find((each) => each.action === action);
    if (command && !command.enabled) return;
    // A command that may be covered or faded is sent from the card alone.
    if (command && seen?.has(pressed)) handlers.onCommand?.(command.action, badge);
    else handlers.onOpen(badge);
  });

  /** In a row the browser's own tooltip would lie over values. */
  function drawHint(): void {
    inner.title = host.dataset.layout === 'row' ? '' : face.hint;
  }
  function drawKind(): void {
    button.className = `badge${face.busy ? ' busy' : ''}${face.asOf === null ? '' : ' stale'}${face.quiet ? ' quiet' : ''}`;
  }

  /** Renders only differences: rewriting a value costs as much as changing it. */
  function draw(before: BadgeFace | null): void {
    const changed = (part: keyof BadgeFace) => before?.[part] !== face[part];
    if (changed('language')) host.lang = face.language;
    if (FOR_TESTS && changed('state')) host.setAttribute('data-state', face.state);
    if (FOR_TESTS && changed('record')) setOrRemove(host, 'data-record', face.record);
    if (changed('tone')) button.setAttribute('data-tone', face.tone);
    if (changed('name')) button.setAttribute('aria-label', face.name);
    if (changed('asOf')) setOrRemove(button, 'aria-description', face.asOf);
    if (changed('words')) words.setAttribute('data-words', face.words);
    if (changed('hint')) drawHint();
    if (changed('glyph')) inner.replaceChildren(drawGlyph(face.glyph), words);
    if (changed('busy') || changed('asOf') || changed('quiet')) drawKind();
    if (face.commands.length + commands.size > 0) drawCommands();
  }

  function drawCommands(): void {
    const wanted = new Set(face.commands.map(({ action }) => action));
    for (const [action, element] of commands) {
      if (wanted.has(action)) continue;
      // The focus stays with the record.
      if (root.activeElement === element) badge.focus();
      element.remove();
      commands.delete(action);
    }
    for (const command of face.commands) {
      let element = commands.get(command.action);
      if (!element) {
        element = part('button', 'command');
        element.append(part('span', 'words'));
        commands.set(command.action, element);
        set.append(element);
        seen ??= watchSeen();
        seen.watch(element);
      }
      element.firstElementChild?.setAttribute('data-words', command.label);
      element.setAttribute('aria-label', command.name);
      element.setAttribute('aria-disabled', String(!command.enabled));
      element.title = command.why ?? '';
      setOrRemove(element, 'aria-description', command.why);
    }
  }

  draw(null);
  return badge;
}

function stand(host: HTMLElement, set: HTMLElement, { left, width, size, flow }: Spot): void {
  setOrRemove(host, 'data-flow', flow || null);
  set.style.cssText = `left: ${left}px; --tm-width: ${width}px; --tm-size: ${size}px`;
}

function setOrRemove(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

interface Parts {
  readonly set: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly inner: HTMLElement;
  readonly words: HTMLElement;
}

let pattern: Parts | undefined;

/** The parts of a badge; cloning is faster than creating them one by one. */
function copyParts(): Parts {
  pattern ??= makeParts();
  const parts = {
    set: document.importNode(pattern.set),
    button: document.importNode(pattern.button),
    inner: document.importNode(pattern.inner),
    words: document.importNode(pattern.words),
  };
  parts.inner.append(parts.words);
  parts.button.append(parts.inner);
  parts.set.append(parts.button);
  return parts;
}

function makeParts(): Parts {
  const button = part('button', 'badge');
  // On the button itself its title would be read aloud a second time, as description.
  return { set: part('div', 'set'), button, inner: part('span', 'face'), words: part('span', 'words') };
}
