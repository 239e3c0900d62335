import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Answer, answerAddress, answerOtherHost, isPageHost } from './answer-address.ts';
import { makeCertificate } from './certificate.ts';
import { pageAsset } from './page-assets.ts';
import type { DocumentProvider, SandboxCompany, SandboxDocumentType } from './quickbooks-document.ts';
import { comesFromSite, type RecordedRequest, recordOf } from './request-log.ts';
import { type SiteSettings, usualSettings } from './site-settings.ts';

export interface QuickBooksSiteOptions {
  /** 0 takes any free port. */
  readonly port?: number;
  readonly companies: readonly SandboxCompany[];
  readonly documents: DocumentProvider;
  /** The open company until a cookie says otherwise; the first one if absent. */
  readonly openRealm?: string;
  readonly settings?: Partial<SiteSettings>;
  /** The site's today, `YYYY-MM-DD`, read for each document; `settings.today` if absent. */
  readonly today?: () => string;
}

export interface QuickBooksSiteControl {
  settings(): SiteSettings;
  /** Changes the site for every document loaded from now on. */
  set(change: Partial<SiteSettings>): void;
  /** Every request to any `*.intuit.com` host, oldest first. */
  requests(): readonly RecordedRequest[];
  /** Requests that the site's own pages cannot have sent. Must always be empty. */
  foreignRequests(): readonly RecordedRequest[];
  forgetRequests(): void;
  /** Errors of the site's own scripts, as texts. Must be empty. */
  pageErrors(): readonly string[];
}

export interface QuickBooksSite {
  readonly port: number;
  /** SHA-256 of the certificate's public key, for Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly publicKeyHash: string;
  readonly control: QuickBooksSiteControl;
  close(): Promise<void>;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };

function json(status: number, value: unknown): Answer {
  return { status, headers: JSON_TYPE, body: JSON.stringify(value) };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

/**
 * Starts the sandbox QuickBooks site on 127.0.0.1. It answers for every `*.intuit.com` host that Chromium's
 * `--host-resolver-rules` sends to its port, and records each request.
 */
export async function startQuickBooks(options: QuickBooksSiteOptions): Promise<QuickBooksSite> {
  const opened = options.companies.filter((company) => company.realm === options.openRealm);
  const companies = [...opened, ...options.companies.filter((company) => !opened.includes(company))];
  let settings: SiteSettings = {
    ...usualSettings(new Date().toISOString().slice(0, 10)),
    ...options.settings,
  };
  let requests: RecordedRequest[] = [];
  const pageErrors: string[] = [];

  async function answerPage(url: URL, request: IncomingMessage): Promise<Answer> {
    const path = url.pathname.slice('/__sandbox/'.length);
    if (path.startsWith('assets/')) {
      const asset = pageAsset(path.slice('assets/'.length));
      if (!asset) return json(404, { error: 'no such asset' });
      return { status: 200, headers: { 'content-type': asset.contentType }, body: asset.body };
    }
    if (path === 'sign-in') {
      settings = { ...settings, signedIn: true };
      return {
        status: 302,
        headers: { location: url.searchParams.get('next') ?? '/app/homepage' },
        body: '',
      };
    }
    if (path === 'errors') {
      pageErrors.push(await textOf(request));
      return json(200, {});
    }
    const company = companies[Number(url.searchParams.get('company'))];
    if (!company) return json(404, { error: 'no such company' });
    const types = (url.searchParams.get('types') ?? '').split(',') as SandboxDocumentType[];
    if (path === 'document') {
      const [type] = types;
      const found =
        type && (await options.documents.find(company.realm, type, url.searchParams.get('id') ?? ''));
      return json(200, { document: found ?? null });
    }
    if (path === 'documents') {
      const lists = await Promise.all(types.map((type) => options.documents.list(company.realm, type)));
      return json(200, { documents: lists.flat() });
    }
    return json(404, { error: 'nothing is here' });
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '/', `https://${request.headers.host ?? 'app.qbo.intuit.com'}`);
    if (!isPageHost(url.hostname)) {
      const asset = url.pathname.startsWith('/__sandbox/assets/page/') && url.pathname.endsWith('.css');
      return asset ? answerPage(url, request) : answerOtherHost(url);
    }
    if (url.pathname.startsWith('/__sandbox/')) return answerPage(url, request);
    if (url.pathname === '/favicon.ico') return { status: 204, headers: {}, body: '' };
    const now = options.today ? { ...settings, today: options.today() } : settings;
    return answerAddress(url, request.headers.cookie, { companies, settings: now });
  }

  function respond(request: IncomingMessage, response: ServerResponse): void {
    requests.push(recordOf(request));
    answer(request).then(
      ({ status, headers, body }) =>
        response.writeHead(status, headers as Record<string, string | string[]>).end(body),
      (error: unknown) => response.writeHead(500, JSON_TYPE).end(JSON.stringify({ error: String(error) })),
    );
  }

  const certificate = await makeCertificate();
  const server: Server = createServer({ key: certificate.key, cert: certificate.certificate }, respond);
  server.on('upgrade', (request, socket) => {
    requests.push(recordOf(request));
    socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    publicKeyHash: certificate.publicKeyHash,
    control: {
      settings: () => settings,
      set: (change) => {
        settings = { ...settings, ...change };
      },
      requests: () => [...requests],
      foreignRequests: () => requests.filter((request) => !comesFromSite(request)),
      forgetRequests: () => {
        requests = [];
      },
      pageErrors: () => [...pageErrors],
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
