import type { IncomingMessage } from 'node:http';
import { openHttpServer, type Secure } from '../sandbox/platform/http-server.ts';

/** A request as a test server sees it. */
export interface Asked {
  readonly method: string;
  /** Below the base path, without the slash at its beginning. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** An answer. Text is sent as HTML, an object as JSON; `null` has no body. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What happens to the line: nothing, or it breaks before the request arrives or before its answer does. */
export type LineFault = 'drop_before' | 'drop_after';

export interface JsonServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves JSON on the loopback host alone.
 * @param answer `drop_after` breaks the line after the effect
 */
export async function serveJson(
  base: string,
  answer: (asked: Asked) => Promise<Reply | LineFault> | Reply | LineFault,
  secure: Secure | null = null,
): Promise<JsonServer> {
  const server = await openHttpServer(
    0,
    (request, response) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const url = new URL(request.url ?? '/', 'http://server');
        const reply = await answer({
          method: request.method ?? 'GET',
          path: url.pathname.startsWith(base) ? url.pathname.slice(base.length) : `outside ${url.pathname}`,
          query: url.searchParams,
          headers: request.headers,
          body: parse(Buffer.concat(chunks).toString()),
        });
        if (typeof reply === 'string') {
          request.socket.destroy();
          return;
        }
        const { status, body, headers } = reply;
        const isText = typeof body === 'string';
        response.writeHead(status, {
          'content-type': isText ? 'text/html; charset=utf-8' : 'application/json',
          ...headers,
        });
        response.end(body === null ? undefined : isText ? body : JSON.stringify(body));
      })().catch(() => request.socket.destroy());
    },
    secure,
  );
  const { port } = server;
  return { url: `http://127.0.0.1:${port}`, port, close: () => server.goDown() };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.includes('=') ? Object.fromEntries(new URLSearchParams(text)) : text;
  }
}
