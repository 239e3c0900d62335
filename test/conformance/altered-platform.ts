import type { IncomingMessage, ServerResponse } from 'node:http';
import { openHttpServer } from '../sandbox/platform/http-server.ts';
import { type RunningPlatform, startPlatform } from '../sandbox/platform/start-platform.ts';
import { contractWorld } from '../sandbox/world/contract-world.ts';

/** A request, below the base address. */
export interface Asked {
  readonly method: string;
  /** `/connection`, `/companies/9341450122330011/records` … */
  path: string;
  readonly query: URLSearchParams;
  readonly headers: Record<string, string>;
  body: unknown;
}

export interface Answered {
  status: number;
  readonly headers: Record<string, string>;
  /** JSON; `raw` is sent instead where it is there. */
  body: unknown;
  raw?: Buffer;
}

/** Passes a request on to the sandbox platform. */
export type Forward = (asked: Asked) => Promise<Answered>;

/** What stands between a client and the sandbox platform. */
export type Alter = (asked: Asked, forward: Forward) => Promise<Answered>;

export interface AlteredPlatform {
  readonly url: string;
  readonly platform: RunningPlatform;
  close(): Promise<void>;
}

const BASE = '/quickbooks-sync/v1';
/** Headers that belong to one line. */
const OF_THE_LINE = ['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive'];

async function readRequest(request: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const url = new URL(request.url ?? '/', 'http://altered');
  const text = Buffer.concat(parts).toString('utf8');
  const headers = Object.entries(request.headers).filter(([name]) => !OF_THE_LINE.includes(name));
  return {
    method: request.method ?? 'GET',
    path: decodeURIComponent(url.pathname.slice(BASE.length)),
    query: url.searchParams,
    headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
    body: text ? JSON.parse(text) : undefined,
  };
}

function forwardTo(url: string): Forward {
  return async ({ method, path, query, headers, body }) => {
    const search = query.size > 0 ? `?${query}` : '';
    const response = await fetch(`${url}${path}${search}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answered = [...response.headers].filter(([name]) => !OF_THE_LINE.includes(name));
    return {
      status: response.status,
      headers: Object.fromEntries(answered),
      body: await response.json(),
    };
  };
}

function send(response: ServerResponse, { status, headers, body, raw }: Answered): void {
  response.writeHead(status, headers);
  response.end(raw ?? JSON.stringify(body));
}

/** Starts the sandbox platform with the contract's world behind a server that alters what is asked and answered. */
export async function openAlteredPlatform(alter: Alter): Promise<AlteredPlatform> {
  const platform = await startPlatform({ world: contractWorld() });
  const forward = forwardTo(platform.url);
  const server = await openHttpServer(0, (request, response) => {
    void readRequest(request)
      .then((asked) => alter(asked, forward))
      .then((answered) => send(response, answered))
      .catch((error) => {
        response.writeHead(500, { 'content-type': 'text/plain' });
        response.end(String(error));
      });
  });
  return {
    url: `http://127.0.0.1:${server.port}${BASE}`,
    platform,
    async close() {
      await Promise.all([server.goDown(), platform.close()]);
    },
  };
}
