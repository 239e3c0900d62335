import papa from 'papaparse';
import { matchReport } from '../../../lib/core/report/match-report.ts';
import { readReport } from '../../../lib/core/report/read-report.ts';
import { readFile } from '../../../lib/pages/queue/report/read-file.ts';
import { reportOf, sideOf } from './many-rows.ts';

/** Times of one run, in milliseconds. */
export interface ReadingTimes {
  /** The parser alone: the text to cells. */
  readonly parser: number;
  /** The bytes to findings, the parser included. */
  readonly whole: number;
}

/** Measures, by turns, the parser alone and the whole check without the store. */
export async function measureReading(rows: number, repeats: number): Promise<readonly ReadingTimes[]> {
  const text = reportOf(rows);
  const file = new Blob([text]);
  const records = sideOf(rows);
  const times: ReadingTimes[] = [];
  for (let n = 0; n < repeats + 1; n += 1) {
    const from = performance.now();
    papa.parse<string[]>(text, { delimiter: ',' });
    const parser = performance.now() - from;
    const again = performance.now();
    const read = await readFile(file);
    const outcome = 'table' in read ? readReport(read.table, 'Maple Landscaping Inc.', null) : null;
    if (outcome?.status !== 'read')
      throw new Error(`The report was not read: ${JSON.stringify(outcome ?? read)}`);
    const { findings } = matchReport(outcome.report, { records, currency: 'USD' }, Date.now());
    const whole = performance.now() - again;
    const differing = findings.filter(({ verdict }) => verdict === 'amount_differs').length;
    if (findings.length !== rows || differing === 0)
      throw new Error(`${findings.length} findings, ${differing} differ`);
    // The first run compiles.
    if (n > 0) times.push({ parser, whole });
  }
  return times;
}
