import type { Browser } from 'webextension-polyfill';
import type { ActivateResult, Activation } from '../../../components/options/ConnectForm.tsx';
import type { Outcome } from '../../../components/options/options-props.ts';
import type { OptionsWords } from '../../locales/options/en.ts';
import type { OptionsAnswer } from '../../protocol/options.ts';
import type { RequestOf, RequestType } from '../../protocol/requests.ts';
import { type SendMessage, send } from '../../protocol/send.ts';
import { sendPersistently } from '../create-page.ts';

/** A success message stays this long; a refusal stays until the next change. */
const SUCCESS_MS = 10_000;

type Change = Extract<
  RequestType,
  'begin_anew' | 'disconnect' | 'remove_data' | 'set_frequency' | 'set_approval' | 'set_preferences'
>;
export type ChangeRequest = { [T in Change]: RequestOf<T> }[Change];

export interface OptionsActionsTools {
  readonly browser: Pick<Browser, 'permissions'>;
  readonly sendMessage: SendMessage;
  readonly words: () => OptionsWords;
  readonly answer: () => OptionsAnswer | null;
  /** Reads the stored data again; resolves once the latest answer is shown. */
  readonly refresh: () => Promise<void>;
  readonly draw: () => void;
}

/** The changes that a user can make on the options page, and the outcome of the last one. */
export function makeOptionsActions(tools: OptionsActionsTools) {
  const { sendMessage, words, refresh, draw } = tools;
  let outcome: Outcome = null;
  let connected: string | null = null;

  function showSuccess(text: string): void {
    const shown: Outcome = { kind: 'said', text };
    outcome = shown;
    draw();
    setTimeout(() => {
      if (outcome !== shown) return;
      outcome = null;
      draw();
    }, SUCCESS_MS);
  }

  /** Sends a change, and shows its outcome beside the new data, in the language after the change. */
  async function change(
    request: ChangeRequest,
    success: (words: OptionsWords) => string = (current) => current.saved,
  ): Promise<void> {
    outcome = null;
    const done = await sendPersistently<Change>(sendMessage, request);
    await refresh();
    if (done?.status === 'done') {
      showSuccess(success(words()));
      return;
    }
    // Stays until the next change, even if the page reads again.
    outcome = done ? { kind: 'refused', problem: done.problem } : { kind: 'unanswered' };
    draw();
  }

  /** Asks the browser for access to the platform's host, within the click, and then the worker to connect. */
  async function activate(activation: Activation): Promise<ActivateResult> {
    const { kind, values, kept, replaces, patterns, host } = activation;
    outcome = null;
    const granted = await tools.browser.permissions.request({ origins: [...patterns] }).catch(() => false);
    if (!granted) return { status: 'denied', host };
    try {
      const reply = await send(sendMessage, { type: 'connect', kind, values, kept, replaces });
      if (reply.status === 'refused')
        return { status: 'refused', problem: reply.problem, field: reply.field ?? null };
      await refresh();
      const connection = tools
        .answer()
        ?.connections.find((candidate) => candidate.connection_id === reply.connection_id);
      const companies = connection?.companies.map(({ name }) => name).join(', ') ?? '';
      connected = connection?.companies[0]?.company_key ?? null;
      showSuccess(words().connected(connection?.platform ?? host, companies));
      // Its first sync may have ended already: nothing would have the page read again.
      void refresh();
      return { status: 'connected' };
    } catch {
      return { status: 'unasked' };
    }
  }

  return {
    outcome: () => outcome,
    /** The company that was connected last on this page, or `null`. */
    connected: () => connected,
    change,
    activate,
  };
}
