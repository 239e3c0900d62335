import { ContentScriptContext } from 'wxt/utils/content-script-context';
import { createIntegratedUi } from 'wxt/utils/content-script-ui/integrated';
import { startVisit } from '../../../../lib/content/visit/start-visit.ts';
import { NUMBER_CELL } from './invoice-table.ts';
import { pacedBound } from './paced-bound.ts';
import type {} from './stub-worker.ts';

/** Tickmark itself, with a worker that knows every invoice, or none: then it does everything but draw. */
const tickmark = (knows: boolean) => (): (() => number) => {
  startVisit({
    sendMessage: window.stubWorker(knows),
    isThere: () => true,
    frames: { address: 'about:blank', origin: location.origin },
    loadLater: () => Promise.reject(new Error('No frame is loaded here')),
    loadWords: () => Promise.resolve(undefined),
    onPush: () => undefined,
  });
  return () => document.querySelectorAll('tickmark-badge').length;
};

/** The least that any overlay does: one observer on the rows' container that inspects added nodes. */
function bareObserver(): () => number {
  let found = 0;
  const body = document.querySelector('tbody');
  if (!body) throw new Error('There is no table.');
  const look = (node: Node) => {
    if (node instanceof Element) found += node.querySelectorAll(NUMBER_CELL).length;
  };
  new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) look(node);
  }).observe(body, { childList: true });
  for (const row of body.rows) look(row);
  return () => found;
}

/** Observes the whole document, and searches it at each change. */
function wholeDocument(): () => number {
  const seen = new WeakSet<Element>();
  let found = 0;
  const look = () => {
    for (const cell of document.querySelectorAll(NUMBER_CELL)) {
      if (seen.has(cell)) continue;
      seen.add(cell);
      found += 1;
    }
  };
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
  look();
  return () => found;
}

/** As many as rows in view; one for each of a thousand rows would block the page for minutes. */
const MOUNTED_PLACES = 20;

/** WXT's mounting, one for each row in view. */
function autoMount(): () => number {
  const context = new ContentScriptContext('bench');
  for (let place = 1; place <= MOUNTED_PLACES; place++) {
    createIntegratedUi(context, {
      position: 'inline',
      anchor: `tbody tr:nth-child(${place}) ${NUMBER_CELL}`,
      append: 'last',
      onMount(wrapper) {
        wrapper.className = 'mounted';
      },
    }).autoMount();
  }
  return () => document.querySelectorAll('.mounted').length;
}

const WAYS = {
  nothing: () => () => 0,
  bareObserver,
  boundUnknown: pacedBound(false),
  bound: pacedBound(true),
  tickmarkUnknown: tickmark(false),
  tickmark: tickmark(true),
  wholeDocument,
  autoMount,
} as const;
export type WayName = keyof typeof WAYS;

declare global {
  interface Window {
    /** Starts a way of following the rows, in a separate task; `found` gives the number of its rows or badges. */
    follow(way: WayName): Promise<void>;
    found(): number;
  }
}

window.follow = (way) =>
  new Promise((resolve) =>
    setTimeout(() => {
      window.found = WAYS[way]();
      resolve();
    }),
  );
