/**
 * One after another.
 * @returns a function that runs a task once all earlier ones have ended, well or not; in: the task, out: its result
 */
export function makeInTurn() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(task: () => Promise<T>): Promise<T> => {
    const done = last.then(task);
    last = done.catch(() => undefined);
    return done;
  };
}
