import type { ConnectAnswer } from '../../protocol/options.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import type { DoneAnswer } from '../../protocol/views.ts';
import type { AskSafely } from '../ask-safely.ts';
import type { Store } from './read-store.ts';

/**
 * What the page asks for one company as a whole, its connection included. None of it rejects.
 * @param company as it was read last
 * @param onConnection the connection has changed, or may have
 */
export function makeCompanyCalls(
  ask: AskSafely,
  companyKey: string,
  company: () => Store['company'],
  onConnection: () => void,
) {
  /** A change of the connection is to be seen at once, whatever came of it. */
  function answered<T>(answer: T): T {
    onConnection();
    return answer;
  }

  return {
    syncNow: () => ask<'sync_now'>({ type: 'sync_now', company_key: companyKey }),
    async disconnect(): Promise<DoneAnswer> {
      const connection_id = company()?.summary.connection_id ?? '';
      return answered(await ask<'disconnect'>({ type: 'disconnect', connection_id }));
    },
    /** Connects again at the same address, in the place of the connection that is there. */
    async reconnect(access_key: string): Promise<ConnectAnswer> {
      const connection = company()?.connected.connection;
      const answer = await ask<'connect'>({
        type: 'connect',
        address: connection?.address ?? '',
        access_key,
        replaces: connection?.id ?? null,
      });
      return answered(answer);
    },
    /** Records from before Tickmark was connected. */
    older: {
      about: () => ask<'ask_connection'>({ type: 'ask_connection', company_key: companyKey }),
      backfill: (range: Omit<RequestOf<'backfill'>, 'type' | 'company_key'>) =>
        ask<'backfill'>({ type: 'backfill', company_key: companyKey, ...range }),
      newKey: () => crypto.randomUUID(),
    },
  };
}
