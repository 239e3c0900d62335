import { randomUUID } from 'node:crypto';
import type { Exchange } from '../ask-server.ts';
import { at, textAt } from '../json.ts';
import { countPlaces } from '../places.ts';
import { isNotOffered, type Probe, seenOf } from '../probe.ts';
import type { Rule } from '../rule.ts';
import { failed, notApplicable, PASSED, Unmet } from '../verdict.ts';
import { firstTwoRuns } from './two-runs.ts';

const STATES = ['running', 'finished', 'failed'];
const runOf = (answer: Exchange) => at(answer.json, 'run');

/** The two runs that were asked for while the resynced record was in the queue, or now. */
async function twoStarts(probe: Probe): Promise<readonly Exchange[]> {
  await probe.need('runs');
  const id = await probe.writable();
  return firstTwoRuns(probe, id);
}

/** The run that was started. @throws Unmet where none was */
async function started(probe: Probe): Promise<unknown> {
  const [answer] = await twoStarts(probe);
  const run = answer && runOf(answer);
  if (!textAt(run, 'id')) throw new Unmet(notApplicable('no run was started: see N1'));
  return run;
}

export const RUN_RULES: readonly Rule[] = [
  {
    id: 'N1',
    level: 'runs',
    asks: 'a run over the record',
    expects: '202 with the run, framed as {"run": …}',
    fix: 'Answer at once with the run’s id and state, and work on the queue behind it.',
    async check(probe) {
      const [answer] = await twoStarts(probe);
      if (!answer) return failed('no answer');
      const run = runOf(answer);
      if (answer.status !== 202 && answer.status !== 200) return failed(seenOf(answer));
      if (!textAt(run, 'id')) return failed('the answer has no run.id');
      if (!STATES.includes(textAt(run, 'state'))) return failed(`state: ${textAt(run, 'state') || 'none'}`);
      return countPlaces(probe.server.exchanges, 'N1');
    },
  },
  {
    id: 'N2',
    level: 'runs',
    asks: 'how the run goes on',
    expects: 'it ends within 60 seconds; done ≤ total, failed ≤ done',
    fix: 'Store the run and its counts, and end it whatever happens to its records.',
    async check(probe) {
      const id = textAt(await started(probe), 'id');
      let run: unknown = null;
      const hasEnded = await probe.until(async () => {
        const answer = await probe.inCompany(['runs', id]);
        if (answer.status !== 200) throw new Unmet(failed(seenOf(answer)));
        run = runOf(answer);
        return ['finished', 'failed'].includes(textAt(run, 'state'));
      });
      if (!hasEnded) return failed('it is still running');
      const [total, done, bad] = ['total', 'done', 'failed'].map((name) => at(run, name));
      const isOver = (less: unknown, more: unknown) =>
        Number(less ?? 0) > Number(more ?? Number.POSITIVE_INFINITY);
      if (isOver(done, total) || isOver(bad, done)) return failed(`${done} done of ${total}, ${bad} failed`);
      return countPlaces(probe.server.exchanges, 'N2');
    },
  },
  {
    id: 'N3',
    level: 'runs',
    asks: 'two runs at the same time',
    expects: 'one run: the second answer names the one that is going',
    fix: 'Hold one run per company under a lock; two at once post a record twice.',
    async check(probe) {
      await started(probe);
      const [first, second] = (await twoStarts(probe)).map(runOf);
      if (textAt(first, 'state') !== 'running' || textAt(second, 'state') !== 'running')
        return notApplicable('the first run had ended before the second was asked for');
      return textAt(first, 'id') === textAt(second, 'id')
        ? PASSED
        : failed(`${textAt(first, 'id')} and ${textAt(second, 'id')} were running`);
    },
  },
  {
    id: 'N4',
    level: 'runs',
    asks: 'a run that was never started',
    expects: '404 as a problem',
    fix: 'Answer 404 not_found to a run that you do not know.',
    async check(probe) {
      await probe.need('runs');
      const answer = await probe.inCompany(['runs', `tickmark-${randomUUID()}`]);
      return answer.status === 404 && !isNotOffered(answer) ? PASSED : failed(seenOf(answer));
    },
  },
];
