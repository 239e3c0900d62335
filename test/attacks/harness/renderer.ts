import type { Page } from 'puppeteer';
import type { AnswerOf, Reply, RequestType } from '../../../lib/protocol/requests.ts';
import { waitFor } from '../../browser/harness/wait-for.ts';

/** A compromised QuickBooks process: it speaks to the worker as the content script does, and says what it likes. */
export interface Renderer {
  /** Sends any message. @returns the reply; `null` if the worker ended before it answered */
  say(message: unknown): Promise<Reply<RequestType> | null>;
  /** Sends messages together. */
  sayAll(messages: readonly unknown[]): Promise<(Reply<RequestType> | null)[]>;
  /** Sends a message until it is not refused for being one too many. @returns its answer, or the code of its error */
  hear<T extends RequestType>(message: {
    readonly type: T;
    readonly [field: string]: unknown;
  }): Promise<AnswerOf<T> | string>;
}

/** The content script's own world in a QuickBooks page. */
const worldOf = (page: Page) =>
  waitFor('the content script’s world', async () => {
    for (const each of page.extensionRealms()) {
      if (await each.evaluate(() => 'chrome' in globalThis && 'runtime' in chrome)) return each;
    }
    return null;
  });

/** The address of a file that this page may embed, for as long as the browser runs. Only the content script is told it. */
export async function dynamicAddress(page: Page, file: string): Promise<string> {
  return (await worldOf(page)).evaluate((name) => chrome.runtime.getURL(name), file);
}

/** Takes over the content script's own world in a QuickBooks page. */
export async function takeOver(page: Page): Promise<Renderer> {
  const world = await worldOf(page);
  const sayAll = (messages: readonly unknown[]) =>
    world.evaluate(
      (all) =>
        Promise.all(
          all.map((message) =>
            chrome.runtime.sendMessage(message).then(
              (reply) => (reply ?? null) as never,
              () => null,
            ),
          ),
        ),
      [...messages],
    ) as Promise<(Reply<RequestType> | null)[]>;
  const say = async (message: unknown) => (await sayAll([message]))[0] ?? null;
  return {
    say,
    sayAll,
    hear: async (message) => {
      const reply = await waitFor('a reply', async () => {
        const heard = await say(message);
        return heard && (heard.ok || heard.error.code !== 'too_many') ? heard : null;
      });
      return reply.ok ? (reply.answer as never) : reply.error.code;
    },
  };
}

/** The code with which a message was refused, at the gate or in words; `done` if it was not. */
export function refusalOf(reply: Reply<RequestType> | string | object | null): string {
  if (reply === null) return 'no answer';
  if (typeof reply === 'string') return reply;
  if ('ok' in reply) return reply.ok ? refusalOf(reply.answer) : reply.error.code;
  return 'problem' in reply && typeof reply.problem === 'object' && reply.problem && 'code' in reply.problem
    ? String(reply.problem.code)
    : 'done';
}

declare const chrome: {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown>; getURL(file: string): string };
};
