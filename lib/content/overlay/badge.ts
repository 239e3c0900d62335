import { type BadgeFace, sameFace } from './badge-face.ts';
import { BADGE_STYLE } from './badge-style.ts';
import { drawGlyph } from './glyphs.ts';
import { focusOwedTo, noteFocus } from './kept-focus.ts';
import { makeHost } from './shadow.ts';

/** `row`: in a cell · `beside`, `floating`: at a title · `fixed`: in the corner. */
export type BadgeLayout = 'row' | 'beside' | 'floating' | 'fixed';
/** How much space a row has: for the words, for the glyph, or a cell that has no width of its own. */
export type BadgeFit = 'words' | 'glyph' | 'edge' | 'tail';

export interface BadgeHandlers {
  /** The badge was pressed by a person. */
  onOpen(badge: Badge): void;
  /** A command beside the badge was pressed by a person. */
  onCommand?(action: string, badge: Badge): void;
}

export interface Badge {
  readonly host: HTMLElement;
  readonly face: BadgeFace;
  show(face: BadgeFace): void;
  fit(fit: BadgeFit): void;
  layout(layout: BadgeLayout): void;
  /** The part with the badge and its buttons, to be measured and moved. */
  readonly set: HTMLElement;
  /** Puts the focus on the badge, or on the button of a command. */
  focus(action?: string | null): void;
  /** Gives the focus back that the page took away with an earlier badge of the same record. */
  restoreFocus(): void;
  destroy(): void;
}

/** Makes a badge; the caller puts its host into the page. */
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
  let fit: BadgeFit = 'words';

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
    fit(next) {
      if (fit === next) return;
      fit = next;
      drawFit();
    },
    layout(layout) {
      host.setAttribute('data-layout', layout);
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
  // The listeners live and die with the set, which nothing else holds.
  set.addEventListener('focusin', ({ target }) => {
    const focused = buttonAt(target);
    if (focused) noteFocus(face.identity, actionOf(focused));
  });
  set.addEventListener('click', ({ isTrusted, target }) => {
    const pressed = buttonAt(target);
    if (!isTrusted || !pressed) return;
    const action = actionOf(pressed);
    if (action === null) handlers.onOpen(badge);
    else if (face.commands.find((command) => command.action === action)?.enabled) {
      handlers.onCommand?.(action, badge);
    }
  });

  function drawFit(): void {
    host.setAttribute('data-fit', fit);
    button.className = `badge${face.busy ? ' busy' : ''}${face.asOf === null ? '' : ' stale'}${
      face.quiet || fit === 'glyph' || fit === 'edge' ? ' short' : ''
    }${face.quiet ? ' quiet' : ''}`;
  }

  /** Draws what is other than before: what is written once more costs as much as what is new. */
  function draw(before: BadgeFace | null): void {
    const changed = (part: keyof BadgeFace) => before?.[part] !== face[part];
    if (changed('language')) host.lang = face.language;
    if (changed('state')) host.setAttribute('data-state', face.state);
    if (changed('record')) setOrRemove(host, 'data-record', face.record);
    if (changed('tone')) button.setAttribute('data-tone', face.tone);
    if (changed('name')) button.setAttribute('aria-label', face.name);
    if (changed('asOf')) setOrRemove(button, 'aria-description', face.asOf);
    if (changed('words')) words.textContent = face.words;
    if (changed('hint')) inner.title = face.hint;
    if (changed('glyph')) inner.replaceChildren(drawGlyph(face.glyph), words);
    if (changed('busy') || changed('asOf') || changed('quiet')) drawFit();
    if (face.commands.length + commands.size > 0) drawCommands();
  }

  function drawCommands(): void {
    const wanted = new Set(face.commands.map(({ action }) => action));
    for (const [action, element] of commands) {
      if (wanted.has(action)) continue;
      element.remove();
      commands.delete(action);
    }
    for (const command of face.commands) {
      let element = commands.get(command.action);
      if (!element) {
        element = part('button', 'command');
        element.type = 'button';
        commands.set(command.action, element);
        set.append(element);
      }
      const why = part('span', 'why');
      why.id = `why-${command.action}`;
      why.textContent = command.why ?? '';
      element.replaceChildren(command.label, why);
      element.setAttribute('aria-label', command.name);
      element.setAttribute('aria-disabled', String(!command.enabled));
      element.title = command.why ?? '';
      setOrRemove(element, 'aria-describedby', command.why && why.id);
    }
  }

  draw(null);
  return badge;
}

function setOrRemove(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

function part<T extends 'div' | 'button' | 'span'>(tag: T, name: string): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}

interface Parts {
  readonly set: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly inner: HTMLElement;
  readonly words: HTMLElement;
}

let pattern: HTMLElement | undefined;

/** The parts of a badge; copies cost less than parts that are made one by one. */
function copyParts(): Parts {
  if (!pattern) {
    pattern = part('div', 'set');
    const button = part('button', 'badge');
    button.type = 'button';
    // Its title is what is shown on hover: on the button itself it would be read out a second time, as its description.
    const inner = part('span', 'face');
    const words = part('span', 'words');
    inner.append(words);
    button.append(inner);
    pattern.append(button);
  }
  const set = pattern.cloneNode(true) as HTMLElement;
  const button = set.firstElementChild as HTMLButtonElement;
  const inner = button.firstElementChild as HTMLElement;
  return { set, button, inner, words: inner.firstElementChild as HTMLElement };
}
