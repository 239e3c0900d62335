import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Page } from 'puppeteer';
import { waitFor } from '../browser/harness/wait-for.ts';
import { requireBrowser } from '../set-up/require-browser.ts';

/** The tested build: as shipped, but allowed to reach the loopback host. */
const SANDBOX_BUILD = fileURLToPath(new URL('../../.output/firefox-mv3-sandbox', import.meta.url));
const EXTENSION = 'tickmark@tickmark.invalid';
/** Firefox chooses a random host for an extension's pages, unless the profile sets it. */
const HOST = '5c1bb4a4-6a0e-4f0e-9f4e-2d5b0b7a9c11';

export interface OpenFirefox {
  /** Where the extension's files are. */
  readonly origin: string;
  /** Opens a web page in a new tab. */
  openPage(url: string): Promise<Page>;
  /** Opens a page of the extension in a new tab. */
  openExtensionPage(path: string): Promise<Page>;
  /** Connects as a user does. @returns the options page, still open */
  connect(address: string, accessKey: string): Promise<Page>;
  /** Errors on the consoles of pages. */
  consoleErrors(): readonly string[];
  close(): Promise<void>;
}

/** A proxy that leads every `*.intuit.com` host to a local port and blocks other hosts, because Firefox has no resolver rules. */
async function startProxy(sitePort: number) {
  const sockets = new Set<Socket>();
  const server = createServer((_request, response) => response.writeHead(502).end());
  server.on('connect', (request, client: Socket) => {
    if (!/(^|\.)intuit\.com:443$/.test(request.url ?? '')) {
      client.end('HTTP/1.1 502 No other host\r\n\r\n');
      return;
    }
    const site = connect(sitePort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connected\r\n\r\n');
      site.pipe(client);
      client.pipe(site);
    });
    for (const [socket, other] of [
      [site, client],
      [client, site],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A Firefox with the extension, in which QuickBooks' hosts are the sandbox site. */
export async function openFirefox(site: { readonly port: number }): Promise<OpenFirefox> {
  const proxy = await startProxy(site.port);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: requireBrowser('firefox'),
    headless: true,
    // The sandbox site's certificate is made at run time.
    acceptInsecureCerts: true,
    // Without it Firefox does not let WebDriver control an extension's pages.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION]: HOST }),
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.proxy.no_proxies_on': '127.0.0.1, localhost',
    },
  });
  const errors: string[] = [];

  async function newPage(): Promise<Page> {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => errors.push(`${page.url()}: ${String(error)}`));
    return page;
  }

  async function openExtensionPage(path: string): Promise<Page> {
    const page = await newPage();
    // Firefox does not report when an extension's page has loaded (153 ESR, 2026-11), so tests wait for its content.
    void page.goto(`moz-extension://${HOST}/${path}`).catch(() => undefined);
    await page.waitForSelector('#root > *');
    return page;
  }

  await browser.installExtension(SANDBOX_BUILD);
  return {
    origin: `moz-extension://${HOST}`,
    openPage: async (url) => {
      const page = await newPage();
      await page.goto(url);
      return page;
    },
    openExtensionPage,
    connect: async (address, accessKey) => {
      const options = await openExtensionPage('options.html');
      const [addressField, keyField] = await waitFor('the form', async () => {
        const fields = await options.$$('form input:not([type=radio])');
        return fields.length === 2 && fields;
      });
      await addressField?.type(address);
      await keyField?.type(accessKey);
      await options.keyboard.press('Enter');
      await waitFor('the connection', () =>
        options.evaluate(() => document.body.innerText.includes('Sync frequency')),
      );
      return options;
    },
    consoleErrors: () => errors,
    close: async () => {
      await browser.close();
      await proxy.close();
    },
  };
}
