import type { PageAnswer } from '../../../../lib/protocol/page.ts';
import type { Reply } from '../../../../lib/protocol/requests.ts';
import { COLUMNS } from './invoice-table.ts';
import { REALM } from './realm.ts';
import type {} from './stub-worker.ts';

/** The pace of Tickmark's own searches and questions, in milliseconds. */
const LOOK_MS = 400;
const GATHER_MS = 30;

const placeOf = (id: (typeof COLUMNS)[number][0]) => COLUMNS.findIndex(([each]) => each === id);
const PLACES = {
  number: placeOf('referenceNumber'),
  date: placeOf('date'),
  amount: placeOf('amount'),
  party: placeOf('customer'),
  status: placeOf('status'),
};

const textAt = (row: Element, place: number) => row.children[place]?.textContent ?? '';
const numberOf = (row: Element) => textAt(row, PLACES.number);

/**
 * The least that any overlay does which shows the right badge on each row near the view, at Tickmark's pace: it observes
 * the rows, reads the identifying cells of each that came, knows which numbers occur twice, finds the rows near the view
 * by bisection, asks once about each, measures one cell per frame, and draws a closed root with a shared style. It knows this
 * page, and nothing of companies, other layouts, other lists, hostile pages, or people.
 * @param knows whether the worker knows every invoice, or none
 */
export const pacedBound = (knows: boolean) => (): (() => number) => {
  const send = window.stubWorker(knows);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':host { display: inline-block } span { font: 500 12px sans-serif; padding: 0 6px }');
  const rowsOf = new Map<string, Set<Element>>();
  const near = new Map<Element, { readonly number: string; host: Element | null }>();
  const answers = new Map<string, string | null>();
  const asked = new Set<string>();
  let lately = new Set<string>();
  let wanted = new Set<Element>();
  let looked = Number.NEGATIVE_INFINITY;
  let planned = false;

  function came(row: Element): void {
    const number = numberOf(row);
    if (number === '') return;
    const same = rowsOf.get(number);
    if (same) same.add(row);
    else rowsOf.set(number, new Set([row]));
    if (!lately.has(number)) return;
    near.set(row, { number, host: null });
    draw(row);
  }

  function gone(row: Element): void {
    const number = near.get(row)?.number ?? numberOf(row);
    rowsOf.get(number)?.delete(row);
    near.delete(row);
  }

  function draw(row: Element): void {
    const entry = near.get(row);
    if (!entry || entry.host || (rowsOf.get(entry.number)?.size ?? 0) > 1) return;
    const words = answers.get(entry.number);
    if (!words) return;
    const host = document.createElement('tickmark-bound');
    const root = host.attachShadow({ mode: 'closed' });
    root.adoptedStyleSheets = [sheet];
    const span = document.createElement('span');
    span.textContent = words;
    root.append(span);
    row.children[PLACES.status]?.append(host);
    entry.host = host;
  }

  function look(body: HTMLTableSectionElement): void {
    planned = false;
    looked = performance.now();
    const { rows } = body;
    let from = 0;
    for (let to = rows.length; from < to; ) {
      const middle = (from + to) >> 1;
      if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) < -innerHeight / 2) from = middle + 1;
      else to = middle;
    }
    lately = new Set();
    for (let at = from; at < rows.length; at += 1) {
      const row = rows[at];
      if (!row || row.getBoundingClientRect().top > innerHeight * 1.5) break;
      const number = near.get(row)?.number ?? numberOf(row);
      lately.add(number);
      if (!near.has(row)) near.set(row, { number, host: null });
      if (answers.has(number)) draw(row);
      else if (!asked.has(number)) {
        if (wanted.size === 0) setTimeout(ask, GATHER_MS);
        asked.add(number);
        wanted.add(row);
      }
    }
  }

  async function ask(): Promise<void> {
    const rows = [...wanted];
    wanted = new Set();
    const asking = rows.map((row) => ({
      type: 'invoice',
      by: 'number',
      value: numberOf(row),
      date: textAt(row, PLACES.date),
      amount: textAt(row, PLACES.amount),
      party: textAt(row, PLACES.party),
    }));
    const reply = (await send({
      type: 'describe_page',
      realm: REALM,
      refs: [],
      rows: asking,
    })) as Reply<'describe_page'>;
    if (!reply.ok) return;
    const { records, rows: found }: PageAnswer = reply.answer;
    for (const [at, { value }] of asking.entries()) {
      answers.set(value, records[found[at] ?? -1]?.state ?? null);
    }
    requestAnimationFrame(() => {
      // One cell tells the room of all.
      rows[0]?.children[PLACES.status]?.getBoundingClientRect();
      for (const row of near.keys()) draw(row);
    });
  }

  function follow(body: HTMLTableSectionElement): void {
    const lookSoon = () => {
      if (planned) return;
      planned = true;
      const left = looked + LOOK_MS - performance.now();
      setTimeout(() => requestAnimationFrame(() => look(body)), Math.max(0, left));
    };
    new MutationObserver((records) => {
      for (const { addedNodes, removedNodes } of records) {
        for (const node of removedNodes) if (node instanceof Element) gone(node);
        for (const node of addedNodes) if (node instanceof Element) came(node);
      }
      lookSoon();
    }).observe(body, { childList: true });
    for (const row of body.rows) came(row);
    lookSoon();
  }

  const start = new MutationObserver(() => {
    const body = document.querySelector('tbody');
    if (!body) return;
    start.disconnect();
    follow(body);
  });
  start.observe(document, { childList: true, subtree: true });
  return () => document.querySelectorAll('tickmark-bound').length;
};
