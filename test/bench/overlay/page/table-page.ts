import { frames, type InvoiceTable, makeInvoiceTable, pause } from './invoice-table.ts';

export interface Ticks {
  readonly ticks: number;
  /** Rows replaced at each tick. */
  readonly replaced: number;
  /** How long to wait for deferred work after the last tick, in milliseconds. */
  readonly rest: number;
}

/** What the benchmark does with the page, in place of the page's own scripts. */
export interface TablePage {
  open(rows: number, seed: number): Promise<void>;
  /** Replaces rows again and again, each time in a separate task. */
  tick(ticks: Ticks): Promise<void>;
  /** Goes to another page of the list; returns the number of badges once those in view are drawn. */
  turnPage(reused: boolean): Promise<number>;
  /** Waits until the first row has its badge and no more badges come; returns their number. */
  drawn(): Promise<number>;
  /** How many badges were put into the page, including removed ones. */
  badgesPut(): number;
  /** The browser's report of tasks over 50 ms, including rendering and the page's work, in milliseconds. */
  readonly longTasks: readonly number[];
}

declare global {
  interface Window {
    tablePage: TablePage;
  }
}

let table: InvoiceTable;
const longTasks: number[] = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longTasks.push(duration);
}).observe({ type: 'longtask' });

let badges = 0;
const counter = new MutationObserver(count);
function count(records: readonly MutationRecord[]): void {
  for (const { addedNodes } of records)
    for (const node of addedNodes) if (node.nodeName === 'TICKMARK-BADGE') badges += 1;
}

async function drawn(): Promise<number> {
  for (let before = -1; ; ) {
    const badges = document.querySelectorAll('tickmark-badge').length;
    if (badges > 0 && badges === before && table.rows[0]?.querySelector('tickmark-badge')) return badges;
    before = badges;
    await pause(100);
  }
}

window.tablePage = {
  longTasks,
  drawn,
  badgesPut() {
    count(counter.takeRecords());
    return badges;
  },
  async open(rows, seed) {
    table = makeInvoiceTable(rows, seed);
    counter.observe(document.body, { childList: true, subtree: true });
    await frames(4);
  },
  async tick({ ticks, replaced, rest }) {
    for (let tick = 0; tick < ticks; tick++) {
      // In separate tasks and not after an `await`: a trace cannot tell whose code runs after one.
      await new Promise<void>((resolve) =>
        setTimeout(() => {
          table.replaceRows(replaced);
          resolve();
        }),
      );
      await new Promise<void>((resolve) =>
        setTimeout(() => {
          table.churnPanel();
          resolve();
        }),
      );
      await new Promise<void>((resolve) =>
        setTimeout(() => {
          table.churnMessages();
          resolve();
        }),
      );
      await frames(2);
    }
    await pause(rest);
  },
  turnPage(reused) {
    table.turnPage(reused);
    return drawn();
  },
};
