import type { ComponentChild } from 'preact';
import { render } from 'preact';
import type { Browser } from 'webextension-polyfill';
import { chooseLanguage, type Language } from '../core/languages.ts';
import { CHANGED_CHANNEL, type OwnPush } from '../protocol/pushes.ts';
import type { AnswerOf, RequestOf, RequestType } from '../protocol/requests.ts';
import type { SendMessage } from '../protocol/send.ts';
import { RETRY_WAITS, sendAgain } from '../protocol/send-again.ts';

export interface PageOptions<Words> {
  readonly browser: Browser;
  /** The element to render into; `null` renders nothing. */
  readonly root: HTMLElement | null;
  readonly catalogue: Readonly<Record<Language, Words>>;
  /** The language of the data shown; `null` before it is known, when the browser's language is used. */
  readonly language: () => Language | null;
  /** The current view. */
  readonly view: () => ComponentChild;
  /** The title of the document; without it, the title does not change. */
  readonly title?: (words: Words) => string;
}

export interface PageEvents {
  /** Called when stored data has changed. */
  readonly onChange: (push: OwnPush) => void;
  readonly onTick: () => void;
  readonly tick_ms: number;
}

export interface Page<Words> {
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
export function createPage<Words>(options: PageOptions<Words>): Page<Words> {
  const { browser, root, catalogue } = options;
  const language = () => options.language() ?? chooseLanguage('auto', browser.i18n.getUILanguage());
  let scheduled = false;

  function draw(): void {
    document.documentElement.lang = language();
    if (options.title) document.title = options.title(catalogue[language()]);
    if (root) render(options.view(), root);
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
    sendMessage: (message) => browser.runtime.sendMessage(message),
    language,
    words: () => catalogue[language()],
    draw,
    drawSoon,
    start({ onChange, onTick, tick_ms }) {
      new BroadcastChannel(CHANGED_CHANNEL).onmessage = ({ data }: MessageEvent<OwnPush>) => onChange(data);
      setInterval(onTick, tick_ms);
      draw();
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
