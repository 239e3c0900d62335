import { enterState, saveRecord } from '../change-record.ts';
import { PlatformProblem } from '../problem.ts';
import { toCents } from '../record-values.ts';
import { setValue } from '../sync/post-record.ts';
import { type ActionHandler, objectInput } from './command-context.ts';

/** Changes the platform's own record; a synced record becomes `changed`. */
export const update: ActionHandler = ({ record, input, at }) => {
  const fields = Object.entries(objectInput(input, 'fields'));
  if (fields.length === 0) throw new PlatformProblem(422, 'invalid_request', 'input.fields is empty');
  for (const [name, value] of fields) {
    if (name === 'overpayment') {
      record.overpayment_as_credit = value === 'credit';
      continue;
    }
    if (typeof value !== 'string') {
      throw new PlatformProblem(422, 'invalid_request', `input.fields.${name} is not a text`);
    }
    if (name === 'amount') readAmount(value);
    setValue(record, name, value);
  }
  const { state } = record.sync;
  if (state === 'synced' || state === 'synced_warn') {
    enterState(record, 'changed', at);
    record.sync.changed = { by: 'platform', at };
  } else if (state === 'waiting' && record.sync.warnings.length > 0) {
    // It waited for this decision: it joins the queue again, and waits again if that was not enough.
    record.sync.warnings = [];
    enterState(record, record.approved ? 'ready' : 'needs_approval', at);
  }
  return {};
};

function readAmount(value: string): void {
  try {
    toCents(value);
  } catch (cause) {
    throw new PlatformProblem(422, 'invalid_request', `input.fields.amount: ${(cause as Error).message}`);
  }
}

/** Deletes a failed service on the platform, not in QuickBooks; no record waits on it any longer. */
export const deleteRecord: ActionHandler = ({ platform, realm, record, by }) => {
  const users = platform.records.dependentsOf(realm, record.id);
  record.deleted = true;
  return {
    afterwards() {
      for (const user of users) {
        user.depends_on = user.depends_on.filter((id) => id !== record.id);
        user.items = user.items.filter((name) => name !== record.name);
        saveRecord(platform, realm, user, by);
      }
    },
  };
};
