import type { Browser } from 'webextension-polyfill';
import { TickmarkError } from '../core/tickmark-error.ts';
import { askOwnFrame } from '../protocol/ask-tab.ts';
import { kindOfSender, passGate, type Sender, typeOf } from '../protocol/gate.ts';
import type { Reply, RequestType } from '../protocol/requests.ts';
import { openPanel, panelBrowserOf } from '../views/open-panel.ts';
import { answerRequest } from './handlers/answer-request.ts';
import type { Worker } from './make-worker.ts';
import { readFrontCompany, rememberFrontCompany } from './toolbar/show-icon-number.ts';

/** Answers a message: validates it at the gate and calls its handler. Any failure becomes a reply with a code. */
export function makeAnswer(browser: Browser, { context, companies, showIcon, rights, answers }: Worker) {
  const ownOrigin = new URL(browser.runtime.getURL('')).origin;
  const panelBrowser = panelBrowserOf(browser);

  /** After the answer: the toolbar follows the company that is in front now. */
  async function noteFront(companyKey: string | null): Promise<void> {
    if (companyKey === (await readFrontCompany(browser.storage))) return;
    await rememberFrontCompany(browser.storage, companyKey);
    showIcon();
  }

  return async (message: unknown, sender: Sender): Promise<Reply<RequestType>> => {
    let passed = false;
    let noted: Promise<void> | undefined;
    try {
      const from = kindOfSender(sender, browser.runtime.id, ownOrigin);
      rights.count(sender, from, typeOf(message));
      const request = passGate(message, from);
      // What has passed the gate does not come from a stranger.
      const surface = from === 'stranger' ? 'page' : from;
      const answering = answers.answer(async () => {
        await rights.bind(sender, surface, request);
        passed = true;
        const confirmFrame = (secret: string) => askOwnFrame(browser.tabs, sender.tab, secret);
        return answerRequest(request, { ...context, surface, confirmFrame });
      });
      // Opened before anything is awaited, filled only with what may be shown.
      if (request.type === 'open_panel') {
        // Where neither panel nor tab opens, there is nothing to show it in.
        openPanel(panelBrowser, sender.tab?.id, request, answering).catch(() => undefined);
      }
      const answer = await answering;
      const isPage = request.type === 'describe_page' && 'company' in answer;
      noted = isPage ? noteFront(answer.company?.company_key ?? null) : undefined;
      return { ok: true, answer };
    } catch (error) {
      return { ok: false, error: errorOf(error) };
    } finally {
      // A refused message costs nothing. The company in front comes first.
      if (passed)
        void Promise.resolve(noted)
          .catch(() => undefined)
          .then(() => companies.takeUp());
    }
  };
}

function errorOf(error: unknown) {
  const known = error instanceof TickmarkError ? error : null;
  return {
    code: known?.code ?? 'internal_error',
    message: known?.message ?? String(error),
    retryable: known?.retryable ?? false,
  };
}
