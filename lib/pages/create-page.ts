import { type ComponentChild, h, render } from 'preact';
import type { Browser } from 'webextension-polyfill';
import { ExampleLine } from '../../components/example/ExampleLine.tsx';
import { StoreNotice } from '../../components/StoreNotice.tsx';
import { isExampleKey } from '../core/example-company.ts';
import { chooseLanguage, type Language } from '../core/languages.ts';
import { EXAMPLE_LINE_WORDS } from '../locales/example-line/index.ts';
import type { SharedWords } from '../locales/shared/en.ts';
import { CHANGED_CHANNEL, type OwnPush } from '../protocol/pushes.ts';
import type { AnswerOf, RequestOf, RequestType } from '../protocol/requests.ts';
import type { SendMessage } from '../protocol/send.ts';
import { RETRY_WAITS, sendAgain } from '../protocol/send-again.ts';
import type { StoreAnswer } from '../protocol/store.ts';

/** Interval for asking again while the worker has not answered, or the store has trouble, in milliseconds. */
const TROUBLE_MS = 5_000;

interface AnyWords {
  readonly shared: SharedWords;
}

export interface PageOptions<Words extends AnyWords> {
  readonly browser: Browser;
  /** The element to render into; `null` renders nothing. */
  readonly root: HTMLElement | null;
  readonly catalogue: Readonly<Record<Language, Words>>;
  /** The language of the data shown; `null` before it is known, when the browser's language is used. */
  readonly language: () => Language | null;
  /** The current view. */
  readonly view: () => ComponentChild;
  /** The class of the page's own frame. */
  readonly frame: string;
  /**
   * The label of the link to the options; `null` on the options page itself, where the notice of lost data appears
   * above the view instead of replacing it, because the user reconnects there.
   */
  readonly optionsLabel: ((words: Words) => string) | null;
  /** The key of the company shown; the options name the example wherever it is there. */
  readonly company?: () => string | null | undefined;
  /** What can be done about data that cannot be opened: stands below the notice of that, on the options page alone. */
  readonly unreadable?: () => ComponentChild;
  /** The title of the document; without it, the title does not change. */
  readonly title?: (words: Words) => string;
}

export interface PageEvents {
  /** Called when stored data has changed. */
  readonly onChange: (push: OwnPush) => void;
  readonly onTick: () => void;
  readonly tick_ms: number;
}

export interface Page<Words extends AnyWords> {
  readonly sendMessage: SendMessage;
  language(): Language;
  words(): Words;
  draw(): void;
  /** Renders once for all changes until then. */
  drawSoon(): void;
  /** Renders the page for the first time and starts listening to changes and to the clock. */
  start(events: PageEvents): void;
}

/** The common base of extension pages: language and words, rendering, the channel of changes, and a clock. */
export function createPage<Words extends AnyWords>(options: PageOptions<Words>): Page<Words> {
  const { browser, root, catalogue } = options;
  const language = () => options.language() ?? store?.language ?? chooseLanguage('auto', navigator.languages);
  let scheduled = false;
  let store: StoreAnswer | null = null;
  const sendMessage: SendMessage = (message) => browser.runtime.sendMessage(message);

  function draw(): void {
    document.documentElement.lang = language();
    if (options.title) document.title = options.title(catalogue[language()]);
    if (root) render([exampleLine(), shown()], root);
  }

  /** The line above all that is shown of the example company. Its button removes it, and the page begins anew. */
  function exampleLine(): ComponentChild {
    const company_key = options.company?.();
    if (!company_key || !isExampleKey(company_key)) return null;
    const words = EXAMPLE_LINE_WORDS[language()];
    const onRemove = async () => {
      const answer = await sendPersistently<'remove_data'>(sendMessage, { type: 'remove_data', company_key });
      if (answer?.status !== 'done') return answer?.problem.what ?? words.failed;
      // Without what is left of it on the page, and in its address.
      location.replace(location.pathname);
      return null;
    };
    return h(ExampleLine, { words, onRemove });
  }

  /** The page's view, unless stored data is lost or unreadable. */
  function shown(): ComponentChild {
    const problem = store?.problem;
    if (!problem) return options.view();
    const { frame, optionsLabel } = options;
    const isAbove = optionsLabel === null && problem.code === 'store_lost';
    if (store?.usable && !isAbove) return options.view();
    const words = catalogue[language()];
    const link = optionsLabel && {
      label: optionsLabel(words),
      address: browser.runtime.getURL('options.html'),
    };
    const notice = h(StoreNotice, {
      ...{ problem, frame, words: words.shared, language: language(), options: link },
    });
    return [notice, isAbove ? options.view() : options.unreadable?.()];
  }

  /** Checks whether all stored data is there. A page that could not read it reloads once it can. */
  async function lookAtStore(): Promise<void> {
    const before = store?.problem?.code;
    const answer = await sendPersistently<'store'>(sendMessage, {
      type: 'store',
    });
    if (!answer) return;
    store = answer;
    if (before === 'store_unreadable' && answer.problem?.code !== before) location.reload();
    else if (before || answer.problem) draw();
  }

  function drawSoon(): void {
    if (scheduled) return;
    scheduled = true;
    setTimeout(() => {
      scheduled = false;
      draw();
    });
  }

  return {
    sendMessage,
    language,
    words: () => catalogue[language()],
    draw,
    drawSoon,
    start({ onChange, onTick, tick_ms }) {
      new BroadcastChannel(CHANGED_CHANNEL).onmessage = ({ data }: MessageEvent<OwnPush>) => {
        if (data.push === 'preferences' || store?.problem) void lookAtStore();
        onChange(data);
      };
      setInterval(onTick, tick_ms);
      setInterval(() => (store === null || store.problem) && void lookAtStore(), TROUBLE_MS);
      draw();
      // Nobody has the focus yet.
      if (root) void import('../../components/keep-focus.ts').then(({ keepFocus }) => keepFocus(root));
      void lookAtStore();
      // Pages may ask for this, workers may not; without it, the browser may delete the data when it needs space.
      void navigator.storage?.persist?.().catch(() => undefined);
    },
  };
}

/**
 * Asks the worker and retries if it ended.
 * @returns `null` if the worker does not answer
 */
export async function sendPersistently<T extends RequestType>(
  sendMessage: SendMessage,
  request: RequestOf<T> & { readonly type: T },
): Promise<AnswerOf<T> | null> {
  return sendAgain<T>(sendMessage, request, RETRY_WAITS.form).catch(() => null);
}
