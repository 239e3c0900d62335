import type { Page } from 'puppeteer';
import type { TraceEvent } from '../overlay/read-trace.ts';

/**
 * The longest task of the page's main thread during `act`, in milliseconds of processor time. On a shared machine the wall
 * time of a task includes waiting for the processor, which says nothing about the page.
 * @param script a part of the address of the page's scripts, which identifies its thread
 */
export async function longestOnProcessor(
  page: Page,
  script: string,
  act: () => Promise<unknown>,
): Promise<number> {
  await page.tracing.start({ categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await act();
  const trace = await page.tracing.stop();
  if (!trace) throw new Error('No trace was written.');
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const own = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'FunctionCall' && args?.data?.url?.includes(script))
      .map(threadOf),
  );
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && own.has(threadOf(event)));
  if (tasks.length === 0) throw new Error(`No task of ${script} is in the trace.`);
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1_000;
}
