import type { ComponentChild } from 'preact';
import type { Browser } from 'webextension-polyfill';
import browser, { type Tabs } from 'webextension-polyfill';
import { LayoutCheck } from '../../../components/layout-check/LayoutCheck.tsx';
import { BeginAnew, OptionsView } from '../../../components/options/OptionsView.tsx';
import type { FinishShown } from '../../../components/options/options-props.ts';
import { saveFile } from '../../../components/save-file.ts';
import type { LayoutChecks, TabCheck } from '../../core/diagnosis/layout-report.ts';
import { isExampleKey } from '../../core/example-company.ts';
import { LANGUAGES } from '../../core/languages.ts';
import { QUICKBOOKS_PAGES } from '../../core/quickbooks-pages.ts';
import type { BeginAnewWords } from '../../locales/begin-anew/en.ts';
import type { Catalogues } from '../../locales/catalogues.ts';
import { LAYOUT_CHECK_WORDS } from '../../locales/layout-check/index.ts';
import { OPTIONS_WORDS } from '../../locales/options/index.ts';
import { askTab } from '../../protocol/ask-tab.ts';
import type { OptionsAnswer } from '../../protocol/options.ts';
import { send } from '../../protocol/send.ts';
import { createPage, sendPersistently } from '../create-page.ts';
import { offerExample } from '../offer-example.tsx';
import { makeOptionsActions } from './options-actions.ts';
import { readFinish } from './read-finish.ts';

/** Asks one tab to check its page. Leaves a discarded tab alone: waking it would load QuickBooks. */
async function checkTab(tab: Tabs.Tab): Promise<TabCheck> {
  const check = { id: tab.id ?? -1, title: tab.title ?? '', asleep: tab.discarded === true };
  if (check.asleep) return { ...check, answer: null };
  return { ...check, answer: await askTab(browser.tabs, tab, 'check_layout') };
}

/** Checks the layout of all QuickBooks tabs, the most recently used first. */
async function checkOpenTabs(): Promise<LayoutChecks> {
  const [tabs, { version, misses }] = await Promise.all([
    browser.tabs.query({ url: QUICKBOOKS_PAGES }),
    send((message) => browser.runtime.sendMessage(message), { type: 'diagnosis', company_key: null }),
  ]);
  const latestFirst = tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return {
    version,
    misses,
    at: new Date().toISOString(),
    tabs: await Promise.all(latestFirst.map(checkTab)),
  };
}

/**
 * Asks the browser to keep what is stored even when the disk is nearly full; only a page can ask.
 * @returns whether it does
 */
async function keepStored({ permissions }: Browser): Promise<boolean> {
  const isUnlimited = await permissions.contains({ permissions: ['unlimitedStorage'] }).catch(() => false);
  return (await navigator.storage?.persist?.().catch(() => false)) || isUnlimited;
}

/** The key of the example company, if it is open. */
function exampleOf(answer: OptionsAnswer | null): string | undefined {
  const keys = answer?.connections.flatMap(({ companies }) =>
    companies.map(({ company_key }) => company_key),
  );
  return keys?.find(isExampleKey);
}

/** Often enough for the clock in "next run". */
const TICK_MS = 10_000;

/** The options page: shows connections and preferences from the worker, and sends changes to it. */
export function openOptionsPage(browser: Browser, root: HTMLElement | null): void {
  let answer: OptionsAnswer | null = null;
  let gone = false;
  let isSafe = true;
  let refreshing = Promise.resolve();
  let newest = 0;
  let finish: FinishShown | null = null;
  /** Words that are rarely needed: loaded when they are. */
  let anew: Catalogues<BeginAnewWords> | undefined;

  const page = createPage({
    frame: 'options',
    optionsLabel: null,
    browser,
    root,
    catalogue: OPTIONS_WORDS,
    language: () => answer?.language ?? null,
    company: () => exampleOf(answer),
    title: (words) => words.title,
    view,
    unreadable,
  });
  const actions = makeOptionsActions({
    browser,
    sendMessage: page.sendMessage,
    words: page.words,
    answer: () => answer,
    refresh,
    draw: page.draw,
  });

  function unreadable(): ComponentChild {
    if (!anew) {
      void import('../../locales/begin-anew/index.ts').then(({ BEGIN_ANEW_WORDS }) => {
        anew = BEGIN_ANEW_WORDS;
        page.draw();
      });
      return null;
    }
    const language = page.language();
    return (
      <BeginAnew
        outcome={actions.outcome()}
        words={anew[language]}
        shown={page.words()}
        language={language}
        onBegin={() => void actions.change({ type: 'begin_anew' }, (words) => words.removed)}
      />
    );
  }

  function view() {
    const language = page.language();
    return (
      <OptionsView
        answer={answer}
        gone={gone}
        outcome={actions.outcome()}
        finish={finish}
        isSafe={isSafe}
        words={page.words()}
        language={language}
        now={Date.now()}
        privacyAddress={browser.runtime.getURL(LANGUAGES[language].privacyPage)}
        onActivate={actions.activate}
        onDisconnect={({ connection_id, platform }) =>
          actions.change({ type: 'disconnect', connection_id }, (words) => words.disconnected(platform))
        }
        onRemove={(company_key) => {
          // The pages' own storage is removed too.
          if (company_key === null) for (const own of [localStorage, sessionStorage]) own.clear();
          return actions.change({ type: 'remove_data', company_key }, (words) => words.removed);
        }}
        onFrequency={(company_key, frequency) =>
          actions.change({ type: 'set_frequency', company_key, frequency })
        }
        onApproval={(company_key, approval) =>
          actions.change({ type: 'set_approval', company_key, approval })
        }
        offer={() => offerExample(page.sendMessage, language)}
        onPreferences={(preferences) => actions.change({ type: 'set_preferences', preferences })}
      >
        <LayoutCheck
          words={LAYOUT_CHECK_WORDS[language]}
          language={language}
          timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
          onCheck={checkOpenTabs}
          onSave={(name, text) => saveFile(name, text, 'text/plain')}
        />
      </OptionsView>
    );
  }

  /** Reads everything that the page shows. Resolves once the answer to the latest request is shown. */
  function refresh(): Promise<void> {
    refreshing = read();
    return refreshing;
  }

  /** Drops an answer if a later request has been sent. */
  async function read(): Promise<void> {
    newest += 1;
    const own = newest;
    const fresh = await sendPersistently<'options'>(page.sendMessage, { type: 'options' });
    if (own !== newest) return refreshing;
    if (fresh) answer = fresh;
    gone = fresh === null;
    page.draw();
    const found = await readFinish(page.sendMessage, actions.connected());
    if (own !== newest) return refreshing;
    finish = found;
    page.draw();
  }

  void keepStored(browser).then((kept) => {
    isSafe = kept;
    page.draw();
  });
  page.start({ onChange: () => void refresh(), onTick: page.draw, tick_ms: TICK_MS });
  void refresh();
}
