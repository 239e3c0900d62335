import type { WebWorker } from 'puppeteer';
import type { Phase } from '../figures/figures.ts';

/** What the worker has noted, in milliseconds since 1970. */
interface Notes {
  /** When look-ups reached it. */
  readonly asked: readonly number[];
  /** Its reading transactions. */
  readonly reads: readonly (readonly [begun: number, firstAnswer: number, lastAnswer: number])[];
}

/** Makes the running worker note when it is asked, and what its reading waits for. */
export async function noteLookups(worker: WebWorker): Promise<void> {
  await worker.evaluate(() => {
    const at = () => performance.timeOrigin + performance.now();
    const notes = { asked: [] as number[], reads: [] as number[][] };
    Object.assign(globalThis, { notes });
    const { chrome } = globalThis as unknown as {
      chrome: {
        runtime: { onMessage: { addListener(listener: (message: { type?: string }) => void): void } };
      };
    };
    chrome.runtime.onMessage.addListener((message) => {
      if (message.type === 'describe_page') notes.asked.push(at());
    });
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...args) {
      const begun = transaction.apply(this, args);
      // A look-up reads no cycles: this is another task's.
      if (begun.mode !== 'readonly' || begun.objectStoreNames.contains('cycles')) return begun;
      const marks = [at(), 0, 0];
      const note = () => {
        marks[2] = at();
        marks[1] ||= marks[2];
      };
      // An answer does not bubble, but it passes its transaction on its way down.
      begun.addEventListener('success', note, true);
      begun.addEventListener('complete', () => notes.reads.push(marks));
      return begun;
    };
  });
}

/** The notes since the last call. */
export async function takeNotes(worker: WebWorker): Promise<Notes> {
  return worker.evaluate(() => {
    const { notes } = globalThis as unknown as {
      notes: { asked: number[]; reads: Notes['reads'][number][] };
    };
    return { asked: notes.asked.splice(0), reads: notes.reads.splice(0) };
  });
}

/** A look-up as its page saw it: when it was sent, in milliseconds since 1970, and milliseconds until the answer. */
export interface SeenLookup {
  readonly sent: number;
  readonly ms: number;
}

/** Look-ups, and what the worker noted meanwhile. */
interface Watched {
  readonly seen: readonly SeenLookup[];
  readonly notes: Notes;
}

/** The parts of a look-up, in milliseconds. */
interface Parts {
  readonly coming: number;
  readonly beginning: number;
  readonly waiting: number;
  readonly reading: number;
  readonly between: number;
  readonly answering: number;
}

const PHASES: Readonly<Record<keyof Parts, string>> = {
  coming: 'until the worker has the message',
  beginning: 'until its first read begins',
  waiting: 'reads wait for their first answer',
  reading: 'from the first answer of a read to its last',
  between: 'between reads',
  answering: 'from the last read until the page has the answer',
};

function partsOf({ seen, notes }: Watched): Parts[] {
  return seen.flatMap(({ sent, ms }) => {
    const answered = sent + ms;
    const asked = notes.asked.find((at) => at >= sent && at <= answered);
    const reads = notes.reads
      .filter(
        ([begun, first, last]) => asked !== undefined && first > 0 && begun >= asked && last <= answered,
      )
      .toSorted(([a], [b]) => a - b);
    const from = reads[0]?.[0];
    if (asked === undefined || from === undefined) return [];
    let [to, waiting, reading, between] = [from, 0, 0, 0];
    for (const [begun, first, last] of reads) {
      between += Math.max(0, begun - to);
      const start = Math.max(begun, to);
      waiting += Math.max(0, first - start);
      reading += Math.max(0, last - Math.max(first, start));
      to = Math.max(to, last);
    }
    return [
      { coming: asked - sent, beginning: from - asked, waiting, reading, between, answering: answered - to },
    ];
  });
}

/** Where the time of a look-up goes while first reads run, and beside it in quiet: means of each part. */
export function phasesOf(busy: Watched, quiet: Watched): Phase[] {
  const [whileBusy, inQuiet] = [partsOf(busy), partsOf(quiet)];
  return (Object.keys(PHASES) as (keyof Parts)[]).map((part) => ({
    phase: PHASES[part],
    ms: mean(whileBusy.map((each) => each[part])),
    from: `in quiet ${mean(inQuiet.map((each) => each[part])).toPrecision(2)} ms`,
  }));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length);
}
