import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Site, servePage } from '../serve-page.ts';

/** A server that counts effects (a repeated request has two), and offers to end the sender in the middle of every fiftieth request. */
export interface EffectServer extends Site {
  /** The number of effects of each key. */
  readonly effects: ReadonlyMap<string, number>;
  /** Waits for the next moment to end the sender: its request is sent and will not be answered. */
  nextKill(): Promise<void>;
}

const KILL_EVERY = 50;

/** @param files further files to serve, by path */
export async function countEffects(files: Readonly<Record<string, string>>): Promise<EffectServer> {
  const effects = new Map<string, number>();
  let requests = 0;
  let kills = 0;
  let told = Promise.withResolvers<void>();

  function answerEffect(request: IncomingMessage, response: ServerResponse): void {
    const key = String(request.headers['idempotency-key']);
    requests += 1;
    const kill = requests % KILL_EVERY === 0;
    if (kill) kills += 1;
    // Alternately lose the answer after the effect, and the request before it.
    if (!kill || kills % 2 === 1) effects.set(key, (effects.get(key) ?? 0) + 1);
    if (kill) told.resolve();
    else response.writeHead(204).end();
  }

  const site = await servePage(files, (path, request, response) => {
    if (path === '/effect') request.resume().on('end', () => answerEffect(request, response));
    else if (path.startsWith('/outcome/')) {
      response.writeHead(effects.has(path.slice('/outcome/'.length)) ? 204 : 404).end();
    } else return false;
    return true;
  });
  return {
    ...site,
    effects,
    nextKill: async () => {
      await told.promise;
      told = Promise.withResolvers<void>();
    },
  };
}
