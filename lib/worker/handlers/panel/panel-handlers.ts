import { withRefusal } from '../../with-refusal.ts';
import {
  askConnection,
  compareRecord,
  editList,
  findCustomers,
  openList,
  tryCommand,
} from './ask-platform.ts';
import { openRecord } from './open-record.ts';

/** Answers to what the side panel, the lists and the diagnosis ask. */
export const PANEL_HANDLERS = {
  // The panel itself is opened where the press arrives: the right to open it lasts no longer than the event.
  open_panel: async () => ({ status: 'done' as const }),
  open_record: withRefusal(openRecord),
  compare_record: withRefusal(compareRecord),
  try_command: withRefusal(tryCommand),
  find_customers: withRefusal(findCustomers),
  open_list: withRefusal(openList),
  edit_list: withRefusal(editList),
  ask_connection: withRefusal(askConnection),
};
