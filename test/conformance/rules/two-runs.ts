import { randomUUID } from 'node:crypto';
import type { Exchange } from '../ask-server.ts';
import type { Probe } from '../probe.ts';

/** Asks for two runs over a record at the same time, under different keys. */
export function startTwoRuns(probe: Probe, id: string): Promise<readonly Exchange[]> {
  const start = () =>
    probe.inCompany(['runs'], { method: 'POST', body: { key: randomUUID(), record_ids: [id] } });
  return Promise.all([start(), start()]);
}

/** The same, once: while the resynced record is in the queue, where commands could be tried. */
export function firstTwoRuns(probe: Probe, id: string): Promise<readonly Exchange[]> {
  return probe.once('two runs', () => startTwoRuns(probe, id));
}
