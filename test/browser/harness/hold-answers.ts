import type { Page } from 'puppeteer';

/** The worker's answers to a page: held back, as by a slow platform, or lost, as when the worker ends. */
export interface HeldAnswers {
  /** Holds back each answer to requests of this type from now on. */
  hold(type: string): Promise<void>;
  /** Delivers held answers, and holds no more. */
  letGo(type: string): Promise<void>;
  /** Loses the next requests of this type, as when the browser ends the worker. */
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
 * Intercepts the messages between a page of the extension and the worker; reloads the page.
 * @param first request types whose answers are held from the start
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
    // A wrapper that turns the browser's functions into promises passes a callback.
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
