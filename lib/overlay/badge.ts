import { type BadgeFace, sameFace } from './badge-face.ts';
import { BADGE_STYLE } from './badge-style.ts';
import { drawGlyph } from './glyphs.ts';
import { focusOwedTo, noteFocus } from './kept-focus.ts';
import { makeHost } from './shadow.ts';

/** `row`: in a cell · `beside`, `floating`: at a title · `fixed`: in the corner. */
export type BadgeLayout = 'row' | 'beside' | 'floating' | 'fixed';
/** How much room a row has: for the words, for the glyph, or a cell that has no width of its own. */
export type BadgeFit = 'words' | 'glyph' | 'tail';

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
      face = next;
      draw();
    },
    fit(next) {
      if (fit === next) return;
      fit = next;
      drawFit();
    },
    layout(layout) {
      host.dataset.layout = layout;
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
    host.dataset.fit = fit;
    const classes = {
      busy: face.busy,
      stale: face.asOf !== null,
      short: face.quiet || fit === 'glyph',
      quiet: face.quiet,
    };
    button.className = Object.entries(classes).reduce(
      (all, [each, holds]) => (holds ? `${all} ${each}` : all),
      'badge',
    );
  }

  let drawn: BadgeFace['glyph'] | null = null;
  function draw(): void {
    host.lang = face.language;
    host.dataset.state = face.state;
    if (face.record === null) delete host.dataset.record;
    else host.dataset.record = face.record;
    button.dataset.tone = face.tone;
    button.setAttribute('aria-label', face.name);
    if (face.asOf === null) button.removeAttribute('aria-description');
    else button.setAttribute('aria-description', face.asOf);
    words.textContent = face.words;
    inner.title = face.hint;
    if (drawn !== face.glyph) {
      drawn = face.glyph;
      inner.replaceChildren(drawGlyph(face.glyph), words);
    }
    drawFit();
    drawCommands();
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
        element = commandButton();
        commands.set(command.action, element);
        set.append(element);
      }
      const why = document.createElement('span');
      why.className = 'why';
      why.id = `why-${command.action}`;
      why.textContent = command.why ?? '';
      element.replaceChildren(command.label, why);
      element.setAttribute('aria-label', command.name);
      element.setAttribute('aria-disabled', String(!command.enabled));
      element.title = command.why ?? '';
      if (command.why) element.setAttribute('aria-describedby', why.id);
      else element.removeAttribute('aria-describedby');
    }
  }

  function commandButton(): HTMLButtonElement {
    const element = document.createElement('button');
    element.type = 'button';
    element.className = 'command';
    return element;
  }

  draw();
  return badge;
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
    pattern = document.createElement('div');
    pattern.className = 'set';
    const button = document.createElement('button');
    button.type = 'button';
    const inner = document.createElement('span');
    // Its title is what is shown on hover: on the button itself it would be read out a second time, as its description.
    inner.className = 'face';
    const words = document.createElement('span');
    words.className = 'words';
    inner.append(words);
    button.append(inner);
    pattern.append(button);
  }
  const set = pattern.cloneNode(true) as HTMLElement;
  const button = set.firstElementChild as HTMLButtonElement;
  const inner = button.firstElementChild as HTMLElement;
  return { set, button, inner, words: inner.firstElementChild as HTMLElement };
}
