let readers: (() => void)[] = [];
let writers: (() => void)[] = [];
let atLayout: ResizeObserver | undefined;

/**
 * Runs a function when the next frame has been laid out and is not painted yet: reading the layout costs nothing then, and
 * what is drawn is in that frame. A tab that is not shown makes no frames and does not wait for one.
 * @param writes whether the function changes the page; those that only read come first
 */
export function whenLaidOut(run: () => void, writes: boolean, signal: AbortSignal): void {
  const guarded = () => {
    if (!signal.aborted) run();
  };
  if (document.hidden) {
    setTimeout(guarded);
    return;
  }
  // What is observed anew is reported once, at just that moment. It is observed from a frame's start, because this may be
  // called while sizes are being reported: what is observed then is an error that the page hears of.
  atLayout ??= new ResizeObserver(() => {
    atLayout?.disconnect();
    const all = [...readers, ...writers];
    readers = [];
    writers = [];
    for (const each of all) each();
  });
  if (readers.length + writers.length === 0) {
    requestAnimationFrame(() => atLayout?.observe(document.documentElement));
  }
  (writes ? writers : readers).push(guarded);
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
