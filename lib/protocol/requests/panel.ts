import * as z from 'zod/mini';
import { ACTION_NAMES } from '../../core/records/actions.ts';
import { commandKey, companyKey, type RequestRules, realm, recordId, text } from './fields.ts';

/** Names in QuickBooks have 500 characters at most. */
const name = text(500);

/** What the side panel, and its twin in the queue, ask; and the lists and the connection beside them. */
export const PANEL_REQUESTS = {
  /** Shows a record in the side panel. Only a person's press may open it. */
  open_panel: {
    from: 'both',
    schema: z.object({ type: z.literal('open_panel'), realm, company_key: companyKey, record_id: recordId }),
  },
  open_record: {
    from: 'extension',
    schema: z.object({ type: z.literal('open_record'), company_key: companyKey, record_id: recordId }),
  },
  /** How platform, QuickBooks and what was last synced compare, field by field. */
  compare_record: {
    from: 'extension',
    schema: z.object({ type: z.literal('compare_record'), company_key: companyKey, record_id: recordId }),
  },
  /** What a command would lead to; nothing is changed. */
  try_command: {
    from: 'extension',
    schema: z.object({
      type: z.literal('try_command'),
      company_key: companyKey,
      record_id: recordId,
      version: text(200),
      action: z.enum(ACTION_NAMES),
      input: z.record(z.string(), z.unknown()),
    }),
  },
  /** Customers, vendors and employees in QuickBooks whose names hold these words. */
  find_customers: {
    from: 'extension',
    schema: z.object({ type: z.literal('find_customers'), company_key: companyKey, query: name }),
  },
  open_list: {
    from: 'extension',
    schema: z.object({
      type: z.literal('open_list'),
      company_key: companyKey,
      list: text(60),
      cursor: z.nullable(text(4000)),
    }),
  },
  edit_list: {
    from: 'extension',
    schema: z.object({
      type: z.literal('edit_list'),
      company_key: companyKey,
      list: z.enum(['classes', 'departments']),
      edit: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('add'), key: commandKey, name, parent_id: z.nullable(recordId) }),
        z.object({ kind: z.literal('rename'), key: commandKey, id: recordId, version: text(200), name }),
        z.object({ kind: z.literal('deactivate'), key: commandKey, id: recordId, version: text(200) }),
      ]),
    }),
  },
  /** The platform's own account of itself, asked for now. */
  ask_connection: {
    from: 'extension',
    schema: z.object({ type: z.literal('ask_connection'), company_key: companyKey }),
  },
} as const satisfies RequestRules;
