import type { Page } from 'puppeteer';

/** What the worker answers to the requests of a page, held back as by a platform that is slow, or lost with the worker. */
export interface HeldAnswers {
  /** Holds back each answer to requests of this type from now on. */
  hold(type: string): Promise<void>;
  /** Lets go what is held, and holds no more. */
  letGo(type: string): Promise<void>;
  /** The next requests of this type are lost, as when the browser ends the worker. */
  lose(type: string, times: number): Promise<void>;
  /** How many requests of this type have been answered. */
  answered(type: string): Promise<number>;
  /** How many answers to requests of this type are held. */
  held(type: string): Promise<number>;
}

interface Holding {
  readonly waiting: Map<string, (() => void)[]>;
  readonly losing: Map<string, number>;
  readonly answered: Map<string, number>;
}

/**
 * Puts itself between a page of the extension and the worker; the page is loaded anew for that.
 * @param first types of requests whose answers are held back from the beginning
 */
export async function holdAnswers(page: Page, first: readonly string[] = []): Promise<HeldAnswers> {
  await page.evaluateOnNewDocument((types) => {
    const holding: Holding = {
      waiting: new Map(types.map((type) => [type, []])),
      losing: new Map(),
      answered: new Map(),
    };
    type Runtime = { sendMessage(message: unknown): Promise<unknown> };
    const named = globalThis as unknown as Record<'chrome' | 'browser', { runtime: Runtime } | undefined>;
    const runtimes = [named.chrome, named.browser].flatMap((each) => each?.runtime ?? []);
    const [runtime] = runtimes;
    if (!runtime) return;
    const send = runtime.sendMessage.bind(runtime);
    const between = async (message: unknown): Promise<unknown> => {
      const { type } = message as { type: string };
      const losses = holding.losing.get(type) ?? 0;
      if (losses > 0) {
        holding.losing.set(type, losses - 1);
        return undefined;
      }
      const reply = await send(message);
      const waiting = holding.waiting.get(type);
      if (waiting) await new Promise<void>((resolve) => waiting.push(resolve));
      holding.answered.set(type, (holding.answered.get(type) ?? 0) + 1);
      return reply;
    };
    // What makes promises of the browser's functions hands one over that wants to be called.
    const put = (message: unknown, answered?: (reply: unknown) => void) => {
      const reply = between(message);
      if (answered) void reply.then(answered);
      return reply;
    };
    for (const each of runtimes) each.sendMessage = put;
    Object.assign(globalThis, { holding });
  }, first);
  await page.reload({ waitUntil: 'domcontentloaded' });
  const inPage = <Result>(body: string) =>
    page.evaluate(`(({ waiting, losing, answered }) => { ${body} })(globalThis.holding)`) as Promise<Result>;
  return {
    hold: (type) => inPage(`waiting.set('${type}', [])`),
    letGo: (type) =>
      inPage(
        `const all = waiting.get('${type}') ?? []; waiting.delete('${type}'); for (const each of all) each();`,
      ),
    lose: (type, times) => inPage(`losing.set('${type}', ${times})`),
    answered: (type) => inPage<number>(`return answered.get('${type}') ?? 0`),
    held: (type) => inPage<number>(`return waiting.get('${type}')?.length ?? 0`),
  };
}
