/** What reads the layout, and returns what is then to be written into the page. */
export type Reading = () => (() => void) | undefined;

let readings: Reading[] = [];
let atLayout: ResizeObserver | undefined;

function readAll(): void {
  atLayout?.disconnect();
  const due = readings;
  readings = [];
  for (const write of due.map((each) => each())) write?.();
}

/**
 * Reads when the next frame has been laid out and is not painted yet: reading the layout costs nothing then, and what is
 * drawn is in that frame. All read before any writes. A tab that is not shown makes no frames and does not wait for one.
 */
export function whenLaidOut(read: Reading, signal: AbortSignal): void {
  const guarded: Reading = () => {
    const write = signal.aborted ? undefined : read();
    return () => {
      if (!signal.aborted) write?.();
    };
  };
  if (document.hidden) {
    setTimeout(() => guarded()?.());
    return;
  }
  // What is observed anew is reported once, at just that moment. It is observed from a frame's start, because this may be
  // called while sizes are being reported: what is observed then is an error that the page hears of.
  atLayout ??= new ResizeObserver(readAll);
  if (readings.length === 0) {
    requestAnimationFrame(() => {
      atLayout?.observe(document.documentElement);
      // A document element that is hidden, or has been replaced meanwhile, has no size to report.
      requestAnimationFrame(readAll);
    });
  }
  readings.push(guarded);
}

/**
 * Paces readings that are asked for again and again.
 * @returns the function that asks for a reading at the next layout, but not within so many milliseconds of the last one
 */
export function paced(read: Reading, signal: AbortSignal): (apart: number) => void {
  let due = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));
  const ask = () => {
    due = Number.NEGATIVE_INFINITY;
    whenLaidOut(() => {
      due = Number.POSITIVE_INFINITY;
      last = performance.now();
      return read();
    }, signal);
  };
  return (apart) => {
    if (last + apart >= due || signal.aborted) return;
    clearTimeout(timer);
    due = last + apart;
    const left = due - performance.now();
    if (left > 0) timer = setTimeout(ask, left);
    else ask();
  };
}

/**
 * Bundles calls: the function runs once per `wait` milliseconds at most, the first time after `wait`.
 * @returns the function that asks for a run
 */
export function bundled(run: () => void, wait: number, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));
  return () => {
    if (timer !== undefined || signal.aborted) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (!signal.aborted) run();
    }, wait);
  };
}
