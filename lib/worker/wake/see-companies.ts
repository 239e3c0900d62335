import type { Database, Transaction } from '../../store/database.ts';
import { inLane } from '../../store/jobs/open-jobs.ts';
import type { CompanyRow, ConnectionRow, JobRow } from '../../store/rows.ts';
import { commandAt } from '../sync/read-facts.ts';

/** A connected company, and what of it can need a wake. */
export interface SeenCompany {
  readonly company: CompanyRow;
  readonly connection: ConnectionRow;
  readonly cycleUnderWay: boolean;
  /** The command that is held back for undo and due first. */
  readonly held: JobRow | undefined;
  /** When the next request is to be sent, asked about, or run; `null` for never. */
  readonly requestAt: number | null;
  /** The latest time that a command waits for; `null` if none waits. */
  readonly lastAt: number | null;
}

/**
 * Reads all connected companies, or one, at one moment: one read per company without open commands.
 * @param only the key of one company; `null` for all
 */
export function seeCompanies(db: Database, only: string | null): Promise<SeenCompany[]> {
  return db.read(['companies', 'connections', 'cycles', 'jobs'], async (tx) => {
    const [companies, connections, cycles] = await Promise.all([
      only === null ? tx.companies.all() : tx.companies.getMany([only]),
      tx.connections.all(),
      tx.cycles.keys(),
    ]);
    const connected = new Map(connections.map((each) => [each.id, each]));
    const under = new Set(cycles);
    const seen = companies.map(async (company): Promise<SeenCompany[]> => {
      const connection = company && connected.get(company.connection_id);
      if (!company || !connection?.sealed_key) return [];
      return [
        { company, connection, cycleUnderWay: under.has(company.key), ...(await seeJobs(tx, company)) },
      ];
    });
    return (await Promise.all(seen)).flat();
  });
}

async function seeJobs(
  tx: Transaction<'jobs'>,
  company: CompanyRow,
): Promise<Pick<SeenCompany, 'held' | 'requestAt' | 'lastAt'>> {
  const { key } = company;
  // The lanes read here are all of those in which commands wait for a time; their names sort before `settled`.
  const open = await tx.jobs.by('lane').between([key, 'doubt'], [key, 'settled']).first();
  if (!open) return { held: undefined, requestAt: commandAt(company, undefined, undefined), lastAt: null };
  const lanes = (['held', 'due', 'doubt'] as const).map((lane) => inLane(tx, key, lane));
  const [[held, due, doubt], lasts] = await Promise.all([
    Promise.all(lanes.map((lane) => lane.first())),
    Promise.all((['held', 'due', 'doubt'] as const).map((lane) => inLane(tx, key, lane).last(1))),
  ]);
  const times = lasts.flat().map((job) => job.due_at);
  return {
    held,
    requestAt: commandAt(company, due, doubt),
    lastAt: times.length > 0 ? Math.max(...times) : null,
  };
}
