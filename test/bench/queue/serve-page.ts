import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves these files on the loopback host at a free port: a secure context, like an extension.
 * @param answer answers requests that are no file; returns whether it did
 */
export async function servePage(
  files: Readonly<Record<string, string>>,
  answer: (path: string, request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<Site> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (answer(path, request, response)) return;
    const file = files[path];
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` });
    response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
