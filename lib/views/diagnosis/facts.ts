import type { BrowserFacts } from '../../core/diagnosis/check.ts';
import {
  judgeQueue,
  type QueueFacts,
  type StandingQueue,
  type Waiting,
} from '../../core/diagnosis/judge-queue.ts';
import { intervalOf } from '../../core/records/frequency.ts';
import type { CompanyHealth, ProbeAnswer, WaitingCommands } from '../../protocol/diagnosis.ts';
import type { ConnectionAnswer } from '../../protocol/panel.ts';
import type { Refused } from '../../protocol/views.ts';

/** All facts for the diagnosis of one company. */
export interface Facts {
  readonly health: CompanyHealth;
  /** The platform's current answer; `null` while it is awaited. */
  readonly live: ConnectionAnswer | Refused | null;
  /**
   * Whether the platform currently answers requests for records, commands and runs; `null` while awaited, or if it
   * cannot be asked.
   */
  readonly probe: ProbeAnswer | null;
  readonly browser: BrowserFacts;
  readonly wake_at: string | null;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** The state of the connection. The check of the store reports Tickmark's own faults. */
export type Stand = 'ok' | 'offline' | 'down' | 'busy' | 'faulty' | 'refused' | 'no_right' | 'disconnected';

/** From the platform's current answer, else from the last one. */
export function standOf({ live, health, browser }: Facts): Stand {
  if (health.company.connection === 'disconnected') return 'disconnected';
  if (!browser.online) return 'offline';
  if (live && 'status' in live) {
    switch (live.problem.code) {
      case 'key_refused':
      case 'key_unreadable':
      case 'key_ended':
        return 'refused';
      case 'no_right':
        return 'no_right';
      case 'busy':
        return 'busy';
      case 'store_full':
      case 'internal_error':
        return 'ok';
      case 'unreachable':
      case 'timeout':
        return 'down';
      default:
        return 'faulty';
    }
  }
  if (live) return live.about ? 'ok' : unreadCompany(live, health) ? 'faulty' : 'no_right';
  switch (health.company.connection) {
    case 'down':
    case 'busy':
    case 'refused':
      return health.company.connection;
    default:
      return 'ok';
  }
}

/** Why the platform's entry for this company cannot be read; `null` if it can, or is missing. */
export function unreadCompany(live: Facts['live'], { company }: CompanyHealth): string | null {
  if (!live || 'status' in live) return null;
  return live.set_aside.find(({ realm_id }) => realm_id === company.realm)?.reason ?? null;
}

/** The platform's description of itself: its current answer, else the stored one. */
export function latest({ live, health }: Pick<Facts, 'live' | 'health'>) {
  const told = live && 'took_ms' in live ? live : null;
  return {
    quickbooks: told ? (told.about?.quickbooks ?? null) : health.quickbooks,
    version: told?.platform.version ?? health.platform_version,
    connector_version: told?.platform.connector_version ?? health.connector_version,
    minimum_connector_version: told?.platform.minimum_connector_version ?? health.minimum_connector_version,
    support: told?.platform.support ?? health.support,
    learn: told?.platform.learn ?? [],
    plan: told?.plan ?? null,
    last_processed_at: told?.about?.last_processed_at ?? health.last_processed_at,
  };
}

/** The part of the queue that waits too long, or `null`. */
export function standingQueue(facts: Facts): StandingQueue | null {
  const { company, stalled_since, connected_at, first_read_done, waiting, cycle } = facts.health;
  const { ready = 0, scheduled = 0, syncing = 0 } = company.counters.by_state;
  const queue: QueueFacts = {
    intervalMs: intervalOf(company.frequency),
    stalledSince: millis(stalled_since),
    scheduled: ready + scheduled + syncing,
    processedAt: millis(latest(facts).last_processed_at),
    nextDueAt: millis(company.next_run_at),
    connectedAt: millis(connected_at) ?? facts.now,
    firstReadDone: first_read_done,
    due: waitingOf(waiting.due),
    doubtful: waitingOf(waiting.doubtful),
    accepted: waitingOf(waiting.accepted),
    cycle: cycle && { stepSince: millis(cycle.step_since) ?? facts.now, runSince: millis(cycle.run_since) },
  };
  return judgeQueue(queue, facts.now);
}

function waitingOf(waiting: WaitingCommands | null): Waiting | null {
  const since = millis(waiting?.since ?? null);
  return waiting && since !== null ? { count: waiting.count, since } : null;
}

function millis(at: string | null): number | null {
  const time = at === null ? Number.NaN : Date.parse(at);
  return Number.isNaN(time) ? null : time;
}
