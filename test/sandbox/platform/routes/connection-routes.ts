import type { Hono } from 'hono';
import { ALL_COMMANDS } from '../commands/allowed-commands.ts';
import { EDITABLE_LISTS, READ_ONLY_LISTS } from '../wire.ts';
import type { ApiParts, ApiVariables } from './api-context.ts';

/** §2: who is connected to what, and what this platform can do. */
export function addConnectionRoutes(app: Hono<{ Variables: ApiVariables }>, { platform }: ApiParts): void {
  app.get('/connection', (context) => {
    const { user, role, realms } = context.get('holder');
    const {
      plan,
      record_types,
      no_update,
      batch_max,
      lists,
      editable: _,
      ...about
    } = platform.companies.settings();
    return context.json({
      platform: about,
      user: { ...user, role },
      plan,
      companies: platform.companies
        .all()
        .filter((company) => realms.includes(company.realm_id))
        .map((company) => ({
          realm_id: company.realm_id,
          name: company.name,
          currency: company.currency,
          time_zone: company.time_zone,
          books_closed_through: company.books_closed_through,
          class_tracking: company.class_tracking,
          location_tracking: company.location_tracking,
          records_since: company.records_since,
          quickbooks: company.quickbooks,
          last_processed_at: company.last_processed_at,
          next_run_at: company.next_run_at,
          running: company.running !== null,
        })),
      capabilities: {
        record_types,
        commands: ALL_COMMANDS,
        no_update,
        batch_max,
        runs: true,
        check: true,
        candidates: true,
        log: true,
        backfill: true,
        lists: READ_ONLY_LISTS.filter((list) => lists.includes(list)),
        editable_lists: EDITABLE_LISTS.filter((list) => lists.includes(list)),
      },
    });
  });
}
