import { withRefusal } from '../../with-refusal.ts';
import {
  askConnection,
  compareRecord,
  editList,
  findCustomers,
  openList,
  probePlatform,
  tryCommand,
} from './ask-platform.ts';
import { mayOpenPanel, openRecord } from './open-record.ts';

/** Handlers of requests from the side panel, the lists and the diagnosis. */
export const PANEL_HANDLERS = {
  // The message listener opens the panel itself, because the permission ends with the event; here it is judged.
  open_panel: withRefusal(mayOpenPanel),
  open_record: withRefusal(openRecord),
  compare_record: withRefusal(compareRecord),
  try_command: withRefusal(tryCommand),
  find_customers: withRefusal(findCustomers),
  open_list: withRefusal(openList),
  edit_list: withRefusal(editList),
  ask_connection: withRefusal(askConnection),
  probe_platform: withRefusal(probePlatform),
};
