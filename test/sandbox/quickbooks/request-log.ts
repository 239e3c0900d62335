/** One request that reached any `*.intuit.com` host, whoever sent it. */
export interface RecordedRequest {
  readonly method: string;
  readonly host: string;
  /** Path with query. */
  readonly path: string;
  readonly headers: {
    readonly origin?: string;
    readonly referer?: string;
    readonly 'sec-fetch-site'?: string;
    readonly 'sec-fetch-mode'?: string;
    readonly 'sec-fetch-dest'?: string;
    readonly 'x-sandbox-page'?: string;
  };
}

const KEPT = [
  'origin',
  'referer',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
  'x-sandbox-page',
] as const;

/** The recorded part of a request, enough to tell who sent it. */
export function recordOf(request: {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}): RecordedRequest {
  const headers: Record<string, string> = {};
  for (const name of KEPT) {
    const value = request.headers[name];
    if (value !== undefined) headers[name] = String(value);
  }
  return {
    method: request.method ?? 'GET',
    host: String(request.headers.host ?? '').replace(/:\d+$/, ''),
    path: request.url ?? '/',
    headers,
  };
}

/**
 * Whether a request must have come from the site's own pages or the browser itself. The pages navigate, load scripts and
 * styles from their own origin and fetch with the header `x-sandbox-page`; the browser requests an icon. Everything else
 * (another origin, a fetch without the header, a frame, a beacon, a socket, another client) is foreign.
 */
export function comesFromSite({ headers, path }: RecordedRequest): boolean {
  if (headers.origin !== undefined && !/^https:\/\/([a-z0-9-]+\.)*intuit\.com$/.test(headers.origin))
    return false;
  const destination = headers['sec-fetch-dest'];
  const sameOrigin = headers['sec-fetch-site'] === 'same-origin';
  if (destination === 'document') return headers['sec-fetch-mode'] === 'navigate';
  if (destination === 'image') return path === '/favicon.ico' && sameOrigin;
  if (destination === 'script' || destination === 'style')
    return path.startsWith('/__sandbox/') && sameOrigin;
  return destination === 'empty' && sameOrigin && headers['x-sandbox-page'] === '1';
}
