import { Dexie } from 'dexie';
import type { Tables } from '../../../lib/store/database.ts';

/** Thrown at every point of a worker after it has been ended. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** The points at which a worker waits for something outside itself; a crash can come at each. */
export class Points {
  reached = 0;
  crashed = false;
  /** How many changes the worker has made outside itself: transactions committed, requests answered, alarms set. */
  changes = 0;
  /** The points that follow a change: a crash at each of them leaves a state of its own. */
  readonly distinct: number[] = [];
  /** The error with which the store refuses every write, if it does. */
  refusing: Error | null = null;
  /** The one table whose writes are refused; `null` for all tables. */
  refusesTo: string | null = null;
  private changesBefore = -1;
  private readonly crashAt: number | null;

  /** @param crashAt the point, from 1, at which the worker ends; `null` for never */
  constructor(crashAt: number | null) {
    this.crashAt = crashAt;
  }

  /** Passes a point. @throws Crash at point `crashAt` and at all later ones */
  pass(): void {
    if (!this.crashed) {
      this.reached += 1;
      if (this.changes !== this.changesBefore) this.distinct.push(this.reached);
      this.changesBefore = this.changes;
      this.crashed = this.reached === this.crashAt;
    }
    if (this.crashed) throw new Crash('The worker has ended');
  }

  refuses(table: string): boolean {
    return this.refusing !== null && (this.refusesTo === null || this.refusesTo === table);
  }

  kill(): void {
    this.crashed = true;
  }
}

const CALLS = ['mutate', 'get', 'getMany', 'query', 'openCursor', 'count'] as const;

/** Makes each begin of a transaction and each read and write of the tables a point. */
export function watchTables({ strict, bulk }: Tables, points: Points): void {
  for (const db of [strict, bulk]) {
    db.use({
      stack: 'dbcore',
      name: 'points',
      level: -10,
      create: (core) => ({
        ...core,
        transaction: (...args) => {
          points.pass();
          const transaction = core.transaction(...args);
          (transaction as unknown as IDBTransaction).addEventListener('complete', () => {
            points.changes += 1;
          });
          return transaction;
        },
        table: (name) => {
          const table = core.table(name);
          const watched = { ...table };
          for (const call of CALLS) {
            const work = table[call] as (...args: unknown[]) => PromiseLike<unknown>;
            Object.assign(watched, {
              [call]: (...args: unknown[]) => {
                try {
                  points.pass();
                  if (call === 'mutate' && points.refuses(name)) throw points.refusing;
                } catch (crash) {
                  return Dexie.Promise.reject(crash);
                }
                return work.apply(table, args);
              },
            });
          }
          return watched;
        },
      }),
    });
  }
}
