/** Reads the layout, and returns the function that then writes into the page. */
export type Reading = () => (() => void) | undefined;

let readings: Reading[] = [];
let atLayout: ResizeObserver | undefined;
let afterFrame: ReturnType<typeof setTimeout> | undefined;

function readAll(): void {
  atLayout?.disconnect();
  clearTimeout(afterFrame);
  const due = readings;
  readings = [];
  for (const write of due.map(attempt)) if (write) attempt(write);
}

/** Does one of several: where it fails, that is reported, and the others go on. */
function attempt<Result>(step: () => Result): Result | undefined {
  try {
    return step();
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
    return undefined;
  }
}

/**
 * Reads after the next frame has been laid out and before it is painted: reading the layout is then free, and its
 * result is in that frame. All reads precede all writes. A hidden tab has no frames and does not wait for one.
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
  // A new observation is reported once, at exactly that moment. It starts at the beginning of a frame, because this
  // function may be called while sizes are being reported, when observing causes an error in the page.
  atLayout ??= new ResizeObserver(readAll);
  if (readings.length === 0) {
    requestAnimationFrame(() => {
      // A document element that is hidden, has been replaced or is taken away for a while has no size to report. A timer
      // comes after this frame and, unlike a further frame, makes the page render nothing.
      afterFrame = setTimeout(readAll);
      if (document.documentElement) atLayout?.observe(document.documentElement);
    });
  }
  readings.push(guarded);
}

/**
 * Throttles repeated readings.
 * @returns a function that requests a reading at the next layout, but not within this many milliseconds after the last
 * one
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
 * Throttles calls: the function runs at most once per `wait` milliseconds, the first time after `wait`.
 * @returns a function that requests a run
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
