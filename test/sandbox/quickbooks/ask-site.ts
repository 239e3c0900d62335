import { request } from 'node:https';

export interface SiteAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Sends a request to the sandbox site over HTTPS as `host`, without a browser. */
export function askSite(
  port: number,
  host: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<SiteAnswer> {
  return new Promise((resolve, reject) => {
    // Its certificate is made for this run, so nobody trusts it.
    const options = {
      host: '127.0.0.1',
      port,
      path,
      headers: { host, ...headers },
      rejectUnauthorized: false,
    };
    const sent = request(options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: String(response.headers['content-type']),
          body: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}
