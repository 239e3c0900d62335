import { matchReport } from '../../../lib/core/report/match-report.ts';
import { readReport } from '../../../lib/core/report/read-report.ts';
import { readFile } from '../../../lib/pages/queue/report/read-file.ts';
import { reportOf, sideOf } from './many-rows.ts';

/** Times of one run, in milliseconds of the thread's processor time. */
export interface ReadingTimes {
  /** The parser alone: the file to cells. */
  readonly parser: number;
  /** The file to findings, the parser included. */
  readonly whole: number;
}

/** Measures the parser alone and the whole check, without the store. On a shared machine, wall time says nothing. */
export async function measureReading(rows: number, repeats: number): Promise<readonly ReadingTimes[]> {
  const file = new Blob([reportOf(rows)]);
  const records = sideOf(rows);
  const now = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1_000;
  };
  const times: ReadingTimes[] = [];
  for (let n = 0; n < repeats + 1; n += 1) {
    const from = now();
    const read = await readFile(file);
    const parser = now() - from;
    const outcome = 'table' in read ? readReport(read.table, 'Maple Landscaping Inc.', null) : null;
    if (outcome?.status !== 'read') throw new Error(`Not read: ${JSON.stringify(outcome ?? read)}`);
    const { findings } = matchReport(outcome.report, { records, currency: 'USD' }, Date.now());
    const whole = now() - from;
    const differing = findings.filter(({ verdict }) => verdict === 'amount_differs').length;
    if (findings.length !== rows || differing === 0)
      throw new Error(`${findings.length} findings, ${differing} differ`);
    // The first run compiles.
    if (n > 0) times.push({ parser, whole });
  }
  return times;
}
