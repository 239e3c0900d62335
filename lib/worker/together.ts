/**
 * Runs a task once for all calls within a time.
 * @param ms how long calls are collected, in milliseconds
 */
export function together(ms: number, task: () => void): () => void {
  let isPlanned = false;
  return () => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(() => {
      isPlanned = false;
      task();
    }, ms);
  };
}
