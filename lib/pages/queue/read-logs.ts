import type { LogLine, Logs } from '../../core/listing/log-lines.ts';
import { maskIfAny } from '../../core/mask-secrets.ts';
import type { LogEntry } from '../../core/records/log-entry.ts';
import type { Database } from '../../store/database.ts';
import type { LogRow } from '../../store/rows.ts';
import type { AskSafely } from '../ask-safely.ts';

/** Pages of the platform's log read in one go, before the user is asked whether to continue. */
const PAGES = 50;

function fromHere(row: LogRow): LogLine {
  const [value, currency] = row.amount?.split(' ') ?? [];
  return {
    id: String(row.id),
    at: new Date(row.at).toISOString(),
    who: row.who,
    action: row.action,
    record_id: row.record_id,
    label: row.label,
    outcome: row.outcome,
    code: null,
    detail: maskIfAny(row.detail),
    quickbooks_id: row.quickbooks_id,
    amount: value && currency ? { value, currency } : null,
    state_after: null,
  };
}

function fromPlatform(line: LogEntry): LogLine {
  return {
    ...line,
    who: line.actor?.name ?? null,
    detail: line.message,
    quickbooks_id: line.quickbooks?.id ?? null,
    state_after: stateOf(line.after),
  };
}

/**
 * The state in a log's copy of a record: the contract leaves open whether that is the whole record or only its sync.
 */
function stateOf(kept: unknown): string | null {
  if (typeof kept !== 'object' || kept === null) return null;
  if ('sync' in kept && kept.sync) return stateOf(kept.sync);
  return 'state' in kept && typeof kept.state === 'string' ? kept.state : null;
}

/** Reads both logs of a company once they are shown: Tickmark's own and, page by page, the platform's. */
export function readLogs(db: Database, companyKey: string, ask: AskSafely, onRead: () => void) {
  const lines = new Map<string, LogLine>();
  let logs: Logs = { here: [], platform: [], reading: 'part', problem: null };
  let cursor: string | null = null;
  let reading = false;

  const change = (some: Partial<Logs>) => {
    logs = { ...logs, ...some };
    onRead();
  };

  async function readHere(): Promise<void> {
    const rows = await db.log.by('company').under(companyKey).all();
    change({ here: rows.reverse().map(fromHere) });
  }

  /** Continues where the last read ended; a log is append-only, so nothing is read twice. */
  async function readPlatform(): Promise<void> {
    if (reading) return;
    reading = true;
    change({ reading: 'reading', problem: null });
    let more = true;
    for (let page = 0; more && page < PAGES; page += 1) {
      const answer = await ask<'read_log'>({ type: 'read_log', company_key: companyKey, cursor });
      if ('status' in answer) {
        change({ reading: 'refused', problem: answer.problem.what });
        reading = false;
        return;
      }
      for (const entry of answer.entries) lines.set(entry.id, fromPlatform(entry));
      more = answer.has_more && answer.cursor !== cursor;
      cursor = answer.cursor ?? cursor;
    }
    reading = false;
    const newestFirst = [...lines.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    change({ platform: newestFirst, reading: more ? 'part' : 'all' });
  }

  return { now: () => logs, readHere, readPlatform };
}
