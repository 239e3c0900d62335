/** What the fuzz tells a hostile script about a round. */
export interface HostileRound {
  readonly seed: number;
  /** Moves before the press, and moves armed for the press itself. */
  readonly moves: number;
  readonly armed: number;
  /** Where the person is going to press, in pixels of the window, as far as the script can guess it. */
  readonly x: number;
  readonly y: number;
  /** The address and number of a record that the person does not mean. */
  readonly victim: { readonly address: string; readonly number: string };
}

/** How a test speaks to the hostile script, as `window.__hostile`. */
export interface Hostile {
  /** Begins a round: makes its moves now, and arms those for the press. @returns their names */
  begin(round: HostileRound): string[];
  /** What the script has heard, read and been told since the document began. */
  readonly heard: string[];
  /** The moves that could not be made, each with its error. */
  readonly threw: string[];
  /** Makes one move, and notes its error. */
  makeSafely(name: string, tools: HostileTools): void;
  /** Moves that the person's own pointer makes. */
  armed: (() => void)[];
  readonly moves: Record<string, (tools: HostileTools) => void>;
  tools(round: HostileRound): HostileTools;
}

/** What a move is made with in one round. */
export interface HostileTools extends HostileRound {
  one<T>(from: readonly T[]): T;
  whole(from: number, to: number): number;
  hosts(): Element[];
  style(css: string): void;
  box(css: string, text?: string): HTMLElement;
  near(): string;
  selector(): string;
  /** Declarations for one of many elements: by a rule, by its own style, or by either. */
  here(css: string): void;
  put(): (css: string) => void;
  forgeForm(): void;
  top(element: HTMLElement): void;
}

declare global {
  interface Window {
    __hostile: Hostile;
  }
}

/*
 * Somebody else's script in the world of the page, from before the page's own. It hides, covers, moves and imitates what
 * Tickmark shows, and lies about which record is open. It keeps still between its moves and the person's press, but for moves
 * that are armed: those are made by the person's own pointer. Each part is sent into the page by itself, in this order.
 */

function ears(): void {
  const heard: string[] = [];
  const isOurs = (target: EventTarget | null) =>
    target instanceof Element && target.localName.startsWith('tickmark-');
  // Everything that reaches this world about a host, or from nowhere.
  const KINDS =
    'message pointerover pointermove pointerdown pointerup mousedown mouseup click keydown keyup input copy cut paste focusin focusout selectionchange beforematch toggle beforetoggle transitionrun animationstart load error securitypolicyviolation';
  for (const kind of KINDS.split(' ')) {
    window.addEventListener(
      kind,
      (event) => {
        if (/^(pointermove|pointerdown|mousedown|mouseup)$/.test(kind) && event.isTrusted) {
          // On one of these the armed moves are made: just before the browser acts on the press.
          const { armed } = window.__hostile;
          const [next] = armed;
          if (next && (kind !== 'pointermove' || armed.length > 1)) {
            armed.shift();
            next();
          }
        }
        if (!isOurs(event.target) && kind !== 'message' && kind !== 'securitypolicyviolation') return;
        const told: string[] = [kind];
        for (const key in event) {
          const value: unknown = Reflect.get(event, key);
          if (typeof value === 'string' || typeof value === 'number') told.push(`${key}=${value}`);
        }
        for (const each of event.composedPath())
          if (each instanceof Element && isOurs(each)) told.push(each.outerHTML);
        heard.push(told.join(' '));
      },
      true,
    );
  }
  new MutationObserver((records) => {
    for (const { target, attributeName, oldValue, addedNodes } of records) {
      if (isOurs(target))
        heard.push(`${attributeName} ${oldValue} ${(target as Element).getAttribute(attributeName ?? '')}`);
      for (const node of addedNodes) if (isOurs(node)) heard.push((node as Element).outerHTML);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeOldValue: true });
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) heard.push(name);
  }).observe({ entryTypes: ['resource', 'event', 'element', 'layout-shift', 'longtask', 'mark', 'measure'] });

  const unmade = () => {
    throw new Error('A later part makes it');
  };
  const threw: string[] = [];
  const makeSafely: Hostile['makeSafely'] = (name, tools) => {
    try {
      window.__hostile.moves[name]?.(tools);
    } catch (error) {
      threw.push(`${name}: ${error}`);
      // An error may tell something as well.
      heard.push(String(error));
    }
  };
  window.__hostile = { heard, threw, makeSafely, armed: [], moves: {}, begin: unmade, tools: unmade };
}

function tools(): void {
  function mulberry(from: number): () => number {
    let state = from >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
  }
  const hosts = () =>
    [...document.querySelectorAll('*')].filter((each) => each.localName.startsWith('tickmark-'));
  function style(css: string): void {
    const element = document.createElement('style');
    element.textContent = css;
    document.documentElement.append(element);
  }
  function box(css: string, text = 'Continue'): HTMLElement {
    const element = document.createElement('div');
    element.textContent = text;
    element.style.cssText = `background: white; margin: 0; padding: 0; border: 0; pointer-events: none; ${css}`;
    document.documentElement.append(element);
    return element;
  }

  window.__hostile.tools = (round) => {
    const { seed, x, y, victim } = round;
    const next = mulberry(seed);
    const one = <T>(from: readonly T[]) => from[Math.floor(next() * from.length)] as T;
    const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
    /** An element that can drag Tickmark's hosts along. */
    const carrier = (): HTMLElement => {
      const chain: HTMLElement[] = [];
      for (let each = one(hosts()) as HTMLElement | null; each; each = each.parentElement) chain.push(each);
      return chain.length > 0 ? one(chain) : document.body;
    };
    const selector = () =>
      one([
        'html',
        'body',
        'tickmark-badge',
        'tickmark-card',
        'tickmark-pill, tickmark-banner, tickmark-live, tickmark-mark, tickmark-tip, tickmark-veil',
        '*',
      ]);
    const near = () =>
      `left: ${x + whole(-220, 20)}px; top: ${y + whole(-40, 10)}px; width: ${whole(20, 420)}px; height: ${whole(8, 160)}px;`;
    const rule = (css: string) => style(`${selector()} { ${css.replaceAll(';', ' !important;')} }`);
    const here = (css: string) => {
      for (const part of css.split(';').filter(Boolean)) {
        const [name = '', value = ''] = part.split(':');
        carrier().style.setProperty(name.trim(), value.trim(), one(['', 'important']));
      }
    };
    const put = () => one([rule, here]);
    const number = () =>
      document.querySelector<HTMLInputElement>('input[name*="umber" i], input[aria-label*="no" i]');
    const forgeForm = () => {
      const field = number();
      if (field) field.value = victim.number;
      for (const title of document.querySelectorAll('h1, h2, [class*="title" i]'))
        if (/\d{3,}/.test(title.textContent ?? '') && title.children.length === 0)
          title.textContent = (title.textContent ?? '').replace(/\d{3,}/, victim.number);
    };
    const top = (element: HTMLElement) => {
      element.popover = 'manual';
      element.showPopover();
    };

    return { ...round, one, whole, hosts, style, box, near, selector, here, put, forgeForm, top };
  };
}

function lookMoves(): void {
  const moves: Hostile['moves'] = {
    fade: ({ one, put }) => put()(`opacity: ${one(['0', '0.01', '0.2'])};`),
    filter: ({ one, put }) =>
      put()(
        one([
          'filter: opacity(0);',
          'filter: blur(9px);',
          'filter: brightness(9);',
          'backdrop-filter: blur(9px);',
        ]),
      ),
    blend: ({ one, put }) =>
      put()(one(['mix-blend-mode: screen;', 'isolation: isolate;', 'mix-blend-mode: color-dodge;'])),
    mask: ({ one, put }) =>
      put()(
        one([
          'mask-image: linear-gradient(transparent, transparent);',
          'clip-path: inset(0 70% 0 0);',
          'clip-path: circle(3px at 80% 50%);',
          'clip: rect(0, 4px, 4px, 0);',
        ]),
      ),
    sliver: ({ one, whole, here }) =>
      here(
        one([
          `overflow: hidden; height: ${whole(1, 12)}px;`,
          `overflow: clip; width: ${whole(1, 160)}px;`,
          `contain: paint; height: ${whole(1, 9)}px;`,
          'content-visibility: hidden;',
        ]),
      ),
    shrink: ({ one, put }) =>
      put()(
        one([
          'transform: scale(0.05);',
          'transform: rotate(180deg);',
          'transform: skewX(80deg);',
          'transform: scaleX(0.1);',
          'transform: rotateY(89deg);',
          'scale: 0.1;',
          'perspective: 1px;',
        ]),
      ),
    zoom: ({ one, put }) => put()(`zoom: ${one(['0.05', '0.2', '0.5', '8'])};`),
    shift: ({ whole, hosts, put, x, y }) => {
      const [host] = hosts();
      const own = host?.getBoundingClientRect();
      if (own)
        put()(
          `transform: translate(${Math.round(x - own.x) - whole(0, 220)}px, ${Math.round(y - own.y)}px);`,
        );
    },
    scroll: ({ whole }) => window.scrollBy(0, whole(-400, 400)),
    letters: ({ one, put }) =>
      put()(
        one([
          'color: white;',
          'font-size: 0;',
          'font: 0px/0 serif;',
          'letter-spacing: -99px;',
          'text-indent: -999px;',
          'color-scheme: dark;',
          'visibility: hidden;',
          'line-height: 0;',
          'direction: rtl;',
          '-webkit-text-fill-color: transparent;',
          '-webkit-text-security: disc;',
          'writing-mode: vertical-rl;',
          '--tm-paper: #fff; --tm-quiet: #fff; --tm-bad: #fff;',
          '--tm-tone: transparent;',
        ]),
      ),
    font: ({ style }) => {
      for (const family of [
        'system-ui',
        '"system-ui"',
        '-apple-system',
        '"Segoe UI"',
        'Roboto',
        'sans-serif',
      ])
        style(
          `@font-face { font-family: ${family}; src: local("DejaVu Sans"), local("Liberation Sans"); size-adjust: 1%; }`,
        );
    },
    animate: ({ one, style, selector }) =>
      style(
        `@keyframes tm-turn { to { opacity: 0 } } @keyframes no { to { transform: translateX(400px); opacity: 0 } } ${selector()} { animation: ${one(['no', 'tm-turn'])} 1ms forwards !important; }`,
      ),
    press: ({ one, put }) =>
      put()(one(['pointer-events: none;', 'pointer-events: all;', 'cursor: none;', 'user-select: all;'])),
  };
  Object.assign(window.__hostile.moves, moves);
}

function coverMoves(): void {
  const moves: Hostile['moves'] = {
    cover: ({ box, near }) => void box(`position: fixed; z-index: 2147483647; ${near()}`),
    coverAll: ({ box }) => void box('position: fixed; z-index: 2147483647; inset: 0;'),
    coverOnTop: ({ box, near, top }) => top(box(`position: fixed; inset: auto; ${near()}`)),
    shadow: ({ box, x, y }) =>
      void box(
        `position: fixed; z-index: 2147483647; left: ${x - 300}px; top: ${y - 90}px; width: 1px; height: 1px; box-shadow: 0 0 0 600px white;`,
        '',
      ),
    outline: ({ box, x, y }) =>
      void box(
        `position: fixed; z-index: 2147483647; left: ${x - 150}px; top: ${y - 80}px; width: 1px; height: 1px; outline: 400px solid white;`,
        '',
      ),
    after: ({ style }) =>
      style(
        'body::after, html::before { content: "Continue"; position: fixed; inset: 0; background: white; z-index: 2147483647; pointer-events: none }',
      ),
    picture: ({ near }) => {
      const canvas = document.createElement('canvas');
      canvas.style.cssText = `position: fixed; z-index: 2147483647; pointer-events: none; ${near()}`;
      const pen = canvas.getContext('2d');
      if (pen) pen.fillRect(0, 0, 999, 999);
      document.body.append(canvas);
    },
    behind: ({ here }) => here('z-index: -1; position: relative;'),
    decoy: ({ one, x, y }) => {
      const button = document.createElement('button');
      button.textContent = 'Continue';
      button.style.cssText = `position: fixed; z-index: ${one([0, 2147483647])}; left: ${x - 60}px; top: ${y - 15}px; width: 120px; height: 30px`;
      document.body.append(button);
    },
    carry: ({ whole, hosts, x, y }) => {
      const frame = document.createElement('div');
      frame.style.cssText = `position: fixed; left: ${x - whole(0, 220)}px; top: ${y - 12}px; width: 400px; height: 30px; z-index: 9`;
      document.body.append(frame);
      const [host] = hosts();
      if (host) frame.append(host);
    },
    dragTitle: ({ whole, hosts, x, y }) => {
      const [host] = hosts();
      const parent = host?.parentElement;
      if (parent)
        parent.style.cssText += `; position: fixed; left: ${x - whole(0, 260)}px; top: ${y - 12}px; background: none`;
    },
    dialog: ({ one, near }) => {
      const dialog = document.createElement('dialog');
      dialog.textContent = 'Continue';
      dialog.style.cssText = `position: fixed; margin: 0; ${near()}`;
      document.body.append(dialog);
      one([() => dialog.showModal(), () => dialog.show()])();
    },
  };
  Object.assign(window.__hostile.moves, moves);
}

function pageMoves(): void {
  const FORGED = ['badge', 'card', 'live', 'banner', 'pill', 'mark', 'tip', 'veil'].map(
    (name) => `tickmark-${name}`,
  );
  const moves: Hostile['moves'] = {
    copy: ({ one, hosts }) => {
      const host = one(hosts());
      if (host) document.body.append(host.cloneNode(true));
    },
    remove: ({ one, hosts }) => one(hosts())?.remove(),
    again: ({ one, hosts }) => {
      const host = one(hosts());
      if (host) document.body.append(host);
    },
    inert: ({ hosts }) => {
      for (const host of hosts().slice(0, 3)) host.toggleAttribute('inert');
    },
    address: ({ victim }) => history.replaceState(null, '', victim.address),
    addressPushed: ({ victim }) => {
      history.pushState(null, '', victim.address);
      dispatchEvent(new PopStateEvent('popstate'));
    },
    addressBack: ({ whole, victim }) => {
      const own = location.href;
      history.replaceState(null, '', victim.address);
      setTimeout(() => history.replaceState(null, '', own), whole(0, 700));
    },
    addressWithForm: ({ forgeForm, victim }) => {
      history.replaceState(null, '', victim.address);
      forgeForm();
    },
    form: ({ forgeForm }) => forgeForm(),
    rows: ({ victim }) => {
      const table = document.createElement('table');
      table.setAttribute('role', 'grid');
      for (let row = 0; row < 5; row++)
        table.insertRow().innerHTML = `<td>Invoice</td><td>${victim.number}</td><td>2026-03-01</td><td>$100.00</td>`;
      document.body.append(table);
    },
    forged: ({ one, x, y, victim }) => {
      const host = document.createElement(one(FORGED));
      host.style.cssText = `all: initial; position: fixed; left: ${x - 60}px; top: ${y - 12}px; pointer-events: none`;
      host.attachShadow({
        mode: 'open',
      }).innerHTML = `<button>Go on with ${victim.number}</button>`;
      document.body.append(host);
    },
    redraw: ({ one }) =>
      void window.__qbo.rerender(one(['wipe', 'twin', 'parent']), one(['h1', 'h2', 'main', 'header'])),
    focus: ({ one, hosts }) => {
      const host = one(hosts()) as HTMLElement | undefined;
      host?.setAttribute('tabindex', '0');
      host?.focus();
    },
    events: ({ one, hosts, x, y }) => {
      const target = one([...hosts(), document.elementFromPoint(x, y) ?? document.body, document]);
      const init = {
        bubbles: true,
        composed: true,
        cancelable: true,
        clientX: x,
        clientY: y,
        key: 'Enter',
        code: 'Enter',
      };
      for (const kind of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
        target?.dispatchEvent(new PointerEvent(kind, init));
      for (const kind of ['keydown', 'keypress', 'keyup'])
        target?.dispatchEvent(new KeyboardEvent(kind, init));
      if (target instanceof HTMLElement) target.click();
      target?.dispatchEvent(
        new MessageEvent('message', { data: { secret: 'x', show: 'card', did: 'command' } }),
      );
      window.postMessage({ secret: crypto.randomUUID() }, '*');
    },
    select: ({ one, hosts }) => {
      getSelection()?.selectAllChildren(one([...hosts(), document.body]) ?? document.body);
      document.execCommand('copy');
    },
    storage: () => {
      sessionStorage.setItem('tickmark-dismissed', 'everything');
      localStorage.setItem('tickmark', '{}');
    },
  };
  Object.assign(window.__hostile.moves, moves);
}

function rounds(): void {
  window.__hostile.begin = (round) => {
    const made = window.__hostile.tools(round);
    const names = Object.keys(window.__hostile.moves);
    const safely = (name: string) => window.__hostile.makeSafely(name, made);
    const now = Array.from({ length: round.moves }, () => made.one(names));
    const later = Array.from({ length: round.armed }, () => made.one(names));
    for (const name of now) safely(name);
    window.__hostile.armed = later.map((name) => () => safely(name));
    return [...now, ...later.map((name) => `(${name})`)];
  };
}

/** The parts of the hostile script, to be run in every document from its beginning. */
export const HOSTILE_PARTS: readonly (() => void)[] = [ears, tools, lookMoves, coverMoves, pageMoves, rounds];
