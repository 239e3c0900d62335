import type { Browser, Runtime } from 'webextension-polyfill';
import { TickmarkError } from '../core/tickmark-error.ts';
import { kindOfSender, passGate, type Sender } from '../protocol/gate.ts';
import type { Reply, RequestType } from '../protocol/requests.ts';
import { openPanel, panelBrowserOf } from '../views/open-panel.ts';
import { answerRequest } from './handlers/answer-request.ts';
import type { Worker } from './make-worker.ts';
import { rememberFrontCompany } from './toolbar/show-icon-number.ts';

/** Answers a message: validates it at the gate and calls its handler. Any failure becomes a reply with a code. */
export function makeAnswer(browser: Browser, { context, companies, showIcon }: Worker) {
  const ownOrigin = new URL(browser.runtime.getURL('')).origin;
  const panelBrowser = panelBrowserOf(browser);

  return async (
    message: unknown,
    sender: Sender & Pick<Runtime.MessageSender, 'tab'>,
  ): Promise<Reply<RequestType>> => {
    try {
      const from = kindOfSender(sender, browser.runtime.id, ownOrigin);
      const request = passGate(message, from);
      if (request.type === 'open_panel') void openPanel(panelBrowser, sender.tab?.id, request);
      const reply: Reply<RequestType> = { ok: true, answer: await answerRequest(request, context) };
      if (request.type === 'describe_page' && 'company' in reply.answer) {
        await rememberFrontCompany(browser.storage, reply.answer.company?.company_key ?? null);
        await showIcon();
      }
      return reply;
    } catch (error) {
      return { ok: false, error: errorOf(error) };
    } finally {
      void companies.takeUp();
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
