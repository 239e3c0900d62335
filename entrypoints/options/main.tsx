import { render } from 'preact';
import browser from 'webextension-polyfill';
import { LayoutCheck } from '../../components/layout-check/LayoutCheck.tsx';
import type { ActivateResult, Activation } from '../../components/options/ConnectForm.tsx';
import { OptionsView, type Outcome } from '../../components/options/OptionsView.tsx';
import { saveFile } from '../../components/save-file.ts';
import { chooseLanguage, LANGUAGES } from '../../lib/core/languages.ts';
import { LAYOUT_CHECK_WORDS } from '../../lib/locales/layout-check/index.ts';
import type { OptionsWords } from '../../lib/locales/options/en.ts';
import { OPTIONS_WORDS } from '../../lib/locales/options/index.ts';
import { checkOpenTabs } from '../../lib/pages/options/check-open-tab.ts';
import type { DoneAnswer, OptionsAnswer } from '../../lib/protocol/answers.ts';
import { CHANGED_CHANNEL } from '../../lib/protocol/pushes.ts';
import type { RequestOf, RequestType } from '../../lib/protocol/requests.ts';
import { send } from '../../lib/protocol/send.ts';

const TRIES = 3;
/** The clock in "next run" needs no more than this. */
const TICK_MS = 10_000;
/** What came of a change stays this long; a refusal stays until the next change. */
const SAID_MS = 10_000;

const sendMessage = (message: unknown) => browser.runtime.sendMessage(message);
const root = document.getElementById('root');

let answer: OptionsAnswer | null = null;
let gone = false;
let outcome: Outcome = null;
let asked = 0;
let refreshing = Promise.resolve();

function languageNow() {
  return answer?.language ?? chooseLanguage('auto', browser.i18n.getUILanguage());
}

function wordsNow() {
  return OPTIONS_WORDS[languageNow()];
}

function draw(): void {
  const language = languageNow();
  const words = wordsNow();
  document.documentElement.lang = language;
  document.title = words.title;
  if (!root) return;
  render(
    <OptionsView
      answer={answer}
      gone={gone}
      outcome={outcome}
      words={words}
      language={language}
      now={Date.now()}
      privacyAddress={browser.runtime.getURL(LANGUAGES[language].privacyPage)}
      onActivate={activate}
      onDisconnect={(connection) =>
        change({ type: 'disconnect', connection_id: connection.connection_id }, (words) =>
          words.disconnected(connection.platform),
        )
      }
      onRemove={(company_key) => change({ type: 'remove_data', company_key }, (words) => words.removed)}
      onFrequency={(company_key, frequency) => change({ type: 'set_frequency', company_key, frequency })}
      onApproval={(company_key, approval) => change({ type: 'set_approval', company_key, approval })}
      onPreferences={(preferences) => change({ type: 'set_preferences', preferences })}
    >
      <LayoutCheck
        words={LAYOUT_CHECK_WORDS[language]}
        language={language}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
        onCheck={checkOpenTabs}
        onSave={(name, text) => saveFile(name, text, 'text/plain')}
      />
    </OptionsView>,
    root,
  );
}

/** Asks the worker for all that the page shows. It is over once the answer to the newest question is shown. */
function refresh(): Promise<void> {
  refreshing = ask();
  return refreshing;
}

/** An answer that a newer question has overtaken is dropped. */
async function ask(): Promise<void> {
  asked += 1;
  const mine = asked;
  for (let tries = 1; tries <= TRIES; tries += 1) {
    try {
      const fresh = await send(sendMessage, { type: 'options' });
      if (mine !== asked) return refreshing;
      answer = fresh;
      gone = false;
      break;
    } catch {
      if (mine !== asked) return refreshing;
      gone = tries === TRIES;
    }
  }
  draw();
}

type Change = Extract<
  RequestType,
  'disconnect' | 'remove_data' | 'set_frequency' | 'set_approval' | 'set_preferences'
>;

/** Sends a change again where the worker ended over it: made twice, it is the same. @returns `null` where nobody answers */
async function store(request: { [T in Change]: RequestOf<T> }[Change]): Promise<DoneAnswer | null> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    try {
      return await send<Change>(sendMessage, request);
    } catch {
      // The next try wakes the worker.
    }
  }
  return null;
}

/** Sends a change, says what came of it in the language that holds afterwards, and shows what is stored now. */
async function change(
  request: { [T in Change]: RequestOf<T> }[Change],
  say: (words: OptionsWords) => string = (words) => words.saved,
): Promise<void> {
  outcome = null;
  const done = await store(request);
  await refresh();
  if (done) {
    outcome =
      done.status === 'done'
        ? { kind: 'said', text: say(wordsNow()) }
        : { kind: 'refused', problem: done.problem };
  } else {
    gone = true;
  }
  draw();
  fade();
}

/** Takes away what was said, unless something else has been said since. */
function fade(): void {
  const said = outcome;
  if (said?.kind !== 'said') return;
  setTimeout(() => {
    if (outcome !== said) return;
    outcome = null;
    draw();
  }, SAID_MS);
}

/** Asks the browser for the platform's host, within the click, and then the worker to connect. */
async function activate({
  address,
  access_key,
  replaces,
  pattern,
  host,
}: Activation): Promise<ActivateResult> {
  outcome = null;
  let granted: boolean;
  try {
    granted = await browser.permissions.request({ origins: [pattern] });
  } catch {
    granted = false;
  }
  if (!granted) return { status: 'denied', host };
  try {
    const reply = await send(sendMessage, { type: 'connect', address, access_key, replaces });
    if (reply.status === 'refused') return { status: 'refused', problem: reply.problem };
    await refresh();
    const connection = answer?.connections.find(
      (candidate) => candidate.connection_id === reply.connection_id,
    );
    outcome = {
      kind: 'said',
      text: wordsNow().connected(
        connection?.platform ?? host,
        connection?.companies.map(({ name }) => name).join(', ') ?? '',
      ),
    };
    draw();
    fade();
    return { status: 'connected' };
  } catch {
    return { status: 'unasked' };
  }
}

new BroadcastChannel(CHANGED_CHANNEL).onmessage = () => void refresh();
setInterval(draw, TICK_MS);
draw();
void refresh();
