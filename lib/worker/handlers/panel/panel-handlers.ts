import { refusable } from '../refusable.ts';
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
  open_record: refusable(openRecord),
  compare_record: refusable(compareRecord),
  try_command: refusable(tryCommand),
  find_customers: refusable(findCustomers),
  open_list: refusable(openList),
  edit_list: refusable(editList),
  ask_connection: refusable(askConnection),
};
