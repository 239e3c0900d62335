import type { Browser, Page } from 'puppeteer';
import type { BenchScripts } from './build-bench-page.ts';
import { REALM } from './page/realm.ts';

const ADDRESS = 'https://app.qbo.intuit.com/app/invoices';
const STYLE = `
body { margin: 0; font: 14px/20px sans-serif; }
main { display: grid; grid-template-columns: 200px 1fr; }
aside { height: 700px; overflow: hidden; }
.scroller { height: 700px; overflow: auto; }
table { width: 100%; border-collapse: collapse; }
td, th { padding: 8px 12px; text-align: left; white-space: nowrap; border-bottom: 1px solid #ddd; }
`;
/** The document names its company and offers the extension API to the code. */
const DOCUMENT = `<!doctype html><title>Invoices</title><style>${STYLE}</style>
<script>globalThis.chrome = { runtime: { id: 'bench' } }; window.shell = { "realmId": "${REALM}" };</script><body>`;

/** Opens a new page at the address of the invoice list, served from here, with the scripts in it. */
export async function openBenchPage(browser: Browser, scripts: BenchScripts): Promise<Page> {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    void request.respond(
      request.url() === ADDRESS
        ? { contentType: 'text/html; charset=utf-8', body: DOCUMENT }
        : { status: 404 },
    );
  });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(ADDRESS);
  for (const content of [scripts.table, scripts.worker, scripts.ways]) await page.addScriptTag({ content });
  return page;
}
