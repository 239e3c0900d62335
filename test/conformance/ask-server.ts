import { OPERATIONS, type PublishedOperation } from '../../lib/platform/contract/document/operations.ts';
import { retryAfterMs } from '../../lib/platform/http/retry-after.ts';
import { textAt } from './json.ts';

/** A question to the server, below its base address. */
export interface Question {
  readonly method?: 'GET' | 'POST' | 'PATCH';
  /** Each part is one segment. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  /** Instead of the key that is checked; `null` for none. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One question with its answer, as every rule can judge it. */
export interface Exchange {
  readonly operation: PublishedOperation | null;
  /** For people: `GET /connection`. */
  readonly label: string;
  readonly status: number;
  readonly contentType: string;
  /** `false` where the bytes are not UTF-8. */
  readonly isUtf8: boolean;
  readonly bytes: number;
  readonly tooLarge: boolean;
  readonly ms: number;
  /** `undefined` where the body is not JSON. */
  readonly json: unknown;
  readonly retryAfter: string | null;
  readonly date: string | null;
  readonly body: unknown;
}

/** There was no answer; the words say why, without a secret. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

export interface Asking {
  readonly base: URL;
  readonly key: string;
  /** For one question with its answer. */
  readonly timeoutMs: number;
  /** The longest that a 429 or 503 is waited for before a second try. */
  readonly pauseMs: number;
}

const BYTES_MAX = 5_000_000;

const TEMPLATES = OPERATIONS.map((operation) => ({
  operation,
  path: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

function operationOf(method: string, path: string): PublishedOperation | null {
  return (
    TEMPLATES.find((each) => each.operation.method === method.toLowerCase() && each.path.test(path))
      ?.operation ?? null
  );
}

async function readBody(response: Response): Promise<{ bytes: Uint8Array; tooLarge: boolean }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    parts.push(part);
    length += part.byteLength;
    if (length > BYTES_MAX) return { bytes: new Uint8Array(), tooLarge: true };
  }
  return { bytes: Buffer.concat(parts), tooLarge: false };
}

function decode(bytes: Uint8Array): { text: string; isUtf8: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isUtf8: true };
  } catch {
    return { text: '', isUtf8: false };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Words for a line that broke; never the request, which holds the key. */
function whyNone(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `no whole answer within ${timeoutMs / 1_000} seconds`;
  const cause = error instanceof Error ? error.cause : null;
  return textAt(cause, 'code') || textAt(cause, 'message') || 'the line broke';
}

/** The one way in which the checker asks a server. Every exchange is kept for the rules that judge all of them. */
export class Server {
  readonly exchanges: Exchange[] = [];
  readonly asking: Asking;

  constructor(asking: Asking) {
    this.asking = asking;
  }

  /** @throws NoAnswer where none came in time */
  async ask(question: Question): Promise<Exchange> {
    const exchange = await this.askOnce(question);
    const { status, retryAfter, date } = exchange;
    if (status !== 429 && status !== 503) return exchange;
    const asked = retryAfterMs(retryAfter, date, Date.now()) ?? 1_000;
    await pause(Math.min(asked, this.asking.pauseMs));
    return this.askOnce(question);
  }

  private async askOnce(question: Question): Promise<Exchange> {
    const { method = 'GET', path, query = {}, body, key = this.asking.key, headers = {} } = question;
    const { base, timeoutMs } = this.asking;
    const below = `/${path.map((part) => encodeURIComponent(part).replaceAll('%3A', ':')).join('/')}`;
    const url = new URL(base.href.replace(/\/$/, '') + below);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    const label = `${method} ${below}`;
    const began = performance.now();
    try {
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          accept: 'application/json, application/problem+json',
          'user-agent': 'Tickmark-conformance/1',
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const { bytes, tooLarge } = await readBody(response);
      const { text, isUtf8 } = decode(bytes);
      const exchange: Exchange = {
        operation: operationOf(method, below),
        label,
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        isUtf8,
        bytes: bytes.byteLength,
        tooLarge,
        ms: performance.now() - began,
        json: parse(text),
        retryAfter: response.headers.get('retry-after'),
        date: response.headers.get('date'),
        body,
      };
      this.exchanges.push(exchange);
      return exchange;
    } catch (error) {
      throw new NoAnswer(`${label}: ${whyNone(error, timeoutMs)}`);
    }
  }
}
