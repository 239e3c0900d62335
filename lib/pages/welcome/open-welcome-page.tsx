import type { Browser } from 'webextension-polyfill';
import { Brand } from '../../../components/Brand.tsx';
import { trusted } from '../../../components/trusted.ts';
import { WelcomePicture } from '../../../components/welcome/WelcomePicture.tsx';
import { LANGUAGES, type Language } from '../../core/languages.ts';
import { WELCOME_WORDS } from '../../locales/welcome/index.ts';
import type { OptionsAnswer } from '../../protocol/options.ts';
import { createPage, sendPersistently } from '../create-page.ts';
import { offerExample } from '../offer-example.tsx';

const MINUTE_MS = 60_000;

/** The page that opens once Tickmark is installed: what it does, and the way to connect. */
export function openWelcomePage(browser: Browser, root: HTMLElement | null): void {
  let language: Language | null = null;
  const page = createPage({
    ...{ browser, root, view, frame: 'welcome', catalogue: WELCOME_WORDS },
    optionsLabel: null,
    language: () => language,
    title: (words) => words.title,
  });

  function view() {
    const words = page.words();
    return (
      <main class="welcome" lang={page.language()}>
        <Brand />
        <h1>{words.title}</h1>
        <WelcomePicture words={words} language={page.language()} />
        {words.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p class="buttons">
          <button
            type="button"
            class="button primary"
            onClick={trusted(() => void browser.runtime.openOptionsPage())}
          >
            {words.connect}
          </button>
        </p>
        <p class="quiet small">{words.needs}</p>
        {offerExample(page.sendMessage, page.language())}
        <p>
          <a href={browser.runtime.getURL(LANGUAGES[page.language()].privacyPage)}>{words.privacy}</a>
        </p>
      </main>
    );
  }

  async function readLanguage(): Promise<void> {
    const answer: OptionsAnswer | null = await sendPersistently<'options'>(page.sendMessage, {
      type: 'options',
    });
    language = answer?.language ?? null;
    page.draw();
  }

  page.start({ onChange: () => void readLanguage(), onTick: page.draw, tick_ms: MINUTE_MS });
  void readLanguage();
}
