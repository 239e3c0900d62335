import type { CycleContext } from '../cycle-context.ts';
import { keepCycle } from '../keep-cycle.ts';

/** Asks the platform to run its queue, under a key that was written down first. */
export async function runStep(context: CycleContext): Promise<void> {
  const { platform, company, connection, clock } = context;
  const { run_wanted, run_records } = context.cycle;
  if (!platform.run || !connection.capabilities.runs || run_wanted === null) {
    await keepCycle(context, { run_wanted: null, run_key: null });
    return;
  }
  const run_key = context.cycle.run_key ?? context.newKey();
  if (run_key !== context.cycle.run_key) await keepCycle(context, { run_key });
  const run = await platform.run(company.realm, run_key, run_wanted === 'all' ? null : run_records);
  await keepCycle(context, {
    run_wanted: null,
    run_key: null,
    run_records: [],
    run:
      run.state === 'running'
        ? { id: run.id, total: run.total, done: run.done, failed: run.failed, started_at: clock() }
        : null,
    pull_wanted: true,
  });
}
