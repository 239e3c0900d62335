import type { Page } from 'puppeteer';
import { makeRecordRow } from '../../../lib/queue/make-record-row.ts';
import type { RecordRow } from '../../../lib/queue/rows.ts';
import { NO_RECORDS } from '../../../lib/records/counters.ts';
import { openDesk, readStore } from '../../browser/scenarios/open-desk.ts';
import { makeRecord } from '../../engine/world/make-record.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS14 } from '../../sandbox/world/scenario-world.ts';

/**
 * How the queue page does with many records: `node test/bench/queue/open-queue.ts [records]`. The store is filled directly,
 * because it is the page that is measured. Prints milliseconds; the numbers that have a limit are marked when over it.
 */
const RECORDS = Number(process.argv[2] ?? 100_000);
const SLICE = 2_000;

const STATES = [
  'synced',
  'synced',
  'synced',
  'synced',
  'not_synced',
  'synced',
  'needs_approval',
  'synced',
  'failed',
  'ready',
] as const;

function rowNumber(companyKey: string, n: number): RecordRow {
  const state = STATES[Math.floor(n / 7) % STATES.length] ?? 'synced';
  const record = makeRecord({
    id: `inv_${String(n).padStart(6, '0')}`,
    number: String(100_000 + n),
    type: n % 3 === 0 ? 'payment' : 'invoice',
    party: { id: `cus_${n % 200}`, name: `Lot ${(n % 200) + 1} Érablière Row` },
    date: `2026-0${(n % 3) + 1}-${String((n % 28) + 1).padStart(2, '0')}`,
    amount: { value: `${(n * 37) % 5_000}.${String(n % 100).padStart(2, '0')}`, currency: 'USD' },
    allowed: ['approve', 'resync', 'skip'],
    sync: {
      state,
      error:
        state === 'failed'
          ? { code: '6140', message: 'Duplicate Document Number Error', detail: null, request_id: null }
          : null,
    },
  });
  return makeRecordRow(companyKey, record, null, null, 0);
}

/** Writes rows, and the counters that belong to them, as the worker would have. */
async function fill(page: Page, companyKey: string): Promise<void> {
  const by_state: Record<string, number> = {};
  const counts = { to_approve: 0, pending: 0, failed: 0 };
  for (let from = 0; from < RECORDS; from += SLICE) {
    const rows = Array.from({ length: Math.min(SLICE, RECORDS - from) }, (_, n) =>
      rowNumber(companyKey, from + n),
    );
    for (const { state, counted } of rows) {
      by_state[state] = (by_state[state] ?? 0) + 1;
      if (counted) counts[counted] += 1;
    }
    await put(page, 'records', rows);
  }
  const counters = { ...NO_RECORDS, ...counts, by_state };
  await put(page, 'counters', [
    { company_key: companyKey, ...counters, oldest_failure_since: null, top_failures: [] },
  ]);
}

function put(page: Page, table: string, rows: readonly object[]): Promise<void> {
  return page.evaluate(
    async (name, text) => {
      const open = indexedDB.open('tickmark');
      const db = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => resolve(open.result);
      });
      const change = db.transaction(name, 'readwrite', { durability: 'relaxed' });
      for (const row of JSON.parse(text)) change.objectStore(name).put(row);
      await new Promise((resolve, reject) => {
        change.oncomplete = resolve;
        change.onerror = () => reject(change.error);
      });
      db.close();
    },
    table,
    JSON.stringify(rows),
  );
}

function tell(what: string, milliseconds: number, most: number | null = null): void {
  const over = most !== null && milliseconds > most ? `  OVER ${most}` : '';
  console.log(`${what.padEnd(44)} ${String(Math.round(milliseconds)).padStart(6)} ms${over}`);
}

/** Tasks of the page's main thread since the last call, in milliseconds. */
const longest = (page: Page) =>
  page.evaluate(() => {
    const { tasks } = window as unknown as { tasks: number[] };
    return Math.max(0, ...tasks.splice(0));
  });

/** From a change of a field until it is painted. */
const typed = (page: Page, text: string) =>
  page.evaluate(async (value) => {
    const field = document.querySelector('input[type=search]') as HTMLInputElement;
    const from = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - from;
  }, text);

const desk = await openDesk({ world: worldS14(), accessKey: ADMIN_KEY_A });
try {
  const [companies = []] = (await readStore(desk.browser, ['companies'])) as [{ key: string }[]];
  const filler = await desk.browser.openExtensionPage('manifest.json');
  await fill(filler, companies[0]?.key ?? '');
  await filler.close();

  const page = await desk.browser.browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.evaluateOnNewDocument(() => {
    const seen = window as unknown as { tasks: number[] };
    seen.tasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.tasks.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  const from = performance.now();
  await page.goto(`chrome-extension://${desk.browser.extensionId}/queue.html#attention`);
  await page.waitForSelector('tr [role], tr.list-row .cell-title');
  tell(`${RECORDS} records: what needs attention is shown`, performance.now() - from, 2_000);
  await page.waitForFunction(
    () => location.hash === '#attention' && document.querySelectorAll('tr').length > 3,
  );
  await page.evaluate(() => {
    location.hash = 'submissions';
  });
  await page.waitForFunction(
    () => /\d\d:\d\d/.test(document.querySelector('footer .quiet')?.textContent ?? ''),
    {
      timeout: 120_000,
    },
  );
  tell('all are read', performance.now() - from);
  tell('longest task meanwhile', await longest(page), 200);
  for (const text of ['e', 'erabliere row', '104999', '']) {
    tell(`search "${text}"`, await typed(page, text), RECORDS <= 5_000 ? 300 : null);
  }
  tell('longest task', await longest(page), RECORDS <= 5_000 ? 200 : null);
  const blank = await page.evaluate(async () => {
    const list = document.querySelector('.long-list') as HTMLElement;
    const most = list.scrollHeight - list.clientHeight;
    const box = list.getBoundingClientRect();
    let blanks = 0;
    for (let step = 0; step < 100; step += 1) {
      list.scrollTop = step < 50 ? step * 700 : (most * ((step * 37) % 100)) / 100;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      for (let y = box.top + 60; y < box.bottom - 20; y += 36) {
        if (!document.elementFromPoint(box.left + 300, y)?.closest('tr')) blanks += 1;
      }
    }
    return blanks;
  });
  console.log(`blank rows while scrolling: ${blank}${blank > 0 ? '  OVER 0' : ''}`);
  tell('longest task while scrolling', await longest(page), 200);
  const { JSHeapUsedSize = 0 } = await page.metrics();
  console.log(`memory of the page: ${Math.round(JSHeapUsedSize / 1e6)} MB`);
} finally {
  await desk.close();
}
