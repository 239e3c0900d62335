import type { Role } from '../../../lib/core/commands/role.ts';
import { allowedCommands } from './commands/allowed-commands.ts';
import type { Platform } from './platform-context.ts';
import type { StoredRecord } from './store/stored-record.ts';
import { sendingOrder } from './sync/sending-order.ts';
import type { WireRecord } from './wire.ts';

/** Positions in the sending order by record id, computed again only after a change. */
export type Positions = (realm: string) => ReadonlyMap<string, number>;

export function createPositions(platform: Platform): Positions {
  const known = new Map<string, { revision: number; positions: Map<string, number> }>();
  return (realm) => {
    const revision = platform.records.revision();
    const cached = known.get(realm);
    if (cached?.revision === revision) return cached.positions;
    const order = sendingOrder(platform.records.queue(realm));
    const positions = new Map(order.map((id, index) => [id, index + 1]));
    known.set(realm, { revision, positions });
    return positions;
  };
}

/** A record as this user sees it: with its place in the queue and the commands allowed now. */
export function toWireRecord(
  platform: Platform,
  record: StoredRecord,
  role: Role,
  positions: ReadonlyMap<string, number>,
): WireRecord {
  return {
    id: record.id,
    type: record.type,
    number: record.number,
    name: record.name,
    party: record.party,
    date: record.date,
    amount: record.amount,
    fee: record.fee,
    version: String(record.version),
    created_at: record.created_at,
    updated_at: record.updated_at,
    deleted: record.deleted,
    url: record.url,
    direction: record.direction,
    depends_on: record.depends_on,
    sync: { ...record.sync, position: positions.get(record.id) ?? null },
    allowed: allowedCommands(record, role, platform.companies.settings()),
  };
}
