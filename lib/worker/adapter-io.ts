import { TickmarkError } from '../core/tickmark-error.ts';
import type { AdapterIo } from '../platform/adapter.ts';
import type { AccessKeys } from '../store/access-key/seal-access-key.ts';
import type { Tables } from '../store/database.ts';
import type { ConnectionRow } from '../store/rows.ts';

/** What this extension calls itself. */
export const clientOf = (version?: string) => (version ? `Tickmark/${version}` : undefined);

type RunAlone = <T>(name: string, task: () => Promise<T>) => Promise<T>;

/**
 * What an adapter has of a stored connection: its secret, unsealed at each request, and its notes.
 * @param runAlone runs tasks of one name one after another
 * @param version of this extension
 */
export function adapterIo(
  { strict }: Tables,
  keys: Pick<AccessKeys, 'open' | 'seal'>,
  id: string,
  runAlone: RunAlone,
  version?: string,
): AdapterIo {
  let read: ConnectionRow['sealed_key'] = null;
  const change = (of: (row: ConnectionRow) => Partial<ConnectionRow> | null) =>
    strict.write(['connections'], async (tx) => {
      const row = await tx.connections.get(id);
      const changed = row && of(row);
      if (changed) await tx.connections.put({ ...row, ...changed });
    });
  return {
    client: clientOf(version),
    secret: async () => {
      read = (await strict.connections.get(id))?.sealed_key ?? null;
      if (!read) throw new TickmarkError('not_connected', 'The connection has no key');
      return keys.open(read, id);
    },
    keepSecret: async (secret) => {
      // Another request may read meanwhile.
      const before = read;
      await keys.seal(secret, id, before?.kept ?? 'profile', (sealed_key) =>
        change((row) => {
          // A person has typed another one meanwhile, or ended the connection.
          if (row.sealed_key?.data !== before?.data) return null;
          read = sealed_key;
          return { sealed_key };
        }),
      );
    },
    alone: (task) => runAlone(`tickmark-secret ${id}`, task),
    notes: {
      read: async (name) => (await strict.connections.get(id))?.notes?.[name],
      write: async (name, value) => {
        await change(({ notes }) => ({ notes: { ...notes, [name]: value } }));
      },
    },
  };
}
