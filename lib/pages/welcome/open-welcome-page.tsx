import type { Browser } from 'webextension-polyfill';
import { Brand } from '../../../components/Brand.tsx';
import { Glyph } from '../../../components/state/Glyph.tsx';
import { trusted } from '../../../components/trusted.ts';
import { LANGUAGES, type Language } from '../../core/languages.ts';
import { WELCOME_WORDS } from '../../locales/welcome/index.ts';
import type { OptionsAnswer } from '../../protocol/options.ts';
import { createPage, sendPersistently } from '../create-page.ts';

const MINUTE_MS = 60_000;

/** Three rows of a list, as Tickmark marks them. */
function Picture({ label }: { label: string }) {
  const rows = [
    { number: '1045', amount: '$640.00', glyph: 'tick', tone: 'good' },
    { number: '1046', amount: '$72.50', glyph: 'tick', tone: 'good' },
    { number: '1047', amount: '$1,250.00 · $1,300.00', glyph: 'mark', tone: 'decide' },
  ] as const;
  return (
    <div class="picture" role="img" aria-label={label}>
      {rows.map(({ number, amount, glyph, tone }) => (
        <div key={number} class="picture-row" aria-hidden="true">
          <span class={`pill tone-${tone}`}>
            <Glyph name={glyph} />
          </span>
          <span class="picture-bar" />
          <span class="money">{number}</span>
          <span class={tone === 'decide' ? 'money differs' : 'money'}>{amount}</span>
        </div>
      ))}
    </div>
  );
}

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
        <Picture label={words.picture} />
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
