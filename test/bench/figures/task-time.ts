import type { CDPSession } from 'puppeteer';

/** Milliseconds that the page's main thread has spent in tasks; `Performance` is enabled in the session before. */
export async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
}
