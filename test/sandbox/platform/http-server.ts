import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A loopback server that can be down: it then refuses connections. */
export interface HttpServer {
  readonly port: number;
  isUp(): boolean;
  goDown(): Promise<void>;
  /** Listens on the same port again. */
  comeBack(): Promise<void>;
}

/** Key and certificate in PEM, for HTTPS. */
export interface Secure {
  readonly key: string;
  readonly cert: string;
}

/**
 * @param port 0 for any free port
 * @param listener answers requests
 * @param secure `null` for plain HTTP
 */
export async function openHttpServer(
  port: number,
  listener: RequestListener,
  secure: Secure | null = null,
): Promise<HttpServer> {
  let server: Server | null = null;
  const listen = async (at: number) => {
    const next = secure ? createSecureServer(secure, listener) : createServer(listener);
    await new Promise<void>((resolve, reject) => {
      next.once('error', reject);
      next.listen(at, '127.0.0.1', resolve);
    });
    server = next;
    return (next.address() as AddressInfo).port;
  };
  const chosen = await listen(port);
  return {
    port: chosen,
    isUp: () => server !== null,
    async goDown() {
      const going = server;
      server = null;
      if (!going) return;
      await new Promise<void>((resolve) => {
        going.close(() => resolve());
        going.closeAllConnections();
      });
    },
    async comeBack() {
      if (server === null) await listen(chosen);
    },
  };
}
